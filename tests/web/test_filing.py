"""The pages of a case's file: its index, its export, its way to the archive."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pypdfium2 as pdfium
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from khoithong.casefiles.models import AccessLog
from khoithong.documents.casefile import packaging
from khoithong.documents.records.models import Transfer
from tests.desk.exports import PDF, filed, verify
from tests.web.office import hidden
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.office import Office, Visitor


def download(visitor: Visitor, code: str, purpose: str = "archive") -> tuple[int, bytes, str]:
    answer: Any = visitor.client.post(f"/ho-so/{code}/ho-so-luu/tai/", {"purpose": purpose})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content, answer.headers.get("Content-Disposition", "")


def leftovers() -> list[str]:
    return [path.name for path in (settings.HOME / "exports").glob("khoithong-*")]


# --- the export ----------------------------------------------------------------------------------------------


def test_the_download_is_one_archive_that_verifies(office: Office, tmp_path: Path) -> None:
    filed(office.desk)
    status, content, name = download(office.person("gd"), office.code)
    assert (status, name) == (200, f'attachment; filename="{office.code}-ho-so-luu.zip"')
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {entry.split("/")[0] for entry in archive.namelist()} == {office.code}
        archive.extractall(tmp_path)
    said = verify(tmp_path / office.code)
    assert said[0] == 0, said
    assert leftovers() == []
    row = AccessLog.objects.get(what="case_file")
    assert (row.person, row.subject) == ("gd", "archive")


def test_a_purpose_is_asked_for_and_nothing_is_logged_without(office: Office) -> None:
    filed(office.desk)
    head = office.person("gd")
    html = head.post(f"/ho-so/{office.code}/ho-so-luu/tai/", {"purpose": "tò mò"})
    assert head.status == 422
    assert "Chọn mục đích tải hồ sơ" in html
    assert not AccessLog.objects.exists()


def test_a_running_vote_keeps_the_file_in(office: Office) -> None:
    office.desk.meet()
    office.desk.do("pgd1", "vote", ballot="for")
    head = office.person("gd")
    assert "đang biểu quyết, phiếu chỉ hiện khi kết thúc họp" in head.get(f"/ho-so/{office.code}/ho-so-luu/")
    assert download(head, office.code)[0] == 409
    assert not AccessLog.objects.exists()


def test_others_get_the_answer_of_a_case_that_does_not_exist(office: Office) -> None:
    office.desk.submit()
    stranger = office.person("cg")
    pages = []
    for code in (office.code, "DX-2020-000001"):
        stranger.get(f"/ho-so/{code}/ho-so-luu/")
        assert stranger.status == 404
        pages.append(stranger.html.partition("<main")[2].replace(code, ""))
    assert pages[0] == pages[1]
    assert download(stranger, office.code)[0] == 404


def test_while_all_places_are_taken_one_is_told_to_wait(office: Office) -> None:
    filed(office.desk)
    with packaging.place(), packaging.place():
        status, content, _ = download(office.person("gd"), office.code)
    assert status == 503
    assert "Đang lập hồ sơ lưu khác" in content.decode()
    assert download(office.person("gd"), office.code)[0] == 200


def test_what_a_killed_process_left_is_swept(office: Office) -> None:
    with packaging.place() as folder:
        pass
    old, young = (folder.with_name(f"khoithong-ho-so-{name}") for name in ("cu", "moi"))
    for left in (old, young):
        left.mkdir(parents=True)
        (left / "x").write_text("x")
    os.utime(old, (0, 0))
    with packaging.place():
        assert (old.exists(), young.exists()) == (False, True)
    shutil.rmtree(young)


def test_a_full_disk_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    filed(office.desk)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: type("Usage", (), {"free": len(PDF)}))
    status, content, _ = download(office.person("gd"), office.code)
    assert status == 503
    assert "không đủ chỗ trống" in content.decode()
    assert leftovers() == []


def test_the_index_is_a_pdf_of_its_own(office: Office) -> None:
    filed(office.desk)
    head = office.person("gd")
    answer = head.client.get(f"/ho-so/{office.code}/ho-so-luu/muc-luc/")
    with pdfium.PdfDocument(answer.content) as document:
        words = document[0].get_textpage().get_text_range()
    assert "MỤC LỤC VĂN BẢN, TÀI LIỆU" in words
    assert "Ảnh chụp" in words
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


# --- the archive ---------------------------------------------------------------------------------------------


def handed(visitor: Visitor, code: str, **more: str) -> str:
    """Fill in the form the page shows."""
    html = visitor.get(f"/ho-so/{code}/ho-so-luu/")
    given = {"key": hidden(html, "key"), "handed_on": "20/12/2026", "receipt": "BB số 3 ngày 20/12/2026"}
    if 'name="corrects"' in html:
        given["corrects"] = hidden(html, "corrects")
    return visitor.post(f"/ho-so/{code}/ho-so-luu/nop-luu/", given | more)


@pytest.fixture
def ended(office: Office) -> Office:
    """A case that was evaluated on 2026-06-03; it is December."""
    office.desk.complete()
    office.desk.on("2026-12-21")
    return office


def test_until_when_the_file_goes_to_the_archive(ended: Office) -> None:
    html = ended.person("vt").get(f"/ho-so/{ended.code}/ho-so-luu/")
    assert "Hồ sơ kết thúc ngày 03/06/2026" in html
    assert "31/12/2027" in html
    assert "20 năm, đến 31/12/2046" in html
    assert "Giá trị tạm." in html


def test_the_clerk_marks_it_and_the_list_follows(ended: Office) -> None:
    clerk = ended.person("vt")
    assert ended.code in clerk.get("/ho-so-luu/")
    html = handed(clerk, ended.code)
    assert clerk.status == 200
    assert "Đã ghi nộp lưu." in html
    assert "BB số 3 ngày 20/12/2026" in html
    assert "Không có hồ sơ phải nộp lưu" in clerk.get("/ho-so-luu/")
    assert "Nộp ngày 20/12/2026" in clerk.get("/ho-so-luu/?muc=da-nop")
    row = Transfer.objects.get()
    assert (row.by, row.office, row.agency, row.head) == ("vt", "so/clerk", "so", ended.desk.row.head.hex())


def test_sent_twice_it_is_entered_once(ended: Office) -> None:
    clerk, key = ended.person("vt"), str(uuid4())
    handed(clerk, ended.code, key=key)
    given = {"key": key, "handed_on": "20/12/2026", "receipt": "BB số 3"}
    clerk.post(f"/ho-so/{ended.code}/ho-so-luu/nop-luu/", given)
    assert Transfer.objects.count() == 1


def test_a_correction_stands_beside_what_it_corrects(ended: Office) -> None:
    clerk = ended.person("vt")
    handed(clerk, ended.code)
    html = handed(clerk, ended.code, handed_on="19/12/2026")
    assert clerk.status == 422
    assert "Nhập lý do sửa mục đã ghi" in html
    html = handed(clerk, ended.code, handed_on="19/12/2026", reason="Ghi nhầm ngày")
    assert "Ghi nhầm ngày" in html
    assert "Các mục đã ghi trước" in html
    assert [str(one.handed_on) for one in Transfer.objects.all()] == ["2026-12-20", "2026-12-19"]


def test_a_correction_of_what_somebody_corrected_meanwhile_is_refused(ended: Office) -> None:
    clerk = ended.person("vt")
    handed(clerk, ended.code)
    html = handed(clerk, ended.code, corrects="", reason="Khác")
    assert clerk.status == 422
    assert "vừa được người khác ghi" in html
    assert 'value="20/12/2026"' in html


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"handed_on": "hôm qua"}, "Nhập ngày nộp lưu"),
        ({"handed_on": "02/06/2026"}, "phải từ ngày hồ sơ kết thúc (03/06/2026)"),
        ({"handed_on": "22/12/2026"}, "không được sau hôm nay"),
        ({"receipt": "  "}, "Nhập số, ngày biên bản giao nhận"),
        ({"receipt": "x" * 201}, "Rút gọn còn tối đa 200 ký tự"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    ended: Office, more: dict[str, str], said: str
) -> None:
    clerk = ended.person("vt")
    html = handed(clerk, ended.code, **more)
    assert clerk.status == 422
    assert said in html
    kept = {"handed_on": "20/12/2026", "receipt": "BB số 3 ngày 20/12/2026"} | more
    assert all(f'value="{value}"' in html for value in kept.values() if value.strip())
    assert not Transfer.objects.exists()


def test_only_who_keeps_the_file_marks_it(ended: Office) -> None:
    proposer = ended.person("tp")
    assert "Ghi nộp lưu" in proposer.get(f"/ho-so/{ended.code}/ho-so-luu/")
    assert 'name="receipt"' not in proposer.html
    given = {"handed_on": "20/12/2026", "receipt": "BB", "key": str(uuid4())}
    html = proposer.post(f"/ho-so/{ended.code}/ho-so-luu/nop-luu/", given)
    assert proposer.status == 422
    assert "Văn thư hoặc người đứng đầu Sở Xây dựng ghi việc nộp lưu" in html
    assert not Transfer.objects.exists()


def test_a_case_that_goes_on_is_not_handed_over(office: Office) -> None:
    office.desk.submit()
    clerk = office.person("vt")
    assert "hồ sơ chưa kết thúc" in clerk.get(f"/ho-so/{office.code}/ho-so-luu/")
    given = {"handed_on": "04/05/2026", "receipt": "BB", "key": str(uuid4())}
    assert "chưa kết thúc" in clerk.post(f"/ho-so/{office.code}/ho-so-luu/nop-luu/", given)
    assert not Transfer.objects.exists()


def test_the_list_is_for_those_who_keep_files(ended: Office) -> None:
    assert "Trang dành cho văn thư" in ended.person("tp").get("/ho-so-luu/")
    other = ended.person("gd-nv").get("/ho-so-luu/")
    assert ended.code not in other
    assert "Không có hồ sơ phải nộp lưu" in other


def test_faulty_settings_are_told_not_guessed(ended: Office) -> None:
    path = settings.HOME / "retention.yaml"
    path.write_text("transfer: {years: nhiều}", encoding="utf-8")
    try:
        clerk = ended.person("vt")
        for address in (f"/ho-so/{ended.code}/ho-so-luu/", "/ho-so-luu/"):
            assert "retention.yaml không dùng được" in clerk.get(address)
        assert download(clerk, ended.code)[0] == 503
    finally:
        path.unlink()


def test_the_lists_cost_the_same_with_few_and_many(office: Office) -> None:
    def another() -> None:
        office.desk.on("2026-05-04")
        office.desk.complete()
        office.desk.on("2026-12-21")

    another()
    clerk = office.person("vt")
    page = f"/ho-so/{office.code}/ho-so-luu/"
    few = [statements(clerk, path) for path in ("/ho-so-luu/", page)]
    for _ in range(3):
        another()
    assert [statements(clerk, path) for path in ("/ho-so-luu/", page)] == few
    assert few[0] <= 8
    assert few[1] <= 14


@pytest.mark.parametrize(
    "change", ["UPDATE documents_transfer SET receipt = 'x'", "DELETE FROM documents_transfer"]
)
def test_the_database_keeps_the_log(ended: Office, change: str) -> None:
    handed(ended.person("vt"), ended.code)
    with (
        pytest.raises(DatabaseError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    with connection.cursor() as cursor:  # the guard switched off lets it through
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(change)
        cursor.execute("SET LOCAL session_replication_role = origin")
