"""Issuing: the next number, the date in order, the words for good, the PDF, the log; or nothing at all."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection, transaction
from pypdf import PdfReader

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.store import StoreFailed
from khoithong.desk.documents.acting import NoSuchDocument, NotDone
from khoithong.desk.documents.books import following, start_book
from khoithong.desk.documents.cancel import cancel_number, withdraw_draft
from khoithong.desk.documents.filing import content_of
from khoithong.documents.codec import from_json
from khoithong.documents.records.models import DocumentEntry, OfficialDocument, Series
from tests.documents.drafts import NOW

if TYPE_CHECKING:
    from tests.desk.conftest import Desk
    from tests.desk.papers.conftest import Papers


def problem(error: pytest.ExceptionInfo[NotDone]) -> tuple[str, str]:
    ((field, words),) = error.value.problems.items()
    return field, words


def settled() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_a_draft_gets_the_next_number_its_date_and_its_pdf(papers: Papers) -> None:
    document = papers.draft()
    issued = papers.issue(document, "2026-05-02")
    assert (issued.words, issued.number, issued.on) == ("Số: 01/QĐ-SXD", 1, date(2026, 5, 2))
    document.refresh_from_db()
    content = from_json(document.content)
    assert (document.status, content.draft, content.number) == ("issued", False, "Số: 01/QĐ-SXD")
    assert "ngày 02 tháng 5 năm 2026" in content.place_day
    (file,) = document.files.all()
    assert (file.role, file.media_type) == ("pdf", "application/pdf")
    assert file.name == "01-QĐ-SXD Về việc phê duyệt và giao thực hiện đề xuất đổi mới, sáng tạo.pdf"
    pdf = content_of(file)
    assert pdf is not None
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Số: 01/QĐ-SXD" in text
    assert "DỰ THẢO" not in text
    (entry,) = document.entries.all()
    assert (entry.what, entry.by, entry.office) == ("issued", "vt", "so/clerk")
    assert entry.data == {"number": "Số: 01/QĐ-SXD", "day": "2026-05-02", "sha256": file.sha256}
    settled()


def test_numbers_run_by_agency_symbol_and_year(papers: Papers) -> None:
    papers.clock.move_to(datetime(2027, 1, 4, 9))
    drafts = [
        papers.draft(),
        papers.draft(),
        papers.draft("publication"),
        papers.draft("reminder_letter"),
        papers.draft(),
    ]
    days = ["2026-12-30", "2026-12-31", "2026-12-31", "2026-12-31", "2027-01-04"]
    words = [papers.issue(one, day).words for one, day in zip(drafts, days, strict=True)]
    assert words == ["Số: 01/QĐ-SXD", "Số: 02/QĐ-SXD", "Số: 01/TB-SXD", "Số: 01/SXD", "Số: 01/QĐ-SXD"]


def test_the_party_counts_by_term_and_writes_its_own_way(papers: Papers) -> None:
    clerk = papers.asked("vt-du", "du-so/clerk")
    first, second = (papers.draft("party_opinion", agency="du-so") for _ in range(2))
    assert papers.issue(first, asked=clerk).words == "Số 01-TB/ĐU"
    papers.clock.move_to(datetime(2027, 3, 1, 9))
    assert papers.issue(second, "2027-03-01", asked=clerk).words == "Số 02-TB/ĐU"
    assert Series.objects.get().period == "2025-2030"


def test_a_term_nobody_knows_is_told(papers: Papers) -> None:
    with pytest.raises(NotDone) as error:
        papers.issue(
            papers.draft("party_opinion", agency="du-so"), "2020-01-02", papers.asked("vt-du", "du-so/clerk")
        )
    assert problem(error) == ("day", "Chưa khai báo nhiệm kỳ cho ngày này; chọn ngày khác")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-05-05", "Ngày ban hành không sau hôm nay. Chọn ngày 04/05/2026 hoặc sớm hơn"),
        (
            "2026-05-01",
            "Số 01 của sổ này ghi ngày 02/05/2026; số và ngày văn bản theo cùng một thứ tự. Chọn ngày từ 02/05/2026 đến 04/05/2026",
        ),
    ],
)
def test_dates_run_with_the_numbers(papers: Papers, day: str, said: str) -> None:
    papers.issue(papers.draft(), "2026-05-02")
    with pytest.raises(NotDone) as error:
        papers.issue(papers.draft(), day)
    assert problem(error) == ("day", said)
    assert papers.issue(papers.draft(), "2026-05-02").number == 2


def test_no_document_is_older_than_its_case(desk: Desk, papers: Papers) -> None:
    desk.submit()
    document = papers.draft(case_id=desk.case)
    with pytest.raises(NotDone) as error:
        papers.issue(document, "2026-05-03")
    assert problem(error) == ("day", "Hồ sơ được tiếp nhận ngày 04/05/2026; chọn ngày từ ngày đó")
    assert papers.issue(document).number == 1


@pytest.mark.parametrize(
    ("person", "capacity"),
    [("pgd1", "so/deputy"), ("cv", "so/staff"), ("vt", None), ("vt", "so/head"), ("gd-nv", "so-nv/head")],
)
def test_others_than_clerk_and_head_give_no_numbers(
    desk: Desk, papers: Papers, person: str, capacity: str | None
) -> None:
    desk.submit("pgd1")
    document = papers.draft(case_id=desk.case)
    with pytest.raises((NotDone, NoSuchDocument)) as error:
        papers.issue(document, asked=papers.asked(person, capacity))
    if error.type is NotDone:
        assert "Văn thư hoặc người đứng đầu Sở Xây dựng" in str(error.value)
    assert not Series.objects.exists()
    assert papers.issue(document, asked=papers.asked("gd", "so/head")).number == 1


def test_who_may_not_read_the_case_learns_nothing_of_its_documents(desk: Desk, papers: Papers) -> None:
    desk.submit()
    document = papers.draft(case_id=desk.case)
    for stranger in (papers.asked("gd-tc", "so-tc/head"), papers.asked("cg", None)):
        with pytest.raises(NoSuchDocument):
            papers.issue(document, asked=stranger)
    with pytest.raises(NoSuchDocument):
        papers.issue(papers.draft(), asked=papers.asked("cv", "so/staff"))


def test_an_office_that_ended_gives_no_numbers(papers: Papers) -> None:
    from khoithong.organisation.changes import end_term
    from khoithong.organisation.models import OfficeTerm

    end_term(OfficeTerm.objects.get(person_id="vt"), date(2026, 5, 3), entered_by="test", now=NOW)
    with pytest.raises(NoSuchDocument):
        papers.issue(papers.draft())


def test_what_was_not_seen_is_not_issued(papers: Papers) -> None:
    document = papers.draft()
    with pytest.raises(NotDone, match="vừa được sửa"):
        papers.issue(document, version=document.version + 1)
    papers.issue(papers.draft())
    with pytest.raises(NotDone, match="Số 01 vừa được cấp cho văn bản khác; số tiếp theo của sổ là 02"):
        papers.issue(document, expected=1)
    assert papers.issue(document, expected=2).number == 2


def test_the_request_sent_again_gets_the_first_answer(papers: Papers) -> None:
    document = papers.draft()
    first = papers.issue(document, expected=1)
    again = papers.issue(document, expected=1)
    assert (again.number, again.words, again.repeated, first.repeated) == (1, first.words, True, False)
    assert Series.objects.get().last == 1
    with pytest.raises(NotDone, match="không còn là dự thảo"):
        papers.issue(document, "2026-05-03")


def test_a_failed_issue_leaves_no_gap(papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    papers.issue(papers.draft())
    lost = papers.draft()

    def full(*_: Any) -> None:
        raise StoreFailed("full")

    with monkeypatch.context() as broken:
        broken.setattr(store, "put", full)
        with pytest.raises(StoreFailed), transaction.atomic():
            papers.issue(lost)
    lost.refresh_from_db()
    assert (lost.status, Series.objects.get().last, DocumentEntry.objects.count()) == ("draft", 1, 1)
    assert papers.issue(papers.draft()).number == 2
    assert papers.issue(lost).number == 3


def test_a_kind_without_numbers_is_not_issued(papers: Papers) -> None:
    with pytest.raises(NotDone, match="không đánh số"):
        papers.issue(papers.draft("plan"))


def test_a_cancelled_number_stays_and_is_never_given_again(papers: Papers) -> None:
    document = papers.draft()
    papers.issue(document)
    with pytest.raises(NotDone, match="Nhập lý do"):
        cancel_number(document.id, papers.asked(), "  ")
    cancel_number(document.id, papers.asked(), "Sai thẩm quyền ký")
    cancel_number(document.id, papers.asked(), "Sai thẩm quyền ký")
    with pytest.raises(NotDone, match="đã hủy trước đó"):
        cancel_number(document.id, papers.asked(), "Khác")
    document.refresh_from_db()
    assert (document.status, document.number, document.cancelled_by) == ("cancelled", 1, "vt")
    assert [entry.what for entry in document.entries.all()] == ["issued", "cancelled"]
    assert papers.issue(papers.draft()).number == 2
    with pytest.raises(NotDone, match="không còn là dự thảo"):
        papers.issue(document)


def test_only_who_keeps_the_numbers_cancels_one(desk: Desk, papers: Papers) -> None:
    desk.submit()
    document = papers.draft(case_id=desk.case)
    papers.issue(document)
    with pytest.raises(NotDone, match="Văn thư"):
        cancel_number(document.id, papers.asked("pgd1", "so/deputy"), "Không cần")
    with pytest.raises(NotDone, match="chưa có số"):
        cancel_number(papers.draft().id, papers.asked(), "Không cần")


def test_a_draft_is_withdrawn_by_its_author_or_the_clerk(desk: Desk, papers: Papers) -> None:
    desk.submit("tp")
    drafts = [papers.draft(case_id=desk.case, drafted_by="tp") for _ in range(3)]
    withdraw_draft(drafts[0].id, papers.asked("tp", "so/manager"), "Lập nhầm")
    withdraw_draft(drafts[1].id, papers.asked(), "Lập nhầm")
    with pytest.raises(NotDone, match="Văn thư"):
        withdraw_draft(drafts[2].id, papers.asked("pgd1", "so/deputy"), "Lập nhầm")
    with pytest.raises(NotDone, match="không còn là dự thảo"):
        withdraw_draft(drafts[0].id, papers.asked("tp", "so/manager"), "Lập nhầm")
    with pytest.raises(NotDone, match="tối đa"):
        withdraw_draft(drafts[2].id, papers.asked(), "a" * 2001)
    statuses = OfficialDocument.objects.values_list("status", "number")
    assert sorted(statuses, key=str) == [("cancelled", None), ("cancelled", None), ("draft", None)]


def test_a_book_goes_on_where_the_paper_one_ended(papers: Papers) -> None:
    start_book("so", "state", "QĐ-SXD", "2026", 41, "Sổ giấy đến số 40 ngày 30/04/2026", papers.asked())
    document = papers.draft()
    coming = following(document, date(2026, 5, 4))
    assert (coming.number, coming.last, coming.last_on) == (41, 0, None)
    assert papers.issue(document).words == "Số: 41/QĐ-SXD"
    series = Series.objects.get()
    assert (series.opened_by, series.ground) == ("vt", "Sổ giấy đến số 40 ngày 30/04/2026")
    with pytest.raises(NotDone, match="Sổ đã cấp đến số 41"):
        start_book("so", "state", "QĐ-SXD", "2026", 50, "Nhầm", papers.asked())


@pytest.mark.parametrize(
    ("first", "ground", "field"),
    [(0, "x", "first"), (100_000, "x", "first"), (5, " ", "ground"), (5, "a" * 201, "ground")],
)
def test_where_a_book_starts_is_judged(papers: Papers, first: int, ground: str, field: str) -> None:
    with pytest.raises(NotDone) as error:
        start_book("so", "state", "QĐ-SXD", "2026", first, ground, papers.asked())
    assert problem(error)[0] == field
    with pytest.raises(NotDone, match="Văn thư"):
        start_book("so", "state", "QĐ-SXD", "2026", 5, "x", papers.asked("pgd1", "so/deputy"))
    start_book("so", "state", "QĐ-SXD", "2026", 9, "nhầm", papers.asked())
    assert start_book("so", "state", "QĐ-SXD", "2026", 5, "đúng", papers.asked()).last == 4


def test_what_comes_next_is_told_before(papers: Papers) -> None:
    document = papers.draft()
    assert following(document, date(2026, 5, 4)).number == 1
    papers.issue(papers.draft(), "2026-05-03")
    coming = following(document, date(2026, 5, 4))
    assert (coming.number, coming.last, coming.last_on, coming.period) == (2, 1, date(2026, 5, 3), "2026")
