"""Communication as its pages show it: lines, fields, what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.urls import reverse

from khoithong.casefiles.rights import condition
from khoithong.desk.directives.acting import Faulty
from khoithong.directives.models.communication import CANCELLED, FORMS, PLANNED, PUBLISHED
from khoithong.web.actforms.reading import read_day
from khoithong.web.components import Field, Option

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from django.http import QueryDict

    from khoithong.casefiles.rights import Reader as CaseReader
    from khoithong.directives.models import CommunicationItem, CommunicationPlan
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

FORM_LABELS: Final = dict(
    zip(
        FORMS,
        (
            "Báo, tạp chí",
            "Phát thanh, truyền hình",
            "Cổng, trang thông tin điện tử",
            "Hội nghị, sinh hoạt",
            "Trực quan: pa nô, áp phích",
            "Mạng xã hội",
            "Ấn phẩm, tài liệu",
            "Hình thức khác",
        ),
        strict=True,
    )
)
STATUS_LABELS: Final = {PLANNED: "Dự kiến", PUBLISHED: "Đã đăng", CANCELLED: "Không thực hiện"}
STATUS_TONES: Final[dict[str, Tone]] = {PLANNED: "info", PUBLISHED: "done", CANCELLED: "neutral"}


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A case an item tells of, for who may read it."""

    code: str
    title: str
    url: str
    model: bool
    """Whether its result was recognised: others may take it as a model."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of a list."""

    url: str
    title: str
    agency: str
    form: str
    status: str
    tone: Tone
    planned_on: date | None
    published_on: date | None
    where: str
    address: str
    directive: str
    directive_url: str
    case: CaseLink | None
    late: bool
    """Still planned though its day has passed."""


def item_lines(rows: Sequence[CommunicationItem], here: Here, codes: set[str]) -> list[ItemLine]:
    """The lines of a list; `codes` are the directives the reader may open. One statement for all cases."""
    cases = case_links({row.case_id for row in rows if row.case_id}, here.reader)
    return [_line(row, here, cases, codes) for row in rows]


def case_links(ids: Iterable[int], reader: CaseReader) -> dict[int, CaseLink]:
    """The cases of these ids that may be read."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    where, values = condition(reader)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.id, c.code, c.title, c.evaluation FROM casefiles_case c"  # noqa: S608 - no text of anybody's
            f" WHERE c.id = ANY(%s) AND {where}",
            [wanted, *values],
        )
        return {
            id_: CaseLink(code, title or code, reverse("case", args=[code]), evaluation == "completed")
            for id_, code, title, evaluation in cursor.fetchall()
        }


def _line(row: CommunicationItem, here: Here, cases: Mapping[int, CaseLink], codes: set[str]) -> ItemLine:
    directive = row.directive
    opens = directive is not None and directive.code in codes
    return ItemLine(
        reverse("communication-item", args=[row.id]),
        row.title,
        here.directory.name(row.agency),
        FORM_LABELS[row.form],
        STATUS_LABELS[row.status],
        STATUS_TONES[row.status],
        row.planned_on,
        row.published_on,
        row.where,
        row.url,
        (directive.number or directive.code) if opens and directive else "",
        reverse("communication-directive", args=[directive.code]) if opens and directive else "",
        cases.get(row.case_id) if row.case_id else None,
        row.status == PLANNED and row.planned_on is not None and row.planned_on < here.day,
    )


def item_fields(
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    plans: Iterable[CommunicationPlan],
    directives: Iterable[tuple[str, str]],
) -> list[Field]:
    """The form of a new item."""
    chosen = [Option("", "Chọn hình thức"), *(Option(*one) for one in FORM_LABELS.items())]
    of_plans = [Option("", "Không thuộc kế hoạch nào"), *(Option(str(one.id), one.title) for one in plans)]

    def field(kind: Any, name: str, label: str, hint: str = "", **more: Any) -> Field:
        return Field(kind, name, label, typed.get(name, ""), hint, _errors(problems, name), **more)

    return [
        field("text", "title", "Nội dung tuyên truyền", max_length=300),
        field("select", "form", "Hình thức", options=tuple(chosen)),
        field("date", "planned_on", "Ngày dự kiến", required=False),
        field(
            "text",
            "where",
            "Nơi dự kiến đăng",
            "Tên báo, đài, trang, hội trường",
            required=False,
            max_length=200,
        ),
        field("select", "plan", "Thuộc kế hoạch", required=False, options=tuple(of_plans)),
        _directive_field(typed, problems, directives),
        field(
            "text", "clause", "Mục của văn bản", "Ví dụ: 19/2", required=False, width="short", max_length=60
        ),
        field(
            "text",
            "case",
            "Mã hồ sơ, mô hình được giới thiệu",
            "Ví dụ: DX-2026-000142. Chỉ người được xem hồ sơ mới thấy đường dẫn.",
            required=False,
            width="medium",
        ),
    ]


def plan_fields(
    typed: Mapping[str, str], problems: Mapping[str, str], directives: Iterable[tuple[str, str]]
) -> list[Field]:
    """The form of a new plan."""

    def field(kind: Any, name: str, label: str, hint: str = "", **more: Any) -> Field:
        return Field(kind, name, label, typed.get(name, ""), hint, _errors(problems, name), **more)

    return [
        field("text", "title", "Tên kế hoạch", "Ví dụ: Kế hoạch tuyên truyền năm 2026", max_length=200),
        field("date", "since", "Từ ngày"),
        field("date", "until", "Đến ngày"),
        _directive_field(typed, problems, directives),
        field(
            "text", "clause", "Mục của văn bản", "Ví dụ: II/1", required=False, width="short", max_length=60
        ),
    ]


def publish_fields(typed: Mapping[str, str], problems: Mapping[str, str]) -> list[Field]:
    """The form that records a publication."""

    def field(kind: Any, name: str, label: str, hint: str = "", **more: Any) -> Field:
        return Field(kind, name, label, typed.get(name, ""), hint, _errors(problems, name), **more)

    return [
        field("date", "published_on", "Ngày đăng, ngày tổ chức"),
        field("text", "where", "Nơi đăng", "Tên báo, đài, trang, hội trường", max_length=200),
        field("text", "url", "Địa chỉ trang", "Bắt đầu bằng https://", required=False, max_length=500),
        field("file", "files", "Ảnh, bản chụp, tệp minh chứng", "Một tệp", required=False),
    ]


def typed_dates(post: QueryDict, *names: str) -> dict[str, Any]:
    """What was typed, the dates named among it understood. Raises `Faulty` for what is no date."""
    found: dict[str, Any] = {name: value for name, value in post.items() if isinstance(value, str)}
    problems = {}
    for name in names:
        text = str(found.get(name) or "").strip()
        found[name] = read_day(text)
        if text and found[name] is None:
            problems[name] = "Nhập ngày theo dạng 18/03/2026"
    if problems:
        raise Faulty(problems)
    return found


def _directive_field(
    typed: Mapping[str, str], problems: Mapping[str, str], directives: Iterable[tuple[str, str]]
) -> Field:
    options = [Option("", "Không theo văn bản nào"), *(Option(*one) for one in directives)]
    return Field(
        "select",
        "directive",
        "Thực hiện văn bản chỉ đạo",
        typed.get("directive", ""),
        errors=_errors(problems, "directive"),
        required=False,
        options=tuple(options),
    )


def _errors(problems: Mapping[str, str], name: str) -> tuple[str, ...]:
    return (problems[name],) if name in problems else ()
