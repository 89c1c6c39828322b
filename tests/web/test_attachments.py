"""Files on the pages: brought beside what is typed, recorded with the act, handed out to those entitled only."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.casefiles.attachments import store
from khoithong.casefiles.attachments.slots import SLOTS
from khoithong.casefiles.models import Attachment
from khoithong.casefiles.verification import verify_case
from khoithong.desk.erase_files import erase_files
from khoithong.procedure.vocabulary import VIOLATION_ACTS
from khoithong.web.attachments import size_words
from tests.casefiles.attachments import samples
from tests.desk.conftest import PLAN
from tests.web.filling import form_of

if TYPE_CHECKING:
    from uuid import UUID

    from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

    from tests.web.office import Office, Visitor

PDF = samples.pdf()
HOSTILE = samples.hostile()
TYPED = "Nội dung đang gõ dở, rất dài và không được mất đi đâu cả."


def file(name: str = "Tờ trình.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


class Form:
    """One act's form before one person, with its file field."""

    def __init__(self, office: Office, person: str = "gd", kind: str = "request_supplement") -> None:
        self.office, self.kind = office, kind
        self.visitor: Visitor = office.person(person)
        self.path = f"/ho-so/{office.code}/viec/{kind}/"
        self.visitor.get(self.path)

    def send(self, *files: SimpleUploadedFile, **values: Any) -> str:
        """Send what the page holds, with these files and values."""
        held: dict[str, Any] = {
            name: given for name, given in form_of(self.visitor.html).items() if any(given)
        }
        given = held | values
        return self.visitor.post(self.path, given | ({"files": [*held.get("files", ()), *files]}))

    @property
    def waiting(self) -> list[str]:
        """The names the page lists as uploaded."""
        part = self.visitor.html.partition('aria-label="Tệp đã tải lên"')[2].partition("</ul>")[0]
        return re.findall(r"<a [^>]*>([^<]*)</a>", part)


@pytest.fixture
def form(office: Office) -> Form:
    office.desk.submit()
    return Form(office)


def downloads(html: str) -> list[str]:
    """The addresses of files in a page."""
    return list(dict.fromkeys(re.findall(r'href="(/ho-so/[^"]*/tep/[^"]*)"', html)))


@pytest.fixture
def recorded(form: Form) -> str:
    """The address of a file recorded with a case."""
    form.send(file(), content="Thêm số liệu")
    return downloads(form.visitor.html)[0]


def test_a_file_waits_beside_what_is_typed_and_is_recorded_with_it(form: Form) -> None:
    form.send(file(), content=TYPED, attach="1")
    assert TYPED in form.visitor.html
    assert form.waiting == ["Tờ trình.pdf"]
    assert "PDF, 1 KB" in form.visitor.html
    form.visitor.get(form.path)  # the window was closed meanwhile
    assert TYPED in form.visitor.html
    assert form.waiting == ["Tờ trình.pdf"]

    html = form.send()

    assert "Đã ghi nhận" in html
    assert html.count("Tờ trình.pdf") == 2  # in the timeline, and among the documents
    assert 'href="#tai-lieu">Tài liệu</a>' in html
    assert form.visitor.client.get(downloads(html)[0]).getvalue() == PDF
    assert verify_case(form.office.desk.case) == []


def test_files_sent_with_the_act_itself_are_recorded_at_once(form: Form) -> None:
    html = form.send(file("a.pdf"), file("b.png", samples.png()), content="Thêm")
    assert "Đã ghi nhận" in html
    assert [one.name for one in form.office.desk.acts[1].files] == ["a.pdf", "b.png"]


def test_a_refused_file_keeps_what_was_typed_and_the_good_ones(form: Form) -> None:
    html = form.send(file("virus.pdf", samples.PROGRAM), file("tốt.pdf"), content=TYPED)
    assert TYPED in html
    assert "“virus.pdf”: Tệp là chương trình chạy được" in html
    assert 'href="#id_files"' in html
    assert form.waiting == ["tốt.pdf"]
    assert len(form.office.desk.acts) == 1
    assert "Đã ghi nhận" in form.send()
    assert [one.name for one in form.office.desk.acts[1].files] == ["tốt.pdf"]


