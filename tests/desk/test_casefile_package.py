"""A case's file as a package: whole, joined, and every kind of tampering found by its own script."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import bagit
import pypdfium2 as pdfium
import pytest

from khoithong.casefiles.attachments import store
from khoithong.casefiles.canonical import ACT_DOMAIN, GENESIS, act_hash
from khoithong.casefiles.models import AccessLog
from khoithong.demonstration.making.pdf import page
from khoithong.desk.casefile.export import export_casefile
from khoithong.desk.erase import erase_texts
from khoithong.desk.erase_files import erase_files
from khoithong.documents import confinement
from khoithong.documents.casefile import packaging
from khoithong.documents.casefile.bagging import SCRIPT
from khoithong.documents.casefile.collecting import StillVoting
from khoithong.documents.casefile.telling import told
from khoithong.documents.catalogue import KINDS
from khoithong.documents.codec import to_json
from khoithong.documents.records.models import OfficialDocument, Series
from khoithong.documents.sample import FACTS
from khoithong.procedure.vocabulary import ACTS, ENTRIES
from tests.desk.exports import PDF, WORD, filed, package, verify
from tests.documents.drafts import NOW, book, draft, issue

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from tests.desk.conftest import Desk

HONEST = ("bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Path:
    """The package of a case with files."""
    filed(desk)
    return package(desk, tmp_path / "goi")


def register(made: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made / "data/so-viec.json").read_text(encoding="utf-8"))
    return found


def index(made: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made / "data/danh-muc.json").read_text(encoding="utf-8"))
    return found


def forge(made: Path, changed: dict[str, Any], head: str | None = None) -> None:
    """Write another register, and everything that names it, as somebody would who knows how the package is made."""
    (made / "data/so-viec.json").write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    if head is not None:
        listed = index(made)
        old = listed["dau_so"]["bam"]
        listed["dau_so"] |= {"bam": head, "viec": len(changed["acts"])}
        (made / "data/danh-muc.json").write_text(json.dumps(listed), encoding="utf-8")
        info = (made / "bag-info.txt").read_text(encoding="utf-8")
        (made / "bag-info.txt").write_text(info.replace(old, head), encoding="utf-8")
    resealed(made)


def resealed(made: Path) -> None:
    """Compute both manifests anew."""
    for name, files in (
        ("manifest-sha256.txt", (made / "data").rglob("*")),
        ("tagmanifest-sha256.txt", made.glob("*")),
    ):
        lines = [
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(made).as_posix()}\n"
            for path in sorted(files)
            if path.is_file() and path.name != "tagmanifest-sha256.txt"
        ]
        (made / name).write_text("".join(lines), encoding="utf-8")


def chained(changed: dict[str, Any], case: UUID) -> str:
    """Compute every hash anew; returns the head."""
    from uuid import UUID

    previous = GENESIS
    for number, act in enumerate(changed["acts"], 1):
        act["seq"] = number
        previous = act_hash(
            ACT_DOMAIN, previous, case, number, act["recorded"], UUID(act["key"]), act["body"]
        )
        act["hash"] = previous.hex()
    changed["head"] = previous.hex()
    return previous.hex()


# --- what a package is ---------------------------------------------------------------------------------------


def test_a_package_is_a_valid_bag_and_verifies_anywhere(made: Path, desk: Desk) -> None:
    status, said = verify(made)
    assert status == 0, said
    assert "còn nguyên như lúc xuất" in said
    bag = bagit.Bag(str(made))
    assert bag.is_valid()
    assert bag.info["External-Identifier"] == desk.row.code
    assert bag.info["Dau-So"] == desk.row.head.hex()
    assert bag.info["Source-Organization"] == "Sở Xây dựng"


def test_the_code_on_paper_is_compared(made: Path, desk: Desk) -> None:
    code = index(made)["dau_so"]["ma_toan_ven"]
    assert code.replace("-", "").lower() == desk.row.head.hex()[:12]
    status, said = verify(made, "--ma", code)
    assert status == 0
    assert "đúng là của việc cuối cùng" in said
    assert verify(made, "--ma", desk.row.head.hex())[0] == 0
    earlier = desk.acts[0].hash.hex()[:12]
    status, said = verify(made, f"--ma={earlier}")
    assert status == 0
    assert "giấy chỉ chứng thực đến việc đó, 2 việc sau" in said


def test_originals_are_byte_for_byte_and_the_index_names_them(made: Path) -> None:
    lines = index(made)["muc"]
    assert [(line["viec"], line["vi_tri"], line["tep"]) for line in lines] == [
        (2, 0, "data/tep/viec-002-tep-1.pdf"),
        (2, 1, "data/tep/viec-002-tep-2.png"),
        (3, 0, "data/tep/viec-003-tep-1.docx"),
    ]
    assert (made / lines[0]["tep"]).read_bytes() == PDF
    assert (made / lines[2]["tep"]).read_bytes() == WORD
    assert lines[2]["trang"] is None
    assert "Tệp rời" in lines[2]["ghi_chu"]


def test_the_whole_file_is_one_pdf_with_numbered_pages_and_bookmarks(made: Path) -> None:
    lines = index(made)["muc"]
    with pdfium.PdfDocument(made / "data/ho-so.pdf") as document:
        words = [sheet.get_textpage().get_text_range() for sheet in document]
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert "HỒ SƠ" in words[0]
    assert "MỤC LỤC VĂN BẢN, TÀI LIỆU" in words[1]
    course = next(text for text in words if "DIỄN BIẾN HỒ SƠ" in text)
    assert "Hồ sơ đất đai tồn đọng kéo dài" in course.replace("\r\n", " ")
    for line in lines[:2]:
        assert words[line["trang"] - 1].strip().endswith(str(line["trang"]))
        assert (f"{line['stt']}. {line['ten']}", line["trang"] - 1) in marks
    assert "Tờ trình" in words[lines[0]["trang"] - 1]
    assert len(words) == lines[1]["trang"]


def test_reports_of_prohibited_acts_are_never_in_it(desk: Desk, tmp_path: Path) -> None:
    filed(desk)
    desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Chậm cung cấp hồ sơ LẠ")
    made = package(desk, tmp_path / "goi")
    assert verify(made)[0] == 0
    everything = b"".join(path.read_bytes() for path in made.rglob("*") if path.is_file())
    assert "LẠ".encode() not in everything
    assert b"report_violation" not in everything


def test_reading_the_whole_file_is_logged_with_its_purpose(made: Path, desk: Desk) -> None:
    row = AccessLog.objects.get(what="case_file")
    assert (row.person, row.case_id, row.subject) == ("vt", desk.case, "archive")
    with pytest.raises(KeyError):
        export_casefile(desk.loaded, "vt", "curiosity", clock=desk.clock)


def test_no_file_leaves_while_ballots_are_secret(desk: Desk) -> None:
    desk.meet()
    export_casefile(desk.loaded, "vt", "archive", clock=desk.clock)
    desk.do("pgd1", "vote", ballot="for")
    with pytest.raises(StillVoting):
        export_casefile(desk.loaded, "vt", "archive", clock=desk.clock)
    assert AccessLog.objects.filter(what="case_file").count() == 1


def test_erased_words_and_files_verify_as_erased(desk: Desk, tmp_path: Path) -> None:
    filed(desk)
    erase_texts(desk.case, 1, ["/plan/necessity"])
    erase_files(desk.case, 2, [0])
    made = package(desk, tmp_path / "goi")
    status, said = verify(made)
    assert status == 0, said
    assert "2 đoạn chữ đã xóa khỏi sổ, dấu cam kết còn nguyên" in said
    assert "Hồ sơ đất đai tồn đọng" not in (made / "data/so-viec.json").read_text(encoding="utf-8")
    assert index(made)["muc"][0]["tep"] is None
    assert index(made)["muc"][0]["ghi_chu"] == "Nội dung đã xóa theo quy định"


def test_a_document_that_ends_the_process_is_left_as_a_file_of_its_own(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first attempt dies at the first document: the second goes on without it."""
    filed(desk)
    real, asked = confinement.run, []

    def dies_once(module: str, given: bytes, *, seconds: float, folder: Path) -> confinement.Ended:
        asked.append(json.loads(given))
        if len(asked) == 1:
            (folder / "at").write_text("1")
            return confinement.Ended(-11, b"", "")
        return real(module, given, seconds=seconds, folder=folder)

    monkeypatch.setattr(confinement, "run", dies_once)
    made = package(desk, tmp_path / "goi")
    assert asked == [[], [1]]
    assert verify(made)[0] == 0
    assert [line["trang"] is None for line in index(made)["muc"]] == [True, False, True]
    assert "Không mở được để ghép" in index(made)["muc"][0]["ghi_chu"]


