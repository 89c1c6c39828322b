"""The fields of the form of one part of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.directives.checking import LONGEST, day_of
from khoithong.directives.drafting import ALL, CHOSEN
from khoithong.web.components import Field, Option
from khoithong.web.directing.agencies import agency_options
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from khoithong.directives.checking import Problem
    from khoithong.organisation.snapshot import Directory

IDENTITY_LABELS: Final = {
    "kind": "Loại văn bản",
    "number": "Số, ký hiệu",
    "date": "Ngày văn bản",
    "place": "Nơi ban hành",
    "issuer": "Cơ quan ban hành ghi trên văn bản",
    "signer": "Người ký",
    "subject": "Trích yếu",
}
TASK_LABELS: Final = {
    "clause": "Điều khoản",
    "text": "Nội dung nhiệm vụ",
    "to": "Giao cho",
    "lead_words": "Cơ quan chủ trì, như ghi trong văn bản",
    "lead": "Cơ quan chủ trì",
    "coordinate_words": "Cơ quan phối hợp, như ghi trong văn bản",
    "coordinate": "Cơ quan phối hợp",
    "due_kind": "Thời hạn",
    "due_from": "Bắt đầu từ ngày",
    "due_on": "Ngày cuối cùng còn trong hạn",
    "due_words": "Thời hạn như ghi trong văn bản",
    "every": "Lặp lại",
    "every_day": "Ngày cuối cùng của mỗi kỳ",
    "every_month": "Tháng của ngày đó",
    "report_wanted": "Nội dung phải báo cáo",
    "report_kind": "Loại báo cáo",
}
DUE_KINDS: Final = {
    "date": "Có ngày cụ thể",
    "standing": "Thường xuyên",
    "periodic": "Định kỳ, lặp lại",
    "none": "Văn bản không ấn định",
}
PERIODS: Final = {
    "": "Chọn kỳ",
    "month": "Hằng tháng",
    "quarter": "Hằng quý",
    "half_year": "6 tháng một lần",
    "year": "Hằng năm",
}
REPORT_KINDS: Final = {
    "": "Không theo mẫu tổng hợp",
    "annual": "Báo cáo hằng năm",
    "multi_year": "Báo cáo nhiều năm",
}


def fields_of(
    part: str, value: Any, problems: Iterable[Problem], owner: str, picture: Directory
) -> list[Field]:
    """The fields of `identity`, `grounds`, a line of recipients or a task."""
    wrong: dict[str, tuple[str, ...]] = {}
    for one in problems:
        if one.part == part:
            wrong[one.field] = (*wrong.get(one.field, ()), one.message)
    if part == "identity":
        return [_identity(name, value, wrong.get(name, ())) for name in IDENTITY_LABELS]
    if part == "grounds":
        return [_grounds(value)]
    if part.startswith("r"):
        return _recipient(value, wrong, owner, picture)
    return _task(value, wrong, owner, picture)


def shown_date(value: str) -> str:
    """A date of the form as people write it; what is no date as it was typed."""
    day = day_of(value)
    return date_words(day) if day is not None else value


def _identity(name: str, value: Mapping[str, str], errors: tuple[str, ...]) -> Field:
    label = IDENTITY_LABELS[name]
    if name == "subject":
        return Field("textarea", name, label, value[name], errors=errors, rows=3, quiet=True)
    if name == "date":
        hint = "Ngày/tháng/năm; để trống nếu văn bản không ghi"
        return Field("date", name, label, shown_date(value[name]), hint, errors, required=False)
    hints = {
        "kind": "Ví dụ: Công văn, Kế hoạch, Quy định",
        "number": "Ví dụ: 398/SNV-CCVC; để trống nếu văn bản không ghi",
    }
    return Field(
        "text",
        name,
        label,
        value[name],
        hints.get(name, ""),
        errors,
        required=name == "kind",
        max_length=LONGEST[name],
    )


def _grounds(value: list[Mapping[str, Any]]) -> Field:
    return Field(
        "textarea",
        "grounds",
        "Căn cứ",
        "\n".join(one["text"] for one in value),
        "Mỗi căn cứ một dòng",
        required=False,
        rows=8,
        quiet=True,
    )


def _recipient(
    value: Mapping[str, Any], wrong: Mapping[str, tuple[str, ...]], owner: str, picture: Directory
) -> list[Field]:
    return [
        Field(
            "text", "words", "Nơi nhận như ghi trong văn bản", value["words"], errors=wrong.get("words", ())
        ),
        Field(
            "people",
            "agencies",
            "Là các cơ quan",
            list(value["agencies"]),
            "Bỏ hoặc chọn thêm nếu chưa đúng. Không chọn cơ quan nào thì dòng này vẫn hiện, không giao việc cho ai.",
            wrong.get("agencies", ()),
            required=False,
            options=agency_options(owner, picture),
        ),
    ]


def _task(
    value: Mapping[str, Any], wrong: Mapping[str, tuple[str, ...]], owner: str, picture: Directory
) -> list[Field]:
    def field(kind: Any, name: str, hint: str = "", **more: Any) -> Field:
        more.setdefault("required", False)
        more.setdefault("value", value[name])
        label = TASK_LABELS[name]
        return Field(kind, name, label, hint=hint, errors=wrong.get(name, ()), **more)

    agencies = agency_options(owner, picture)
    return [
        field("text", "clause", "Ví dụ: II/2/a", width="short", max_length=60),
        field("textarea", "text", required=True, rows=6, quiet=True),
        field(
            "radios",
            "to",
            options=(
                Option(ALL, "Tất cả cơ quan ở phần nơi nhận", "Khi văn bản không nêu riêng cơ quan nào"),
                Option(CHOSEN, "Chỉ các cơ quan chọn dưới đây"),
            ),
            required=True,
        ),
        field("text", "lead_words", "Nhiều cơ quan: ngăn cách bằng dấu chấm phẩy"),
        field("people", "lead", value=list(value["lead"]), options=agencies),
        field("text", "coordinate_words", "Nhiều cơ quan: ngăn cách bằng dấu chấm phẩy"),
        field("people", "coordinate", value=list(value["coordinate"]), options=agencies),
        field("radios", "due_kind", options=tuple(Option(*one) for one in DUE_KINDS.items()), required=True),
        field("text", "due_words", "Ví dụ: trước ngày 30/8/2024"),
        field(
            "date",
            "due_on",
            "“Trước ngày 30/8/2024” là ngày 29/08/2024",
            value=shown_date(value["due_on"]),
            note="khi có ngày cụ thể",
        ),
        field(
            "date",
            "due_from",
            "Với một khoảng thời gian: “quý II năm 2024” từ 01/04/2024",
            value=shown_date(value["due_from"]),
        ),
        field("select", "every", options=tuple(Option(*one) for one in PERIODS.items()), note="khi định kỳ"),
        field("text", "every_day", "Để trống: ngày cuối của kỳ", width="short"),
        field("text", "every_month", "Để trống: tháng cuối của kỳ", width="short"),
        field("textarea", "report_wanted", "Để trống nếu không phải báo cáo", rows=3, quiet=True),
        field("select", "report_kind", options=tuple(Option(*one) for one in REPORT_KINDS.items())),
    ]