def test_what_else_is_wrong_is_said_together(form: Form) -> None:
    html = form.send(file("x.exe", samples.PROGRAM), content="")
    assert "chương trình chạy được" in html
    assert "Nhập" in html.partition("data-error-summary")[2].partition("</div>")[0]


def test_the_field_reminds_of_secret_documents_and_says_what_is_taken(form: Form) -> None:
    part = form.visitor.html.partition('id="tai-lieu"')[2]
    assert "Không nhập hoặc tải lên tài liệu có độ Mật, Tối mật, Tuyệt mật." in part
    assert "không quá 25 MB" in part
    assert SLOTS["request_supplement"] in part
    assert 'enctype="multipart/form-data"' in form.visitor.html


def test_a_file_is_taken_back(form: Form) -> None:
    form.send(file("a.pdf"), file("b.png", samples.png()), content=TYPED, attach="1")
    key = str(Attachment.objects.get(name="a.pdf").id)
    form.send(remove_file=key)
    assert form.waiting == ["b.png"]
    assert TYPED in form.visitor.html
    form.send(remove_file="không phải khóa")
    assert form.waiting == ["b.png"]


def test_dropping_what_was_typed_drops_the_files(form: Form) -> None:
    form.send(file(), content=TYPED, attach="1")
    form.visitor.post(form.path, {"drop": "1"})
    assert form.waiting == []
    assert TYPED not in form.visitor.html


def test_the_same_form_sent_twice_records_once_and_leaves_nothing_waiting(form: Form) -> None:
    held = form_of(form.visitor.html) | {"content": ["Thêm"]}
    for said in ("Đã ghi nhận", "Đã ghi nhận từ trước"):
        assert said in form.visitor.post(form.path, held | {"files": file()})
    assert len(form.office.desk.acts) == 2
    assert not Attachment.objects.filter(seq=None).exists()


def test_a_file_that_went_with_another_window_is_said(form: Form) -> None:
    form.send(file(), content=TYPED, attach="1")
    held = form_of(form.visitor.html)
    Attachment.objects.all().delete()
    html = form.visitor.post(form.path, held)
    assert "Có tệp kèm theo không còn" in html
    assert TYPED in html
    assert len(form.office.desk.acts) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_breaks_the_page(form: Form, name: str) -> None:
    content, said = HOSTILE[name]
    html = form.send(file("tài liệu.docx", content), content=TYPED, attach="1")
    assert form.visitor.status == 200
    assert said in html.partition("data-error-summary")[2].partition("</div>")[0]
    assert TYPED in html
    assert form.waiting == []