def test_when_nothing_helps_nothing_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    filed(desk)
    collected = export_casefile(desk.loaded, "vt", "archive", clock=desk.clock)
    monkeypatch.setattr(confinement, "run", lambda *_, **__: confinement.Ended(1, b"", "hỏng"))
    with pytest.raises(packaging.NotMade, match="Không lập được"), packaging.place() as folder:
        packaging.make(collected, folder)
    assert not folder.exists()


@pytest.mark.parametrize("left", ["link", "register", "note"])
def test_what_the_process_leaves_is_not_trusted(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    """A document that took the process over: it leaves a way to a secret, another register, or nonsense."""
    filed(desk)
    secret = tmp_path / "secret"
    secret.write_text("1")
    real = confinement.run

    def taken_over(module: str, given: bytes, *, seconds: float, folder: Path) -> confinement.Ended:
        if left == "note":
            (folder / "at").symlink_to(secret)
            return confinement.Ended(-11, b"", "")
        ended = real(module, given, seconds=seconds, folder=folder)
        if left == "link":
            (folder / "package/data/x.pdf").symlink_to(secret)
        else:
            (folder / "package/data/so-viec.json").write_text("{}")
        return ended

    monkeypatch.setattr(confinement, "run", taken_over)
    with pytest.raises(packaging.NotMade):
        package(desk, tmp_path / "goi")


def test_a_content_gone_from_the_store_is_said_and_no_clean_package(desk: Desk, tmp_path: Path) -> None:
    filed(desk)
    store.remove(hashlib.sha256(PDF).hexdigest())
    made = package(desk, tmp_path / "goi")
    assert "không còn trong kho tệp" in index(made)["muc"][0]["ghi_chu"]
    status, said = verify(made)
    assert status == 1
    assert "việc 2, tệp 1: tệp không có trong gói dù chưa bị xóa" in said


def issued(desk: Desk, number: int, *files: tuple[str, bytes], cancelled: bool = False) -> OfficialDocument:
    """A document of the case with a number and these files, by role."""
    content = to_json(KINDS["approval_decision"].make(FACTS))
    document: OfficialDocument = draft(
        case_id=desk.case, content=content | {"number": f"Số: {number:02}/QĐ-SXD"}
    )
    series = Series.objects.first() or book()
    issue(document, series, number)
    for role, given in files:
        sha256 = hashlib.sha256(given).hexdigest()
        store.put(sha256, BytesIO(given), len(given))
        document.files.create(
            role=role,
            sha256=sha256,
            size=len(given),
            media_type="application/pdf",
            name="a.pdf",
            added_by="vt",
            at=NOW,
        )
    if cancelled:
        OfficialDocument.objects.filter(id=document.id).update(
            status="cancelled", cancelled_reason="Sai", cancelled_by="vt", cancelled_at=NOW
        )
    return document


def test_issued_documents_are_in_it_in_their_signed_form(desk: Desk, tmp_path: Path) -> None:
    desk.submit()
    scan, signed = page("Sở", "Bản quét", ()), page("Sở", "Bản ký", ())
    issued(desk, 1, ("pdf", PDF), ("scan", scan), ("word", WORD), ("signed", signed))
    issued(desk, 2, ("pdf", PDF), cancelled=True)
    issued(desk, 3)  # of which no file was kept: set anew from what it says
    draft(case_id=desk.case)
    made = package(desk, tmp_path / "goi")
    assert verify(made)[0] == 0
    lines = index(made)["muc"]
    assert [(line["so_ky_hieu"], line["tep"], line["ghi_chu"]) for line in lines] == [
        ("01/QĐ-SXD", "data/van-ban/van-ban-001.pdf", ""),
        ("01/QĐ-SXD", "data/van-ban/van-ban-001-ban-2.pdf", "Bản khác của văn bản ở mục 1"),
        ("01/QĐ-SXD", "data/van-ban/van-ban-001-ban-3.pdf", "Bản khác của văn bản ở mục 1"),
        ("02/QĐ-SXD", "data/van-ban/van-ban-002.pdf", "Đã hủy số"),
        ("03/QĐ-SXD", "data/van-ban/van-ban-003.pdf", ""),
    ]
    assert [line["trang"] is not None for line in lines] == [True, False, False, True, True]
    assert (made / lines[0]["tep"]).read_bytes() == signed
    assert (made / lines[1]["tep"]).read_bytes() == scan
    assert (made / lines[4]["tep"]).read_bytes().startswith(b"%PDF")
    (made / lines[3]["tep"]).write_bytes(scan)
    resealed(made)
    status, said = verify(made)
    assert status == 1
    assert "mục 4 của danh mục" in said


def test_every_act_can_be_told(desk: Desk) -> None:
    desk.complete()
    told_of = [act.title for act in told(desk.loaded)]
    assert len(told_of) == len(desk.acts)
    first = desk.acts[0]
    for kind in (*ACTS, *ENTRIES):
        assert told_act(desk, replace(first, kind=kind, data={}, outcome={})).title


def told_act(desk: Desk, act: Any) -> Any:
    return told(replace(desk.loaded, acts=[act]))[0]


# --- tampering -----------------------------------------------------------------------------------------------


def test_one_byte_changed_in_any_file_is_found(made: Path, tmp_path: Path) -> None:
    for path in sorted(made.rglob("*")):
        if not path.is_file() or path.name == "tagmanifest-sha256.txt":
            continue
        name = path.relative_to(made).as_posix()
        before = path.read_bytes()
        path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        # The script itself is one of the files: it is run from outside, as the guide says.
        shutil.copyfile(SCRIPT, tmp_path / "kiem-tra.py")
        status, said = verify(tmp_path, str(made))
        assert status == 1, name
        assert name in said
        path.write_bytes(before)
    assert verify(made)[0] == 0


def test_a_file_gone_or_added_is_found(made: Path) -> None:
    extra = made / "data/tep/them.pdf"
    extra.write_bytes(PDF)
    status, said = verify(made)
    assert (status, "data/tep/them.pdf" in said) == (1, True)
    extra.unlink()
    (made / "data/tep/viec-002-tep-1.pdf").unlink()
    status, said = verify(made)
    assert status == 1
    assert "việc 2, tệp 1" in said


def test_an_act_edited_is_named(made: Path) -> None:
    changed = register(made)
    changed["acts"][1]["body"] = changed["acts"][1]["body"].replace('"by":"gd"', '"by":"pgd1"')
    forge(made, changed)
    status, said = verify(made)
    assert status == 1
    assert "việc 2: nội dung hoặc thứ tự không còn như lúc ghi" in said
    assert "việc 1:" not in said


def test_a_text_edited_is_named(made: Path) -> None:
    changed = register(made)
    changed["acts"][0]["texts"]["/plan/necessity"][1] = "Không tồn đọng"
    forge(made, changed)
    status, said = verify(made)
    assert status == 1
    assert "việc 1: đoạn chữ tại /plan/necessity" in said


def test_acts_swapped_are_found(made: Path) -> None:
    changed = register(made)
    changed["acts"][1], changed["acts"][2] = changed["acts"][2], changed["acts"][1]
    forge(made, changed)
    status, said = verify(made)
    assert status == 1
    assert "đổi chỗ việc 2" in said


def test_a_cut_inside_is_found(made: Path) -> None:
    changed = register(made)
    del changed["acts"][1]
    forge(made, changed)
    assert verify(made)[0] == 1


def test_a_cut_tail_is_found_by_the_head_and_by_paper(made: Path, desk: Desk) -> None:
    changed = register(made)
    del changed["acts"][2]
    forge(made, changed)
    status, said = verify(made)
    assert status == 1
    assert "bị cắt bớt ở cuối" in said
    # Whoever also rewrites the head everywhere, and the index, is found by the code on paper alone.
    changed["head"] = changed["acts"][-1]["hash"]
    listed = index(made)
    listed["muc"] = [line for line in listed["muc"] if line["viec"] != 3]
    (made / "data/danh-muc.json").write_text(json.dumps(listed), encoding="utf-8")
    forge(made, changed, changed["head"])
    assert verify(made)[0] == 0
    status, said = verify(made, "--ma", desk.row.head.hex()[:12])
    assert status == 1
    assert "bị cắt bớt" in said


def test_a_register_computed_anew_is_found_by_paper_alone(made: Path, desk: Desk) -> None:
    """What the script can and cannot know: said in its own words, and shown here."""
    changed = register(made)
    changed["acts"][1]["body"] = changed["acts"][1]["body"].replace('"by":"gd"', '"by":"pgd1"')
    forge(made, changed, chained(changed, desk.row.uuid))
    status, said = verify(made)
    assert status == 0
    assert "Chưa so với giấy" in said
    status, said = verify(made, "--ma", desk.row.head.hex()[:12])
    assert status == 1
    assert "tính lại từ đầu" in said


def test_an_attachment_replaced_everywhere_but_in_the_register_is_found(made: Path) -> None:
    (made / "data/tep/viec-002-tep-1.pdf").write_bytes(PDF + b"\n")
    listed = index(made)
    listed["muc"][0]["sha256"] = hashlib.sha256(PDF + b"\n").hexdigest()
    (made / "data/danh-muc.json").write_text(json.dumps(listed), encoding="utf-8")
    resealed(made)
    status, said = verify(made)
    assert status == 1
    assert "việc 2, tệp 1: data/tep/viec-002-tep-1.pdf không phải là tệp đã ghi" in said


@pytest.mark.parametrize("gone", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_without_its_lists_nothing_can_be_said(made: Path, gone: str) -> None:
    (made / gone).unlink()
    status, said = verify(made)
    assert status == 2 if gone != "manifest-sha256.txt" else status in (1, 2)
    assert "không kết luận được" in said or status == 1


def test_nonsense_is_no_verdict(made: Path, tmp_path: Path) -> None:
    assert verify(made, str(tmp_path / "không có"))[0] == 2
    assert verify(made, "--ma", "abc")[0] == 2
    assert verify(made, "--lạ")[0] == 2
    (made / "data/so-viec.json").write_text("[]", encoding="utf-8")
    resealed(made)
    assert verify(made)[0] == 2


def test_manifests_cannot_lead_outside(made: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.txt").write_text("x", encoding="utf-8")
    path = made / "manifest-sha256.txt"
    path.write_text(path.read_text() + f"{hashlib.sha256(b'x').hexdigest()}  ../ngoai.txt\n")
    status, said = verify(made)
    assert status == 1
    assert "chỉ ra ngoài gói" in said


def test_the_script_rests_on_python_3_8_and_nothing_else() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert imported == {
        "__future__", "base64", "collections.abc", "hashlib", "hmac", "json", "pathlib", "re", "sys",
        "typing", "uuid",
    }  # fmt: skip
    assert not re.search(r"\.(removeprefix|removesuffix|is_relative_to|hardlink_to)\(|match .*:$", source)
