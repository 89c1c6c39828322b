"""``khoithong rehearse``: exit status, what is printed, how soon."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

import pytest

from khoithong.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

WORKED: Final = """\
title: Nộp kế hoạch
regulation: tinh-uy-2026
organisation:
  agencies:
    - {id: ubnd, name: Ủy ban nhân dân tỉnh, kind: state, party_body: du-ubnd}
    - {id: so, name: Sở Nội vụ, kind: state, superior: ubnd, party_body: du-so}
    - {id: du-so, name: Đảng ủy Sở Nội vụ, kind: party_body}
    - {id: du-ubnd, name: Đảng ủy UBND tỉnh, kind: party_body}
  people:
    - {id: an, name: Nguyễn Văn An, offices: [{agency: so, role: head}]}
    - {id: chi, name: Lê Văn Chi, offices: [{agency: so, role: manager}]}
acts:
  - at: 2026-05-04
    by: chi
    act: submit_plan
    data:
      plan: {necessity: a, bottleneck: b, content: c, scope: d, duration: e, resources: g, feasibility: h, expected_effect: i}
    expect: {status: under_review, permitted: {an: [convene_meeting]}}
  - at: 2026-05-05T10:30
    by: chi
    act: convene_meeting
    data: {on: 2026-05-06}
    expect: {refusal: not_your_act}
  - at: 2026-05-20
    expect: {deadlines: {approval_meeting: overdue}, warnings: [], no_warnings: [outside_force]}
final:
  expect: {status: under_review, decision: null, late: [approval_meeting]}
