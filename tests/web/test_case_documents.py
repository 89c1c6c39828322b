"""The documents of a case on their pages: what is there, what can be drafted, writing one, two windows, files."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import docx
from pypdf import PdfReader

from tests.web.filling import form_of, forms_of
from tests.web.office import hidden
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor


def listing(office: Office) -> str:
    return f"/ho-so/{office.code}/van-ban/"


def drafted(office: Office, visitor: Visitor, kind: str, act: str = "") -> str:
    """Draft a document on the last act of a kind; returns the address of its page."""
    seqs = [one.seq for one in office.desk.acts if one.kind == act]
    visitor.post(f"{listing(office)}soan/", {"kind": kind, "seq": str(seqs[-1])} if seqs else {"kind": kind})
    assert visitor.status == 200, visitor.html
    return visitor.path


def decided(office: Office) -> tuple[Visitor, str]:
    """The clerk writing the decision of an approved case."""
    office.desk.approve()
    clerk = office.person("vt")
    return clerk, drafted(office, clerk, "approval_decision", "approve")


def form(visitor: Visitor, path: str) -> dict[str, Any]:
    """The writing form as the page shows it."""
    visitor.get(path)
    return sent(visitor, "s0")


def sent(visitor: Visitor, name: str) -> dict[str, Any]:
    """What a browser sends of the form that has this control."""
    forms = forms_of(visitor.raw.decode())
    return {name: given[-1] for name, given in next(one for one in forms if name in one).items()}


def last(fields: dict[str, Any]) -> str:
    """The name of the last paragraph's text."""
    return max(
        (name for name in fields if name[0] == "t" and name[1:].isdigit()), key=lambda one: int(one[1:])
    )


def test_the_list_says_what_can_be_drafted_and_why_not_the_rest(office: Office) -> None:
    office.desk.meet()
    clerk = office.person("vt")
    html = clerk.get(listing(office))
    for name in ("Kế hoạch đề xuất", "Giấy xác nhận tiếp nhận", "Giấy mời họp", "Phiếu biểu quyết"):
        assert f"<h3>{name}</h3>" in html
    assert "<h3>Biên bản họp tập thể lãnh đạo</h3>" not in html
    minutes = html.partition("<strong>Biên bản họp tập thể lãnh đạo</strong>")[2][:200]
    assert "cuộc họp chưa kết thúc; phiếu biểu quyết chỉ được nêu sau khi kết thúc họp" in minutes
    blocked = html.partition("<strong>Quyết định phê duyệt và giao thực hiện</strong>")[2][:600]
    assert " — " in blocked
    assert "khoản" in blocked
    assert 'name="kind" value="invitation"' in html
    proposer = office.person("tp").get(listing(office))
    assert 'name="kind" value="invitation"' not in proposer
    assert 'name="kind" value="plan"' in proposer


def test_a_stranger_is_told_nothing_and_finds_no_document(office: Office) -> None:
    _, path = decided(office)
    stranger = office.person("gd-tc")
    for address in (listing(office), path, f"{path}trang/1/", f"{path}tai-ve/pdf/", f"{path}ban-da-luu/1/"):
        stranger.get(address)
        assert stranger.status == 404
    for address in (f"{listing(office)}soan/", path, f"{path}lay-lai/", f"{path}nguoi-ky/"):
        stranger.post(address, {"kind": "plan", "seq": "1"})
        assert stranger.status == 404


def test_a_document_of_another_case_is_not_found_under_this_one(office: Office) -> None:
    clerk, path = decided(office)
    office.desk.submit()
    clerk.get(path.replace(path.split("/")[2], office.code))
    assert clerk.status == 404


def test_drafting_leads_to_the_page_and_the_list_to_the_draft(office: Office) -> None:
    clerk, path = decided(office)
    assert "Quyết định phê duyệt và giao thực hiện</h1>" in clerk.html
    assert "Hoàng Văn Em" in clerk.html
    assert drafted(office, clerk, "approval_decision", "approve") == path
    html = clerk.get(listing(office))
    assert f'href="{path}"' in html
    assert 'name="kind" value="approval_decision"' not in html


