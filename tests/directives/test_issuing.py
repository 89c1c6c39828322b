"""From a file to issued tasks: imported once, corrected without loss, issued as confirmed, withdrawn."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from khoithong.casefiles.attachments import store
from khoithong.demonstration.making import letter
from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Asked, Faulty
from khoithong.desk.directives.import_directive import Source, import_directive
from khoithong.desk.directives.issue import Confirmed, issue
from khoithong.desk.directives.preparing import NoSuchDirective
from khoithong.desk.directives.save_draft import (
    Conflict,
    Saved,
    add_line,
    base_of,
    discard,
    part_of,
    remove_line,
    save_part,
    split_task,
)
from khoithong.desk.directives.withdraw import withdraw
from khoithong.directives.models import Assignment, Directive, Entry, Recipient, Task
from tests.casefiles.attachments import samples

if TYPE_CHECKING:
    from khoithong.desk.clock import FixedClock
    from tests.directives.orders import Orders

pytestmark = pytest.mark.django_db

TEXT = """Số: 12 /SNV-CCVC
Kính gửi:
- Các sở, ban, ngành;
1. Báo cáo kết quả trước ngày 30/8/2026.
"""
WHO = {"person": "vt-nv", "office": "so-nv/clerk"}


@pytest.fixture
def clock(orders: Orders) -> FixedClock:
    return orders.clock


def brought(clock: FixedClock, text: str = TEXT, **more: Any) -> str:
    values: dict[str, Any] = {**WHO, "key": uuid4(), "clock": clock}
    return import_directive(text, **values | more).code


def row(code: str) -> Directive:
    return Directive.objects.get(code=code)


def part(code: str, name: str) -> Any:
    return part_of(row(code).draft, name)


def put(code: str, name: str, clock: FixedClock, **values: Any) -> Saved | Conflict:
    theirs = part(code, name)
    return save_part(code, name, {**theirs, **values}, base_of(theirs), **WHO, clock=clock)


def prepared(clock: FixedClock) -> str:
    """A draft with one line of recipients and one task, nothing wrong with it."""
    code = brought(clock)
    draft = row(code).draft
    for line in [*draft["recipients"], *draft["tasks"]]:
        remove_line(code, line["key"], **WHO, clock=clock)
    put(
        code,
        "identity",
        clock,
        kind="Công văn",
        subject="Về báo cáo",
        number="12/SNV-CCVC",
        date="2026-05-04",
    )
    add_line(code, "r1", **WHO, clock=clock)
    put(code, "r1", clock, words="Các sở, ban, ngành", agencies=["so", "so-tc"], rule="departments")
    add_line(code, "t1", **WHO, clock=clock)
    put(code, "t1", clock, clause="1", text="Báo cáo kết quả", due_kind="date", due_on="2026-08-29")
    return code


def confirmed(code: str, clock: FixedClock, **more: Any) -> Confirmed:
    values: dict[str, Any] = {**WHO, "version": row(code).version, "key": uuid4(), "clock": clock}
    return Confirmed(**values | more)


def test_a_text_becomes_a_draft_of_the_office_used(clock: FixedClock) -> None:
    found = row(brought(clock, "Kế hoạch\r\nThư\u0323c hiện"))
    assert (found.status, found.owner, found.created_by) == ("draft", "so-nv", "vt-nv")
    assert found.text == "Kế hoạch\nThực hiện"
    assert found.code.startswith("CD-2026-")
    assert not Entry.objects.exists()


def test_the_same_request_is_one_draft_and_another_text_under_its_key_is_refused(clock: FixedClock) -> None:
    key = uuid4()
    code = brought(clock, key=key)
    assert brought(clock, key=key) == code
    assert Directive.objects.count() == 1
    with pytest.raises(IdempotencyConflict):
        brought(clock, "Văn bản khác", key=key)


def test_nothing_to_read_is_said(clock: FixedClock) -> None:
    with pytest.raises(Faulty) as faulty:
        brought(clock, " \n")
    assert "Tải lên" in faulty.value.problems["text"]


def test_a_text_beyond_the_limit_is_said(clock: FixedClock) -> None:
    with pytest.raises(Faulty, match=r"200\.000"):
        brought(clock, "a" * 200_001)


def test_a_text_of_more_tasks_than_a_directive_has_is_said(clock: FixedClock) -> None:
    orders = "\n".join(f"{number}. Sở Tài chính báo cáo trước ngày 30/8/2026." for number in range(1, 260))
    with pytest.raises(Faulty, match="hơn 200 nhiệm vụ"):
        brought(clock, f"{TEXT}\n{orders}")
    assert not Directive.objects.exists()


@pytest.mark.parametrize("office", ["so-nv/staff", "so/head", None, "không có/head", "so-nv/clerk/x"])
def test_who_does_not_act_for_the_agency_brings_nothing_in(clock: FixedClock, office: str | None) -> None:
    with pytest.raises(Faulty, match="văn thư"):
        brought(clock, person="cv-nv", office=office)
    assert not Directive.objects.exists()


def test_a_file_is_kept_with_its_draft_and_goes_with_it(
    clock: FixedClock, django_capture_on_commit_callbacks: Any
) -> None:
    file = Source("Công văn 12.txt", BytesIO(TEXT.encode()))
    code = brought(clock, "", source=file)
    found = row(code)
    assert (found.source_name, found.text) == ("Công văn 12.txt", TEXT.strip("\n") + "\n")
    assert store.state_of(found.source_sha256) == "intact"
    with django_capture_on_commit_callbacks(execute=True):
        discard(code, **WHO, clock=clock)
    assert not Directive.objects.exists()
    assert store.state_of(found.source_sha256) == "missing"


def test_a_word_file_is_read(clock: FixedClock) -> None:
    content = letter("Sở Nội vụ", "CÔNG VĂN", tuple(TEXT.splitlines()))
    found = row(brought(clock, "", source=Source("cong-van.docx", BytesIO(content))))
    assert "1. Báo cáo kết quả trước ngày 30/8/2026." in found.text
    assert found.source_type.endswith("wordprocessingml.document")


def test_a_pdf_of_pictures_and_a_table_are_refused_in_words(clock: FixedClock) -> None:
    for name, content in (("quet.pdf", samples.pdf()), ("bang.xlsx", samples.ooxml(kind="xlsx"))):
        with pytest.raises(Faulty) as faulty:
            brought(clock, "", source=Source(name, BytesIO(content)))
        assert faulty.value.problems["file"]


def _bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" * 10_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        b"%PDF-1.4 nothing",
        b"PK\x03\x04 torn",
        b"\x89PNG\r\n\x1a\n",
        b"MZ\x90\x00",
        _bomb(),
    ],
    ids=["empty", "binary", "pdf", "zip", "png", "exe", "bomb"],
)
def test_hostile_files_are_refused_in_words(clock: FixedClock, content: bytes) -> None:
    with pytest.raises(Faulty) as faulty:
        brought(clock, "", source=Source("x.docx", BytesIO(content)))
    assert faulty.value.problems["file"]
    assert not Directive.objects.exists()


def test_what_two_windows_typed_is_never_lost(clock: FixedClock) -> None:
    code = prepared(clock)
    base = base_of(part(code, "t1"))
    first = save_part(code, "t1", {"text": "Một"}, base, **WHO, clock=clock)
    assert isinstance(first, Saved)
    second = save_part(code, "t1", {"text": "Hai"}, base, **WHO, clock=clock)
    assert isinstance(second, Conflict)
    assert (second.mine["text"], second.theirs["text"]) == ("Hai", "Một")
    assert part(code, "t1")["text"] == "Một"
    kept = save_part(code, "t1", {"text": "Hai"}, second.base, **WHO, clock=clock)
    assert isinstance(kept, Saved)
    assert part(code, "t1")["text"] == "Hai"


def test_two_windows_on_two_parts_do_not_meet(clock: FixedClock) -> None:
    code = prepared(clock)
    bases = {name: base_of(part(code, name)) for name in ("t1", "r1")}
    for name, value in (("t1", {"text": "Một"}), ("r1", {"words": "Các sở"})):
        assert isinstance(save_part(code, name, value, bases[name], **WHO, clock=clock), Saved)


def test_the_same_saved_again_is_no_conflict(clock: FixedClock) -> None:
    code = prepared(clock)
    base = base_of(part(code, "t1"))
    for _ in range(2):
        assert isinstance(save_part(code, "t1", {"text": "Một"}, base, **WHO, clock=clock), Saved)


def test_a_line_gone_elsewhere_gives_back_what_was_typed(clock: FixedClock) -> None:
    code = prepared(clock)
    base = base_of(part(code, "t1"))
    gone = remove_line(code, "t1", **WHO, clock=clock)
    assert gone is not None
    assert remove_line(code, "t1", **WHO, clock=clock) is None
    with pytest.raises(Faulty, match="Điều vừa gõ"):
        save_part(code, "t1", {"text": "Điều vừa gõ"}, base, **WHO, clock=clock)


def test_a_line_added_twice_is_one(clock: FixedClock) -> None:
    code = prepared(clock)
    for _ in range(2):
        add_line(code, "t2", **WHO, after="t1", clock=clock)
    assert [one["key"] for one in row(code).draft["tasks"]] == ["t1", "t2"]


def test_a_task_is_parted_and_keeps_agencies_and_due_day(clock: FixedClock) -> None:
    code = prepared(clock)
    put(code, "t1", clock, text="Xây dựng kế hoạch; gửi báo cáo", to="chosen", lead=["so"])
    assert split_task(code, "t1", "t2", 18, **WHO, clock=clock)
    assert split_task(code, "t1", "t2", 18, **WHO, clock=clock)
    one, two = row(code).draft["tasks"]
    assert (one["text"], two["text"]) == ("Xây dựng kế hoạch;", "gửi báo cáo")
    assert (two["lead"], two["due_on"], two["clause"]) == (["so"], "2026-08-29", "1")
    assert not split_task(code, "t2", "t3", 0, **WHO, clock=clock)


def test_issuing_makes_tasks_of_agencies(clock: FixedClock) -> None:
    code = prepared(clock)
    add_line(code, "r2", **WHO, clock=clock)
    put(code, "r2", clock, words="UBND các huyện", agencies=[], rule="districts")
    done = issue(code, confirmed(code, clock))
    found = row(code)
    assert (found.status, found.issued_by, found.issued_on) == ("issued", "vt-nv", clock().date())
    assert (found.number, str(found.date), found.subject) == ("12/SNV-CCVC", "2026-05-04", "Về báo cáo")
    assert found.draft == {}
    assert done.seq == 1
    task = Task.objects.get()
    assert (task.clause, str(task.due_on), task.due_kind) == ("1", "2026-08-29", "date")
    sent = Assignment.objects.order_by("agency")
    assert [(one.agency, one.role, one.status, str(one.due_on)) for one in sent] == [
        ("so", "lead", "sent", "2026-08-29"),
        ("so-tc", "lead", "sent", "2026-08-29"),
    ]
    entry = Entry.objects.get()
    assert (entry.kind, entry.actor, entry.office) == ("issue", "vt-nv", "so-nv/clerk")
    assert entry.data["agencies"] == ["so", "so-tc"]


def test_a_class_of_recipients_without_one_agency_stays_visible(clock: FixedClock) -> None:
    code = prepared(clock)
    add_line(code, "r2", **WHO, clock=clock)
    put(code, "r2", clock, words="Ủy ban nhân dân các huyện, thành phố", agencies=[], rule="districts")
    issue(code, confirmed(code, clock))
    empty = Recipient.objects.get(place=1)
    assert (empty.words, empty.rule) == ("Ủy ban nhân dân các huyện, thành phố", "districts")
    assert not empty.agencies.exists()


def test_lead_and_help_are_told_apart(clock: FixedClock) -> None:
    code = prepared(clock)
    put(code, "t1", clock, to="chosen", lead=["so-tc"], coordinate=["so", "ubnd"])
    issue(code, confirmed(code, clock))
    assert set(Assignment.objects.values_list("agency", "role")) == {
        ("so-tc", "lead"),
        ("so", "coordinate"),
        ("ubnd", "coordinate"),
    }


@pytest.mark.parametrize(
    ("every", "more", "round_", "due"),
    [
        ("year", {}, "2026-12-31", "2026-12-31"),
        ("year", {"every_month": "11", "every_day": "30"}, "2026-12-31", "2026-11-30"),
        ("year", {"every_month": "1", "every_day": "15"}, "2027-12-31", "2027-01-15"),
        ("quarter", {}, "2026-06-30", "2026-06-30"),
    ],
)
def test_a_periodic_task_begins_with_the_round_that_can_be_kept(
    clock: FixedClock, every: str, more: dict[str, str], round_: str, due: str
) -> None:
    code = prepared(clock)
    put(code, "t1", clock, due_kind="periodic", every=every, due_on="", **more)
    issue(code, confirmed(code, clock))
    assert {(str(one.round), str(one.due_on)) for one in Assignment.objects.all()} == {(round_, due)}


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("identity", {"kind": ""}, "kind"),
        ("identity", {"subject": " "}, "subject"),
        ("identity", {"date": "30/2/2026"}, "date"),
        ("identity", {"number": "x" * 61}, "number"),
        ("r1", {"words": ""}, "words"),
        ("r1", {"agencies": ["không có"]}, "agencies"),
        ("r1", {"agencies": []}, ""),
        ("t1", {"text": ""}, "text"),
        ("t1", {"to": "chosen", "lead": []}, "lead"),
        ("t1", {"to": "chosen", "lead": ["so"], "coordinate": ["so"]}, "coordinate"),
        ("t1", {"lead": ["không có"], "to": "chosen"}, "lead"),
        ("t1", {"due_on": ""}, "due_on"),
        ("t1", {"due_on": "cuối tháng"}, "due_on"),
        ("t1", {"due_from": "2026-09-01"}, "due_from"),
        ("t1", {"due_kind": "khác"}, "due_kind"),
        ("t1", {"due_kind": "periodic"}, "every"),
        ("t1", {"due_kind": "periodic", "every": "year", "every_day": "32"}, "every_day"),
        ("t1", {"due_kind": "periodic", "every": "year", "every_month": "0"}, "every_month"),
        ("t1", {"report_kind": "khác"}, "report_kind"),
        ("t1", {"clause": "x" * 61}, "clause"),
    ],
)
def test_what_is_faulty_is_kept_but_not_issued(
    clock: FixedClock, name: str, values: dict[str, Any], field: str
) -> None:
    from khoithong.directives.checking import problems

    code = prepared(clock)
    assert isinstance(put(code, name, clock, **values), Saved)
    found = problems(row(code).draft, {"so", "so-tc"})
    assert [one.field for one in found] == [field]
    with pytest.raises(Faulty, match="Còn 1 chỗ"):
        issue(code, confirmed(code, clock))
    assert row(code).status == "draft"
    assert not Task.objects.exists()


def test_what_was_changed_since_it_was_shown_is_not_issued(clock: FixedClock) -> None:
    code = prepared(clock)
    shown = confirmed(code, clock)
    put(code, "t1", clock, text="Khác")
    with pytest.raises(Faulty, match="vừa được sửa"):
        issue(code, shown)


def test_issued_twice_it_is_issued_once(clock: FixedClock) -> None:
    code = prepared(clock)
    request = confirmed(code, clock)
    first, again = issue(code, request), issue(code, request)
    assert (first.seq, again.seq, again.repeated) == (1, 1, True)
    assert Assignment.objects.count() == 2
    with pytest.raises(Faulty, match="đã được giao"):
        issue(code, confirmed(code, clock))
    other = prepared(clock)
    with pytest.raises(IdempotencyConflict):
        issue(other, confirmed(other, clock, key=request.key))


def test_an_issued_directive_is_corrected_no_more(clock: FixedClock) -> None:
    code = prepared(clock)
    base = base_of(part(code, "t1"))
    issue(code, confirmed(code, clock))
    with pytest.raises(Faulty, match="không sửa được"):
        save_part(code, "t1", {"text": "Khác"}, base, **WHO, clock=clock)
    with pytest.raises(Faulty, match="không sửa được"):
        discard(code, **WHO, clock=clock)


@pytest.mark.parametrize(
    ("person", "office"), [("gd", "so/head"), ("cv-nv", "so-nv/staff"), ("tt", "ubkt/head")]
)
def test_a_draft_is_for_who_may_issue_it(clock: FixedClock, person: str, office: str) -> None:
    code = prepared(clock)
    with pytest.raises(NoSuchDirective):
        save_part(code, "t1", {"text": "x"}, "", person=person, office=office, clock=clock)
    with pytest.raises(NoSuchDirective):
        issue(code, confirmed(code, clock, person=person, office=office))


@pytest.mark.parametrize("code", ["CD-2026-99999", "", "\x00"])
def test_what_does_not_exist_is_not_found(clock: FixedClock, code: str) -> None:
    with pytest.raises(NoSuchDirective):
        issue(code, Confirmed("vt-nv", "so-nv/clerk", 1, uuid4(), clock))


def test_withdrawing_ends_what_is_open_and_keeps_what_was_done(clock: FixedClock) -> None:
    code = prepared(clock)
    issue(code, confirmed(code, clock))
    Assignment.objects.filter(agency="so").update(status="done", done_on=clock().date())
    request = Asked("gd-nv", "so-nv/head", UUID(int=7), clock=clock)
    with pytest.raises(Faulty, match="lý do"):
        withdraw(code, request, " ")
    first = withdraw(code, request, "Thay bằng văn bản khác")
    assert withdraw(code, request, "Thay bằng văn bản khác").repeated
    assert row(code).status == "withdrawn"
    assert dict(Assignment.objects.values_list("agency", "status")) == {"so": "done", "so-tc": "withdrawn"}
    assert (first.seq, Entry.objects.get(seq=2).data) == (2, {"reason": "Thay bằng văn bản khác"})
    with pytest.raises(Faulty, match="đang giao"):
        withdraw(code, Asked("gd-nv", "so-nv/head", uuid4(), clock=clock), "Nữa")
    with pytest.raises(IdempotencyConflict):
        withdraw(code, request, "Lý do khác")


def test_an_agency_that_has_a_task_reads_and_does_not_withdraw(clock: FixedClock) -> None:
    code = prepared(clock)
    issue(code, confirmed(code, clock))
    with pytest.raises(Faulty, match="Sở Nội vụ"):
        withdraw(code, Asked("gd", "so/head", uuid4(), clock=clock), "Lý do")
    with pytest.raises(NoSuchDirective):
        withdraw(code, Asked("gd-do", "tt-do/head", uuid4(), clock=clock), "Lý do")
