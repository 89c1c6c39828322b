"""What people and programs are told about a rehearsal."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from khoithong.lawbook.yamlsource import SourceError
from khoithong.procedure.acts import Act
from khoithong.procedure.organisation import Organisation, Person
from khoithong.procedure.refusals import Refusal
from khoithong.rehearsal.expectations import Failure
from khoithong.rehearsal.record import error_record, result_record
from khoithong.rehearsal.report import report, summary
from khoithong.rehearsal.scenario import Entry, ExpectedMeasure
from khoithong.rehearsal.sentences import in_words, sentence

if TYPE_CHECKING:
    from khoithong.procedure.regulation import Regulation
    from khoithong.rehearsal.player import Result

AT = datetime(2026, 5, 4, 14, 30)
REFUSED = Refusal("not_your_act", "quy-dinh#7/2", "Việc này của người đứng đầu.", ("by",))
REGULATION = cast("Regulation", SimpleNamespace(id="quy-dinh", labels={"quy-dinh#7/2": "khoản 2 Điều 7"}))


def played() -> Result:
    """A scenario of an act refused and a checkpoint."""
    look: dict[str, Any] = {
        "warnings": ("late",),
        "status": "under_review",
        "deadlines": (
            SimpleNamespace(
                id="approval_meeting",
                due=date(2026, 5, 13),
                state="open",
                kind="statutory",
                provision="quy-dinh#7/2",
            ),
        ),
        "permitted": {"an": ("choose_route", "convene_meeting")},
        "voters": ("an",),
    }
    act = Act("convene_meeting", "chi", AT, on_behalf_of="an")
    tally = {"for": 3, "against": 1, "other": 0, "passed": True, "tie": False}
    measure = SimpleNamespace(
        id="no_liability", beneficiary="chi", provision="quy-dinh#10/1", authority="either", state="available"
    )
    people = [Person("an", "Nguyễn Văn An"), Person("chi", "Lê Văn Chi")]
    return cast(
        "Result",
        SimpleNamespace(
            scenario=SimpleNamespace(
                file="họp.yaml",
                title="Họp",
                regulation=REGULATION,
                organisation=Organisation([], people),
                entries=(Entry(AT, 20, act), Entry(AT, 31)),
            ),
            looks=(
                SimpleNamespace(entry=Entry(AT, 20, act), refusal=REFUSED, tally=None, **look),
                SimpleNamespace(entry=Entry(AT, 31), refusal=None, tally=tally, **look),
            ),
            ending=SimpleNamespace(
                status="under_review",
                decision=None,
                evaluation=None,
                late=("approval_meeting",),
                measures=(measure,),
            ),
        ),
    )


def test_a_scenario_that_holds_takes_one_line() -> None:
    assert list(report(played(), [])) == ["ĐẠT  họp.yaml: Họp (2 mục)"]


def test_a_failure_tells_where_who_what_and_why() -> None:
    failures = [
        Failure(0, 20, "accepted", expected=True, got=False, reason=REFUSED),
        Failure(0, 20, "status", "in_execution", "under_review"),
        Failure(1, 31, "deadlines.approval_meeting", date(2026, 5, 14), date(2026, 5, 13)),
        Failure(None, 40, "decision", "approved", None),
    ]
    assert list(report(played(), failures)) == [
        "SAI  họp.yaml: Họp",
        (
            "  họp.yaml:20: mục 1, 04/05/2026 14:30, Lê Văn Chi (chi) thay Nguyễn Văn An (an):"
            " convene_meeting (Triệu tập họp)"
        ),
        (
            "    - accepted: phải được chấp nhận, nhưng bị từ chối."
            " Lý do: Việc này của người đứng đầu. (not_your_act; khoản 2 Điều 7, quy-dinh#7/2)"
        ),
        (
            "    - status: trạng thái: phải là in_execution (Đang thực hiện);"
            " nhưng là under_review (Đang xem xét)."
        ),
        "  họp.yaml:31: mục 2, 04/05/2026 14:30, mốc kiểm tra",
        (
            "    - deadlines.approval_meeting: thời hạn approval_meeting (Họp xem xét đề xuất):"
            " phải là 14/05/2026; nhưng là 13/05/2026."
        ),
        "  họp.yaml:40: kết thúc",
        "    - decision: quyết định: phải là approved (Phê duyệt); nhưng là không có.",
    ]


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure(0, 1, "accepted", expected=False, got=True), "phải bị từ chối, nhưng được chấp nhận."),
        (
            Failure(0, 1, "not_permitted.an", ["vote"], ["vote"]),
            "việc không được làm của an (Nguyễn Văn An): vote (Biểu quyết); nhưng lại có vote (Biểu quyết).",
        ),
        (Failure(0, 1, "warnings", ["late"], []), "cảnh báo: phải có late; nhưng không có."),
        (
            Failure(0, 1, "permitted.an", ["vote"], ["archive"]),
            "việc được làm của an (Nguyễn Văn An): phải có vote (Biểu quyết); nhưng chỉ có archive (Lưu trữ hồ sơ).",
        ),
        (
            Failure(0, 1, "refusal", "bad_date", "not_now", Refusal("not_now", None, "Chưa đến lúc.")),
            "lý do từ chối: phải là bad_date (Ngày không hợp lệ); nhưng là not_now (Chưa đến bước này). Lý do: Chưa đến lúc. (not_now)",
        ),
        (
            Failure(0, 1, "provision", "7", "9", Refusal("not_now", "khác#9", "Chưa.")),
            "căn cứ của việc từ chối: phải là 7; nhưng là 9. Lý do: Chưa. (not_now; khác#9)",
        ),
    ],
)
def test_each_failure_is_a_sentence(failure: Failure, words: str) -> None:
    assert sentence(failure, played().scenario) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "không có"),
        ([], "không có"),
        (True, "có"),
        (0, "0"),
        (["an", "chi"], "an, chi"),
        ({"for": 3, "passed": False}, "for 3, passed không"),
        (ExpectedMeasure("resources"), "resources"),
        (ExpectedMeasure("resources", "an", "9/2"), "resources cho an (9/2)"),
    ],
)
def test_values_are_written_for_officials(value: Any, words: str) -> None:
    assert in_words(value) == words


def test_the_summary_counts() -> None:
    assert summary(3, 1, 0) == "4 kịch bản: 3 đạt, 1 sai, 0 không hợp lệ."


def test_the_record_has_the_published_shape() -> None:
    deadline = {
        "id": "approval_meeting",
        "due": "2026-05-13",
        "state": "open",
        "kind": "statutory",
        "provision": "quy-dinh#7/2",
    }
    common = {
        "at": "2026-05-04T14:30:00+07:00",
        "status": "under_review",
        "warnings": ["late"],
        "deadlines": [deadline],
        "permitted": {"an": ["choose_route", "convene_meeting"]},
        "voters": ["an"],
    }
    refusal = {
        "code": "not_your_act",
        "provision": "quy-dinh#7/2",
        "message": "Việc này của người đứng đầu.",
        "fields": ["by"],
    }
    tally = {"for": 3, "against": 1, "other": 0, "passed": True, "tie": False}
    assert result_record(played(), []) == {
        "title": "Họp",
        "regulation": "quy-dinh",
        "ok": True,
        "failures": [],
        "acts": [
            {
                "index": 0,
                "act": "convene_meeting",
                "by": "chi",
                "accepted": False,
                "refusal": refusal,
                "tally": None,
                **common,
            },
            {
                "index": 1,
                "act": None,
                "by": None,
                "accepted": None,
                "refusal": None,
                "tally": tally,
                **common,
            },
        ],
        "final": {
            "status": "under_review",
            "decision": None,
            "evaluation": None,
            "late": ["approval_meeting"],
            "measures": [
                {
                    "id": "no_liability",
                    "beneficiary": "chi",
                    "provision": "quy-dinh#10/1",
                    "authority": "either",
                    "state": "available",
                }
            ],
        },
    }


def test_a_failure_in_the_record_is_plain_data() -> None:
    failures = [
        Failure(0, 20, "deadlines.approval_meeting", date(2026, 5, 14), None),
        Failure(None, 40, "measures", ExpectedMeasure("resources", "an"), []),
        Failure(1, 31, "tally", {"for": 2}, ("an",)),
    ]
    record = result_record(played(), failures)
    assert record["ok"] is False
    assert [
        (item["index"], item["act"], item["key"], item["expected"], item["got"])
        for item in record["failures"]
    ] == [
        (0, "convene_meeting", "deadlines.approval_meeting", "2026-05-14", None),
        (None, None, "measures", {"id": "resources", "beneficiary": "an", "provision": None}, []),
        (1, None, "tally", {"for": 2}, ["an"]),
    ]
    assert record["failures"][0]["file"] == "họp.yaml"
    assert record["failures"][0]["line"] == 20


def test_a_file_that_is_not_a_scenario_has_a_record_too() -> None:
    record = error_record(SourceError("hỏng.yaml", 3, "tệp trống"))
    assert record["ok"] is False
    assert record["error"] == {"file": "hỏng.yaml", "line": 3, "message": "tệp trống"}