def test_the_list_dates_drafts_by_the_office_s_clock(office: Office) -> None:
    office.desk.approve()
    office.clock.move_to((office.clock() + timedelta(days=1)).replace(hour=1))
    clerk = office.person("vt")
    path = drafted(office, clerk, "approval_decision", "approve")
    line = clerk.get(listing(office)).partition(f'href="{path}"')[2][:200]
    assert f"{office.clock():%d/%m/%Y}, " in line


def test_what_cannot_be_drafted_is_said_on_the_list(office: Office) -> None:
    office.desk.meet()
    clerk = office.person("vt")
    html = clerk.post(f"{listing(office)}soan/", {"kind": "approval_decision"})
    assert clerk.path == listing(office)
    assert "Quyết định phê duyệt và giao thực hiện — chưa xác định người, cơ quan thực hiện." in html
    for kind, seq in (("dance", ""), ("plan", "x"), ("plan", "99999999")):
        clerk.post(f"{listing(office)}soan/", {"kind": kind, "seq": seq})
        assert clerk.status == 404


def test_a_decision_is_drafted_from_what_the_head_typed_and_has_not_sent(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    head = office.person("gd")
    page = f"/ho-so/{office.code}/viec/approve/"
    assert f'<a href="{page}">Nhập ở biểu mẫu “Phê duyệt đề xuất”' in head.get(listing(office))
    head.get(page)
    head.post(page, form_of(head.html) | {"executors": ["pgd1"], "preview": ["1"]})
    path = drafted(office, head, "approval_decision")
    assert "Điều 2. Giao thực hiện: Trần Thị Bình" in head.html
    office.desk.do("gd", "approve", document="12/QĐ-SXD", executors=["pgd2"], confirmed=["4/2"])
    html = head.get(path)
    assert "Hồ sơ đã có thông tin mới" in html
    html = head.post(f"{path}lay-lai/", {"version": hidden(html, "version")})
    assert "Điều 2. Giao thực hiện: Phạm Văn Cường" in html
    assert "Hồ sơ đã có thông tin mới" not in html


def test_the_form_of_an_act_drafts_its_document_and_keeps_what_was_typed(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    office.desk.do("gd", "seek_party_opinion")
    office.desk.do("bt", "give_party_opinion", opinion="agree", content="Đồng ý")
    head = office.person("gd")
    page = f"/ho-so/{office.code}/viec/approve/"
    html = head.get(page)
    assert 'name="draft_document" value="approval_decision"' in html
    assert form_of(head.html)["document"] == [""]
    typed = form_of(head.html) | {"executors": ["pgd1"], "draft_document": ["approval_decision"]}
    html = head.post(f"{listing(office)}soan/", typed)
    assert "Điều 2. Giao thực hiện: Trần Thị Bình" in html
    assert form_of(head.get(page))["executors"] == ["pgd1"]
    html = head.get(f"/ho-so/{office.code}/quyet-dinh/")
    assert "Quyết định phê duyệt và giao thực hiện</a>" in html
    assert "/trang/1/?v=1-draft" in html
    assert f'href="{listing(office)}"' in head.get(f"/ho-so/{office.code}/")
    clerk, path = office.person("vt"), drafted(office, head, "approval_decision")
    clerk.post(path, form(clerk, path) | {"place": "Nam Hà"})
    giving = {name: hidden(clerk.get(f"{path}cap-so/"), name) for name in ("version", "expected")}
    clerk.post(f"{path}cap-so/", giving | {"day": f"{office.clock():%d/%m/%Y}"})
    assert form_of(head.get(page))["document"] == ["01/QĐ-SXD"]


def test_what_is_written_is_saved_marked_and_taken_back(office: Office) -> None:
    clerk, path = decided(office)
    fields = form(clerk, path)
    said = fields[last(fields)]
    html = clerk.post(path, fields | {last(fields): "Điều 4. Viết khác đi."})
    assert "Đã lưu dự thảo." in html
    assert "Điều 4. Viết khác đi.</textarea>" in html
    assert "Đã sửa tay</span>" in html
    fields = form(clerk, path)
    number = last(fields)[1:]
    html = clerk.post(path, fields | {"restore": number})
    assert "Đã lấy lại đoạn từ hồ sơ." in html
    assert said in html
    assert "Viết khác đi." not in html.partition('class="document-writing"')[2]


def test_two_windows_never_overwrite_one_another(office: Office) -> None:
    clerk, path = decided(office)
    mine = form(clerk, path)
    head = office.person("gd")
    head.post(path, form(head, path) | {last(mine): "Điều 4. Của Giám đốc."})
    html = clerk.post(path, mine | {last(mine): "Điều 4. Của Văn thư."})
    assert clerk.status == 409
    assert "Điều 4. Của Giám đốc." in html
    assert "Điều 4. Của Văn thư." in html
    assert "(Nguyễn Văn An)" in html
    html = clerk.post(path, sent(clerk, "s0"))
    assert clerk.status == 200
    assert "Điều 4. Của Văn thư.</textarea>" in html


def test_what_saves_itself_answers_and_leads_to_both_texts(office: Office) -> None:
    clerk, path = decided(office)
    fields = form(clerk, path)
    ours = {"X-Requested-With": "autosave"}
    answer = clerk.client.post(f"{path}luu/", fields | {last(fields): "Điều 4. Một."}, headers=ours)
    assert (answer.status_code, answer.json()["version"]) == (200, "2")
    assert clerk.client.post(f"{path}luu/", fields).status_code == 403
    answer = clerk.client.post(f"{path}luu/", fields | {last(fields): "Điều 4. Hai."}, headers=ours)
    assert answer.status_code == 409
    html = clerk.get(urlsplit(answer.json()["conflict_url"]).path)
    assert "Điều 4. Một." in html
    assert "Điều 4. Hai." in html
    answer = clerk.client.post(f"{path}luu/", fields | {last(fields): "x" * 20_001}, headers=ours)
    assert (answer.status_code, "20.000" in answer.json()["problem"]) == (422, True)
    answer = office.person("gd-tc").client.post(f"{path}luu/", fields, headers=ours)
    assert answer.status_code == 404


def test_who_only_reads_sees_the_text_and_loses_nothing_sent(office: Office) -> None:
    _, path = decided(office)
    proposer = office.person("tp")
    html = proposer.get(path)
    assert "<textarea" not in html
    assert "Điều 2." in html
    html = proposer.post(
        path, {"version": "1", "s0": "text", "t0": "Một đoạn dài để không bị mất khi gửi lên máy chủ."}
    )
    assert proposer.status == 422
    assert "soạn văn bản này" in html
    assert "Một đoạn dài để không bị mất khi gửi lên máy chủ." in html


def test_another_signs_and_the_document_says_for_whom(office: Office) -> None:
    clerk, path = decided(office)
    html = clerk.get(path)
    assert "Trần Thị Bình – KT. Giám đốc" in html
    html = clerk.post(f"{path}nguoi-ky/", {"version": hidden(html, "version"), "signer": "pgd1/deputy/own"})
    assert "Đã chọn người ký." in html
    assert ": Chọn người ký, " in html
    said = PdfReader(BytesIO(clerk.client.get(f"{path}tai-ve/pdf/").content)).pages[0].extract_text()
    assert "KT. GIÁM ĐỐC" in said
    html = clerk.post(f"{path}nguoi-ky/", {"version": "1", "signer": "gd/head/own"})
    assert "vừa được sửa ở cửa sổ khác" in html


def test_an_earlier_text_can_be_read_and_put_back(office: Office) -> None:
    clerk, path = decided(office)
    fields = form(clerk, path)
    clerk.post(path, fields | {last(fields): "Điều 4. Viết khác đi."})
    html = clerk.get(path)
    first = html.partition(f'href="{path}ban-da-luu/')[2].partition('"')[0]
    html = clerk.get(f"{path}ban-da-luu/{first}")
    assert "Viết khác đi." in html
    html = clerk.post(f"{path}ban-da-luu/{first}", {"version": hidden(html, "version")})
    assert "Đã khôi phục bản đã lưu." in html
    assert "Viết khác đi." not in html.partition('class="document-writing"')[2]
    clerk.get(f"{path}ban-da-luu/999999/")
    assert clerk.status == 404


def test_files_are_handed_out_never_shown_within_a_page(office: Office) -> None:
    clerk, path = decided(office)
    pdf = clerk.client.get(f"{path}tai-ve/pdf/")
    assert pdf.content.startswith(b"%PDF-1.7")
    word = clerk.client.get(f"{path}tai-ve/docx/")
    assert "Hoàng Văn Em" in "".join(one.text for one in docx.Document(BytesIO(word.content)).paragraphs)
    for answer in (pdf, word):
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    picture = clerk.client.get(f"{path}trang/1/")
    assert (picture.headers["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    for address in (f"{path}trang/9/", f"{path}tai-ve/exe/"):
        clerk.get(address)
        assert clerk.status == 404


def test_open_places_are_named_until_they_are_filled_in(office: Office) -> None:
    office.desk.meet()
    clerk = office.person("vt")
    path = drafted(office, clerk, "invitation", "convene_meeting")
    assert "chỗ để trống" in clerk.html
    fields = form(clerk, path)
    filled = {name: words.replace("…", "08") for name, words in fields.items() if name[0] == "t"}
    html = clerk.post(path, fields | filled | {"place": "Nam Hà"})
    assert "chỗ để trống" not in html


def test_hostile_words_are_shown_and_set_as_words(office: Office) -> None:
    clerk, path = decided(office)
    fields = form(clerk, path)
    hostile = "<script>alert(1)</script> #set page(fill: red) {{ 7*7 }} \x00\u202e"
    html = clerk.post(path, fields | {last(fields): hostile, "subject": hostile})
    assert clerk.status == 200
    assert "<script>alert(1)" not in html
    assert clerk.client.get(f"{path}tai-ve/pdf/").content.startswith(b"%PDF")
    assert clerk.client.get(f"{path}tai-ve/docx/").content.startswith(b"PK")


def test_a_faulty_setting_is_said_and_nothing_breaks(office: Office, settings: Any, tmp_path: Any) -> None:
    clerk, path = decided(office)
    settings.HOME = tmp_path
    (tmp_path / "documents.yaml").write_text("provinces: Nam Hà")
    assert "thiết lập của nơi cài đặt có lỗi" in clerk.get(listing(office))
    assert clerk.status == 200
    assert "documents.yaml: không có mục provinces" in clerk.get(path)
    html = clerk.post(f"{listing(office)}soan/", {"kind": "plan", "seq": "1"})
    assert "documents.yaml: không có mục provinces" in html


def test_pages_cost_the_same_with_few_documents_and_with_many(office: Office) -> None:
    clerk, path = decided(office)
    few, one = statements(clerk, listing(office)), statements(clerk, path)
    for kind, act in (
        ("plan", "submit_plan"),
        ("receipt", "submit_plan"),
        ("invitation", "convene_meeting"),
        ("ballot_sheet", "convene_meeting"),
        ("minutes", "close_meeting"),
        ("opinion_request", "seek_party_opinion"),
    ):
        drafted(office, clerk, kind, act)
    fields = form(clerk, path)
    clerk.post(path, fields | {last(fields): "Khác."})
    assert statements(clerk, listing(office)) == few
    assert statements(clerk, path) == one
    assert max(few, one) <= 20