def test_a_file_beyond_the_limit_is_refused(form: Form, settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 1000
    html = form.send(file("lớn.pdf", PDF + b" " * 1000), content=TYPED, attach="1")
    assert "“lớn.pdf”: Tệp lớn hơn mức" in html
    assert TYPED in html
    html = form.send(*[file(f"{number}.txt", b"x" * 900) for number in range(6)], attach="1")
    assert "Các tệp gửi cùng lúc quá lớn" in html
    assert len(form.waiting) == 1  # of six the same, four came within the limit of one request


def test_a_store_out_of_order_loses_nothing(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> str:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(storages["attachments"], "_save", broken)
    html = form.send(file("a.pdf", samples.pdf(b"% chua co")), content=TYPED)
    assert form.visitor.status == 200
    assert "kho tệp đang gián đoạn" in html
    assert TYPED in html
    assert len(form.office.desk.acts) == 1


def test_a_session_ended_while_choosing_a_file_loses_no_word(form: Form) -> None:
    held = {name: given for name, given in form_of(form.visitor.html).items() if any(given)}
    form.visitor.client.logout()
    html = form.visitor.post(form.path, held | {"content": TYPED, "files": file()})
    assert form.visitor.status == 401
    assert TYPED in html
    assert not Attachment.objects.exists()
    again = Form(form.office)
    assert TYPED in again.visitor.html


def test_acts_of_the_confidential_stream_have_no_field(office: Office) -> None:
    office.desk.submit()
    form = Form(office, "cv", "report_violation")
    assert 'type="file"' not in form.visitor.html
    form.send(file(), content="x")
    assert not Attachment.objects.exists()
    assert not SLOTS.keys() & VIOLATION_ACTS


# --- handing out ------------------------------------------------------------------------------------------------


def test_a_file_is_handed_out_as_a_download_and_nothing_else(form: Form, recorded: str) -> None:
    answer = form.visitor.client.get(recorded)
    assert answer.getvalue() == PDF
    headers = answer.headers
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Length"] == str(len(PDF))
    disposition = headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''")
    assert unquote(disposition.partition("''")[2]) == "Tờ trình.pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in headers["Cache-Control"]
    assert form.visitor.client.post(recorded).status_code == 405


def test_a_very_long_decomposed_name_is_handed_out_readable(form: Form) -> None:
    long = unicodedata.normalize("NFD", "Báo cáo tình hình tháo gỡ điểm nghẽn ") * 9
    form.send(file(f"../{long}\r\n.docx", samples.ooxml()), content="Thêm")
    answer = form.visitor.client.get(downloads(form.visitor.html)[0])
    assert answer.getvalue() == samples.ooxml()
    name = unquote(answer.headers["Content-Disposition"].partition("''")[2])
    assert name.startswith("Báo cáo tình hình tháo gỡ điểm nghẽn Báo cáo")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 200


def test_whoever_may_not_read_the_case_gets_what_a_missing_file_gets(
    office: Office, form: Form, recorded: str
) -> None:
    assert office.person("pgd1").client.get(recorded).getvalue() == PDF
    assert office.person("tt").client.get(recorded).getvalue() == PDF  # supervises
    assert office.person("cg").client.get(recorded).status_code == 404
    assert office.person("gd-tc").client.get(recorded).status_code == 404
    sha256 = recorded.rstrip("/").rpartition("/")[2]
    other = "0" * 64
    for address in (
        recorded.replace("/tep/2/", "/tep/1/"),
        recorded.replace(sha256, other),
        recorded.replace(office.code, "DX-2026-999999"),
    ):
        assert form.visitor.client.get(address).status_code == 404
    office.desk.submit()  # another case has not this file
    assert form.visitor.client.get(f"/ho-so/{office.code}/tep/1/{sha256}/").status_code == 404


def test_a_visitor_logs_in_first(form: Form, recorded: str) -> None:
    form.visitor.client.logout()
    answer = form.visitor.client.get(recorded)
    assert answer.status_code in (302, 401)
    assert not answer.streaming


def test_a_waiting_file_is_its_owners_alone(office: Office, form: Form) -> None:
    form.send(file(), content=TYPED, attach="1")
    address = downloads(form.visitor.html)[0]
    assert form.visitor.client.get(address).getvalue() == PDF
    assert office.person("pgd1").client.get(address).status_code == 404
    assert office.person("cg").client.get(address).status_code == 404
    assert form.visitor.client.get(address.replace("request_supplement", "inspect")).status_code == 404
    html = form.send()
    assert "Đã ghi nhận" in html
    assert form.visitor.client.get(address).status_code == 404  # it is the case's now


def path_of(content: bytes) -> Path:
    sha256 = hashlib.sha256(content).hexdigest()
    return Path(storages["attachments"].path(f"{sha256[:2]}/{sha256}"))


def test_a_file_altered_missing_or_out_of_reach_is_not_handed_out(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = samples.pdf(b"% rieng")
    form.send(file("a.pdf", content), content="Thêm")
    address = downloads(form.visitor.html)[0]
    path_of(content).write_bytes(content.replace(b"rieng", b"chung"))
    form.visitor.get(address)
    assert (form.visitor.status, "không còn đúng như lúc ghi" in form.visitor.html) == (410, True)
    path_of(content).unlink()
    form.visitor.get(address)
    assert form.visitor.status == 410
    monkeypatch.setattr(storages["attachments"], "exists", lambda _name: 1 / 0)
    form.visitor.get(address)
    assert (form.visitor.status, "Thử lại sau ít phút" in form.visitor.html) == (503, True)


def test_an_erased_file_is_said_to_be(
    form: Form, recorded: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase_files(form.office.desk.case, 2)
    html = form.visitor.get(f"/ho-so/{form.office.code}/")
    assert "Tệp 1 [đã xóa]" in html
    assert downloads(html) == []
    form.visitor.get(recorded)
    assert (form.visitor.status, "đã được xóa theo quy định" in form.visitor.html) == (410, True)


def test_a_name_erased_leaves_the_file_under_its_kind(form: Form, recorded: str) -> None:
    from khoithong.desk.erase import erase_texts

    erase_texts(form.office.desk.case, 2)
    answer = form.visitor.client.get(recorded)
    assert answer.getvalue() == PDF
    assert unquote(answer.headers["Content-Disposition"].partition("''")[2]) == "Tài liệu.pdf"


# --- a proposal being written -----------------------------------------------------------------------------------


def of_draft(draft: UUID, page: str = "") -> str:
    return f"/de-xuat/soan/{draft}/tai-lieu/{page}"


def test_a_draft_takes_files_shows_them_and_sends_them(office: Office) -> None:
    draft = office.draft("tp", plan=PLAN, co_proposers=["pgd1"])
    owner, partner = office.person("tp"), office.person("pgd1")
    assert "Tài liệu kèm theo" in owner.get(f"/de-xuat/soan/{draft}/")
    assert "Tuyệt mật" in owner.get(of_draft(draft))
    owner.post(of_draft(draft), {"files": file("Phụ lục 1.pdf"), "attach": "1"})
    assert "Đã tải lên “Phụ lục 1.pdf”" in owner.html
    partner.post(of_draft(draft), {"files": file("Phụ lục 2.png", samples.png()), "attach": "1"})
    assert "Phụ lục 1.pdf, Phụ lục 2.png" in owner.get(f"/de-xuat/soan/{draft}/")
    html = owner.get(f"/de-xuat/soan/{draft}/kiem-tra/")
    assert "Phụ lục 2.png" in html
    address = of_draft(draft, f"{Attachment.objects.get(name='Phụ lục 1.pdf').id}/")
    assert partner.client.get(address).getvalue() == PDF
    assert office.person("gd").client.get(address).status_code == 404
    assert owner.client.get(of_draft(draft, f"{uuid4()}/")).status_code == 404

    version = form_version(html)
    assert "Đã gửi kế hoạch" in owner.post(
        f"/de-xuat/soan/{draft}/kiem-tra/", {"version": version, "confirmed": "tinh-uy-2026#4/2"}
    )
    code = re.findall(r"DX-\d{4}-\d{6}", owner.html)[0]
    html = office.person("gd").get(f"/ho-so/{code}/")
    assert "Phụ lục 1.pdf" in html
    assert len(downloads(html)) == 2
    assert owner.client.get(address).status_code == 404


def form_version(html: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', html)
    assert found
    return found[1]


def test_a_file_brought_after_the_check_is_not_sent_unseen(office: Office) -> None:
    draft = office.draft("tp", plan=PLAN)
    owner = office.person("tp")
    version = form_version(owner.get(f"/de-xuat/soan/{draft}/kiem-tra/"))
    owner.post(of_draft(draft), {"files": file(), "attach": "1"})
    html = owner.post(
        f"/de-xuat/soan/{draft}/kiem-tra/", {"version": version, "confirmed": "tinh-uy-2026#4/2"}
    )
    assert owner.status == 409
    assert "đọc lại rồi xác nhận và gửi" in html


def test_a_file_refused_by_a_draft_is_explained_and_the_others_kept(office: Office) -> None:
    draft, owner = office.draft("tp"), office.person("tp")
    html = owner.post(of_draft(draft), {"files": [file("x.pdf", samples.OLE), file("y.pdf")], "attach": "1"})
    assert owner.status == 422
    assert "“x.pdf”: Tệp thuộc dạng Office đời cũ" in html
    assert "y.pdf" in html
    assert "Chọn tệp cần tải lên" in owner.post(of_draft(draft), {"attach": "1"})
    key = Attachment.objects.get().id
    owner.post(of_draft(draft), {"remove_file": str(key)})
    assert not Attachment.objects.exists()


def test_a_strangers_draft_takes_nothing(office: Office) -> None:
    draft, stranger = office.draft("tp"), office.person("gd")
    stranger.post(of_draft(draft), {"files": file(), "attach": "1"})
    assert stranger.status == 404
    stranger.get(of_draft(draft))
    assert stranger.status == 404
    assert not Attachment.objects.exists()


def test_a_draft_thrown_away_in_the_moment_of_the_upload(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khoithong.desk.drafts import NoSuchDraft

    def gone(*_: Any, **__: Any) -> None:
        raise NoSuchDraft

    draft, owner = office.draft("tp"), office.person("tp")
    monkeypatch.setattr("khoithong.web.views.drafting_files.attach_to_draft", gone)
    owner.post(of_draft(draft), {"files": file(), "attach": "1"})
    assert owner.status == 404


# --- cost -------------------------------------------------------------------------------------------------------


def statements(visitor: Visitor, path: str) -> int:
    visitor.get(path)
    with CaptureQueriesContext(connection) as caught:
        visitor.get(path)
    assert visitor.status == 200
    return len(caught)


def test_files_cost_the_case_page_no_statement(form: Form) -> None:
    path = f"/ho-so/{form.office.code}/"
    before = statements(form.visitor, path)
    form.visitor.get(form.path)
    form.send(*[file(f"{n}.txt", f"{n}".encode()) for n in range(8)], content="Thêm")
    assert len(form.office.desk.acts[1].files) == 8
    assert statements(form.visitor, path) == before


def test_a_form_costs_the_same_with_one_file_and_with_many(form: Form) -> None:
    few = statements(form.visitor, form.path)
    form.send(*[file(f"{n}.txt", f"{n}".encode()) for n in range(8)], content="Thêm", attach="1")
    assert len(form.waiting) == 8
    assert statements(form.visitor, form.path) == few


def test_a_draft_costs_the_same_with_files(office: Office) -> None:
    owner, draft = office.person("tp"), office.draft("tp")
    pages = ("", "kiem-tra/", "tai-lieu/")
    before = [statements(owner, f"/de-xuat/soan/{draft}/{page}") for page in pages]
    owner.post(of_draft(draft), {"files": [file(), file("a.png", samples.png())], "attach": "1"})
    assert [statements(owner, f"/de-xuat/soan/{draft}/{page}") for page in pages] == before


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "1 KB"), (900, "1 KB"), (348_160, "340 KB"), (1_048_576, "1 MB"), (1_300_000, "1,2 MB")],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_the_store_of_the_tests_is_their_own() -> None:
    assert "khoithong-test-" in str(path_of(b""))
    assert store.state_of(hashlib.sha256(b"").hexdigest()) == "missing"


# --- ballots on paper -------------------------------------------------------------------------------------------

BALLOT = {
    "voter": "pgd1",
    "ballot": "for",
    "happened_on": "11/05/2026",
    "evidence": "Biên bản kiểm phiếu số 02",
}


@pytest.fixture
def meeting(office: Office) -> tuple[Visitor, str]:
    """A clerk in a meeting, and the address to which ballots on paper are sent."""
    office.desk.meet()
    clerk = office.person("vt")
    page = f"/phien-hop/{office.code}/1/"
    clerk.get(page)
    assert "Bản chụp phiếu, biên bản" in clerk.html
    return clerk, f"{page}phieu-giay/"


def ballot_of(clerk: Visitor, **more: Any) -> dict[str, Any]:
    found = re.search(r'name="giay-key" value="([^"]+)"', clerk.html)
    assert found
    return {"giay-key": found[1]} | {f"giay-{name}": value for name, value in BALLOT.items()} | more


def test_a_ballot_on_paper_carries_its_scan(office: Office, meeting: tuple[Visitor, str]) -> None:
    clerk, address = meeting
    given = ballot_of(clerk)
    clerk.post(address, given | {"files": file("phiếu.png", samples.png())})
    assert "Đã nhập phiếu của Trần Thị Bình" in clerk.html
    clerk.post(address, given | {"files": file("phiếu.png", samples.png())})  # a second click
    assert [one.name for one in office.desk.acts[-1].files] == ["phiếu.png"]
    assert [act.kind for act in office.desk.acts].count("vote") == 1
    assert not Attachment.objects.filter(seq=None).exists()


def test_a_scan_refused_records_no_ballot(office: Office, meeting: tuple[Visitor, str]) -> None:
    clerk, address = meeting
    html = clerk.post(address, ballot_of(clerk, files=file("phiếu.png", samples.PROGRAM)))
    assert clerk.status == 409
    assert "“phiếu.png”: Tệp là chương trình" in html
    assert "Biên bản kiểm phiếu số 02" in html
    clerk.post(address, ballot_of(clerk, files=file(), **{"giay-happened_on": "12/05/2026"}))
    assert clerk.status == 409
    assert [act.kind for act in office.desk.acts].count("vote") == 0
    assert not Attachment.objects.exists()