"""


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A scenario that holds."""
    return written(tmp_path / "đạt.yaml", WORKED)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A scenario with three expectations that do not hold."""
    text = WORKED.replace("status: under_review, permitted", "status: in_execution, permitted")
    text = text.replace("expect: {refusal: not_your_act}", "expect: {}")
    return written(tmp_path / "sai.yaml", text.replace("late: [approval_meeting]", "late: []"))


@pytest.fixture
def invalid(tmp_path: Path) -> Path:
    """A file that is not a valid scenario."""
    return written(tmp_path / "hỏng.yaml", WORKED.replace("act: submit_plan", "act: submit"))


def written(path: Path, text: str) -> Path:
    """The file, with that text."""
    path.write_text(text, encoding="utf-8")
    return path


def records(output: str) -> list[dict[str, Any]]:
    """One record a line."""
    return [json.loads(line) for line in output.splitlines()]


def test_exit_0_when_every_expectation_holds(worked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", str(worked)]) == 0
    assert capsys.readouterr().out == (
        f"ĐẠT  {worked}: Nộp kế hoạch (3 mục)\n1 kịch bản: 1 đạt, 0 sai, 0 không hợp lệ.\n"
    )


def test_exit_1_tells_what_was_expected_and_what_came(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", str(wrong)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"SAI  {wrong}: Nộp kế hoạch"
    assert lines[1].endswith(
        ":13: mục 1, 04/05/2026 09:00, Lê Văn Chi (chi): submit_plan (Gửi kế hoạch đề xuất)"
    )
    assert "phải là in_execution (Đang thực hiện); nhưng là under_review" in lines[2]
    assert lines[3].endswith(
        ":19: mục 2, 05/05/2026 10:30, Lê Văn Chi (chi): convene_meeting (Triệu tập họp)"
    )
    assert "phải được chấp nhận, nhưng bị từ chối" in lines[4]
    assert "not_your_act" in lines[4]
    assert "thời hạn trễ: phải là không có; nhưng là approval_meeting" in lines[6]


def test_exit_2_tells_file_line_and_what_is_wrong(invalid: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", str(invalid)]) == 2
    printed = capsys.readouterr()
    assert f"{invalid}:15: không có hành vi “submit” (có phải “submit_plan”?)" in printed.err
    assert printed.out == "1 kịch bản: 0 đạt, 0 sai, 1 không hợp lệ.\n"


def test_an_unknown_regulation_is_told_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path / "lạ.yaml", WORKED.replace("regulation: tinh-uy-2026", "regulation: tinh-uy-2062")
    )
    assert main(["rehearse", str(path)]) == 2
    told = capsys.readouterr().err
    assert f"{path}:2: không có quy định “tinh-uy-2062” (có phải “tinh-uy-2026”?); dùng được: " in told


def test_it_writes_to_any_stream(worked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["rehearse", str(worked)]) == 0
    assert stream.getvalue().startswith("ĐẠT  ")


def test_of_several_files_the_gravest_counts_and_the_others_are_still_played(
    worked: Path, wrong: Path, invalid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", str(invalid), str(wrong), str(worked)]) == 2
    assert "3 kịch bản: 1 đạt, 1 sai, 1 không hợp lệ." in capsys.readouterr().out
    assert main(["rehearse", str(worked), str(wrong)]) == 1


def test_json_is_one_record_for_each_file(
    worked: Path, wrong: Path, invalid: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", "--json", str(worked), str(wrong), str(invalid)]) == 2
    held, failed, refused = records(capsys.readouterr().out)
    assert (held["ok"], failed["ok"], refused["ok"]) == (True, False, False)
    assert [failure["key"] for failure in failed["failures"]] == ["status", "accepted", "late"]
    assert refused["error"]["line"] == 15


def test_json_shows_the_case_after_each_entry(worked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rehearse", str(worked), "--json"]) == 0
    (record,) = records(capsys.readouterr().out)
    submitted, refused, checkpoint = record["acts"]
    assert submitted["at"] == "2026-05-04T09:00:00+07:00"
    assert submitted["deadlines"] == [
        {
            "id": "approval_meeting",
            "due": "2026-05-13",
            "state": "open",
            "kind": "statutory",
            "provision": "tinh-uy-2026#7/2/2.1",
        }
    ]
    assert submitted["permitted"] == {
        "an": [
            "choose_route",
            "convene_meeting",
            "propose_normative_text",
            "record_protection",
            "report_to_party",
            "request_supplement",
        ],
        "chi": ["revise_plan", "supplement_plan", "withdraw_plan"],
    }
    assert refused["refusal"]["code"] == "not_your_act"
    assert set(refused["refusal"]) == {"code", "provision", "message", "fields"}
    assert (checkpoint["act"], checkpoint["deadlines"][0]["state"]) == (None, "overdue")
    assert record["final"] == {
        "status": "under_review",
        "decision": None,
        "evaluation": None,
        "late": ["approval_meeting"],
        "measures": [],
    }


def test_every_entry_outside_the_regulations_dates_is_warned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early = written(tmp_path / "sớm.yaml", WORKED.replace("2026-05", "2025-05"))
    main(["rehearse", "--json", str(early)])
    (record,) = records(capsys.readouterr().out)
    assert [entry["warnings"] for entry in record["acts"]] == [["outside_force"]] * 3


@pytest.mark.parametrize("day", ["0001-01-01", "2020-12-31", "2028-01-01", "9999-12-31"])
def test_a_day_outside_the_calendar_is_refused_by_the_engine_not_by_the_reader(
    tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = WORKED.replace("at: 2026-05-04", f"at: {day}").replace("at: 2026-05-20", f"at: {day}T23:59:59")
    far = written(tmp_path / "xa.yaml", text)
    assert main(["rehearse", "--json", str(far)]) == 1
    (record,) = records(capsys.readouterr().out)
    assert record["acts"][0]["refusal"]["code"] == "bad_date"


@pytest.mark.parametrize(
    "data",
    [
        "{plan: 5}",
        "{plan: [a], co_proposers: an}",
        "{5: 6, true: x, null: [7]}",
        "{plan: {5: 6, a: [b]}, agency: {}, confirmed: {x: 1}}",
        "{plan: null, co_proposers: [null, 5, {}], agency: 7}",
    ],
)
def test_what_stands_inside_data_is_refused_never_an_error(tmp_path: Path, data: str) -> None:
    start = WORKED.index("    data:\n      plan:")
    end = WORKED.index("    expect: {status")
    text = (
        WORKED[:start]
        + f"    data: {data}\n    expect: {{accepted: false}}\n"
        + WORKED[WORKED.index("  - at: 2026-05-05") :]
    )
    assert end > start
    path = written(tmp_path / "dữ-liệu.yaml", text[: text.index("  - at: 2026-05-05")])
    assert main(["rehearse", str(path)]) == 0


def test_it_speaks_utf8_in_any_locale_and_needs_no_django(worked: Path) -> None:
    script = (
        "import sys; from khoithong.cli.main import main; status = main(sys.argv[1:]);"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django']; sys.exit(status)"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", script, "rehearse", str(worked)],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("ĐẠT  ")
