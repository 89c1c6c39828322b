"""Directives on their pages: brought in, corrected beside the original, confirmed, issued, read, withdrawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from khoithong.directives.drafting import empty_recipient, empty_task
from khoithong.directives.models import Assignment, Directive
from tests.directives.orders import Orders
from tests.web.directive_routes import draft
from tests.web.office import hidden
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

TEXT = """UBND TỈNH
SỞ XÂY DỰNG
Số: 12/SXD-VP
V/v báo cáo kết quả

Bình An, ngày 04 tháng 5 năm 2026

Kính gửi:
- Các sở, ban, ngành;
- Ủy ban nhân dân các huyện, thành phố.

Căn cứ Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ; Sở Xây dựng đề nghị các cơ quan, đơn vị thực hiện như sau:

1. Xây dựng kế hoạch trong quý III năm 2026.

2. Báo cáo kết quả thực hiện trước ngày 30/8/2026.
"""


def brought(office: Office, text: str = TEXT) -> tuple[Visitor, str]:
    """The head, and the address of the draft of what was pasted."""
    head = office.person("gd")
    key = hidden(head.get("/chi-dao/nhap/"), "key")
    head.post("/chi-dao/nhap/", {"key": key, "text": text})
    assert head.status == 200
    return head, head.path


def form(html: str, **values: Any) -> dict[str, Any]:
    """What the open form sends: its hidden fields and these values."""
    part = html.split('id="sua"')[1]
    return {"part": hidden(part, "part"), "version": hidden(part, "version"), "do": "save"} | values


TASK = {
    "clause": "1",
    "text": "Báo cáo kết quả",
    "to": "all",
    "due_kind": "date",
    "due_on": "29/08/2026",
    "due_from": "",
    "due_words": "trước ngày 30/8/2026",
}


def test_a_pasted_text_becomes_a_draft_beside_its_original(office: Office) -> None:
    head, _ = brought(office)
    assert "bản nháp của Sở Xây dựng" in head.html
    assert "12/SXD-VP" in head.html
    assert re.search(r'<mark class="original-task" id="goc-t\d+"', head.html)
    assert "30/09/2026" in head.html
    assert "29/08/2026" in head.html
    assert "Chưa có cơ quan nào" in head.html
    assert "cấp huyện đã kết thúc hoạt động từ 01/7/2025" in head.html


def test_a_file_is_read_and_handed_out_again(office: Office) -> None:
    head = office.person("gd")
    key = hidden(head.get("/chi-dao/nhap/"), "key")
    file = SimpleUploadedFile("Công văn 12.txt", TEXT.encode())
    head.post("/chi-dao/nhap/", {"key": key, "text": "", "file": file})
    assert "Công văn 12.txt" in head.html
    answer = head.client.get(f"{head.path.removesuffix('soan/')}tep/")
    assert b"".join(answer).decode() == TEXT
    assert "attachment" in answer["Content-Disposition"]


def test_the_same_form_sent_twice_is_one_draft(office: Office) -> None:
    head = office.person("gd")
    key = hidden(head.get("/chi-dao/nhap/"), "key")
    for _ in range(2):
        head.post("/chi-dao/nhap/", {"key": key, "text": TEXT})
    assert Directive.objects.count() == 1
    head.post("/chi-dao/nhap/", {"key": key, "text": "Khác"})
    assert head.status == 422
    assert ">Khác</textarea>" in head.html.replace("> Khác", ">Khác")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.pdf", b"%PDF-1.7 torn"),
        ("x.docx", b"PK\x03\x04"),
        ("x.exe", b"MZ\x90\x00\x03"),
        ("x.txt", b"\x00"),
    ],
)
def test_a_hostile_file_is_refused_and_the_pasted_text_kept(
    office: Office, name: str, content: bytes
) -> None:
    head = office.person("gd")
    key = hidden(head.get("/chi-dao/nhap/"), "key")
    file = SimpleUploadedFile(name, content)
    html = head.post("/chi-dao/nhap/", {"key": key, "text": "Đã dán", "file": file})
    assert head.status == 422
    assert 'href="#id_file"' in html
    assert "Đã dán" in html
    assert not Directive.objects.exists()


def test_a_field_is_corrected_and_the_page_shows_it(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    url = f"/chi-dao/{row.code}/soan/"
    html = head.get(f"{url}?sua=identity")
    head.post(url, form(html, kind="Kế hoạch", subject="Tiêu đề mới", number="7/KH-SXD", date="3/5/2026"))
    assert "Tiêu đề mới" in head.html
    assert "03/05/2026" in head.html
    assert Directive.objects.get().draft["identity"]["date"] == "2026-05-03"


def test_what_cannot_be_understood_is_kept_and_named(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    url = f"/chi-dao/{row.code}/soan/"
    head.post(url, form(head.get(f"{url}?sua=t1"), **TASK | {"due_on": "cuối tháng 8"}))
    html = head.get(f"{url}?sua=t1")
    assert 'value="cuối tháng 8"' in html
    assert "Nhập ngày cuối cùng còn trong hạn" in html
    html = head.get(f"/chi-dao/{row.code}/giao/")
    assert "còn 1 chỗ phải sửa" in html
    assert f"{url}?sua=t1#id_due_on" in html


def test_two_windows_on_one_task_are_shown_side_by_side(office: Office) -> None:
    row = draft(office)
    one, two = office.person("gd"), office.person("pgd1")
    url = f"/chi-dao/{row.code}/soan/"
    mine, theirs = form(one.get(f"{url}?sua=t1")), form(two.get(f"{url}?sua=t1"))
    two.post(url, theirs | TASK | {"text": "Bản của phó"})
    assert two.status == 200
    one.post(url, mine | TASK | {"text": "Bản của giám đốc"})
    assert one.status == 409
    assert "Hai bản khác nhau" in one.html
    assert "Bản của phó" in one.html
    one.post(url, form(one.html, **TASK | {"text": "Bản của giám đốc"}))
    assert one.status == 200
    assert Directive.objects.get().draft["tasks"][0]["text"] == "Bản của giám đốc"


def test_autosave_keeps_what_is_typed_and_names_a_conflict(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    url = f"/chi-dao/{row.code}/soan/"
    first = form(head.get(f"{url}?sua=t1"))
    header = {"X-Requested-With": "autosave"}
    saved = head.client.post(f"{url}luu/", first | TASK | {"text": "Một"}, headers=header)
    assert saved.status_code == 200
    assert saved.json()["version"] != first["version"]
    late = head.client.post(f"{url}luu/", first | TASK | {"text": "Hai"}, headers=header)
    assert late.status_code == 409
    html = head.get(late.json()["conflict_url"])
    assert "Hai bản khác nhau" in html
    assert "Một" in html
    assert "Hai" in html
    gone = head.client.post(f"{url}luu/", first | {"part": "t9"}, headers=header)
    assert gone.status_code == 422


def test_a_task_is_added_parted_and_taken_out(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    url = f"/chi-dao/{row.code}/soan/"
    head.post(url, {"do": "add_task", "key": "t2"})
    assert "Nhiệm vụ 2" in head.html
    head.post(
        url, form(head.get(f"{url}?sua=t2"), **TASK | {"text": "Lập kế hoạch || Gửi báo cáo", "do": "split"})
    )
    texts = [one["text"] for one in Directive.objects.get().draft["tasks"]]
    assert texts == ["Báo cáo kết quả", "Lập kế hoạch", "Gửi báo cáo"]
    head.post(url, form(head.get(f"{url}?sua=t2"), **TASK | {"text": "Không có dấu", "do": "split"}))
    assert head.status == 422
    assert "Không có dấu" in head.html
    head.post(url, form(head.get(f"{url}?sua=t2"), do="remove"))
    assert len(Directive.objects.get().draft["tasks"]) == 2


def test_agencies_of_a_line_are_found_from_its_words_and_chosen_by_hand(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    url = f"/chi-dao/{row.code}/soan/"
    head.post(url, form(head.get(f"{url}?sua=r1"), words="Sở Tài chính; Sở Nội vụ", do="resolve"))
    line = Directive.objects.get().draft["recipients"][0]
    assert line["agencies"] == ["so-tc", "so-nv"]
    head.post(
        url, form(head.get(f"{url}?sua=r1"), words="Sở Tài chính; Sở Nội vụ", agencies=["so-tc", "ubnd"])
    )
    line = Directive.objects.get().draft["recipients"][0]
    assert (line["agencies"], line["rule"]) == (["so-tc", "ubnd"], "by_hand")
    assert "văn thư đã chọn" in head.html


def test_a_draft_is_thrown_away(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    head.post(f"/chi-dao/{row.code}/soan/", {"do": "discard"})
    assert "Đã xóa bản nháp" in head.html
    assert not Directive.objects.exists()


def test_the_confirmation_says_what_goes_out_to_how_many(office: Office) -> None:
    row = draft(office)
    row.draft["recipients"].append(empty_recipient("r2") | {"words": "UBND các huyện", "rule": "districts"})
    row.draft["tasks"].append(
        empty_task("t2") | {"text": "Phối hợp", "to": "chosen", "lead": ["so-nv"], "coordinate": ["ubnd"]}
    )
    row.save()
    head = office.person("gd")
    html = head.get(f"/chi-dao/{row.code}/giao/")
    assert "Giao 2 nhiệm vụ cho 3 cơ quan" in html
    assert "Tất cả 1 cơ quan ở phần nơi nhận" in html
    assert "Phối hợp: Ủy ban nhân dân tỉnh" in html
    assert "Nơi nhận chưa có cơ quan nào" in html
    assert "Văn bản chưa có số, ký hiệu." in html
    head.post(f"/chi-dao/{row.code}/giao/", {"version": hidden(html, "version"), "key": hidden(html, "key")})
    assert head.path == f"/chi-dao/{row.code}/"
    assert "Đã giao" in head.html
    assert "Không có cơ quan nào trong tổ chức khi giao" in head.html
    assert Assignment.objects.count() == 3


def test_a_document_issued_already_is_named_before_it_is_issued_again(office: Office) -> None:
    first = Orders(office.clock).issue(owner="so", agencies=("so-tc",))
    row = draft(office)
    words = f"Văn bản số 398/SNV-CCVC đã được giao một lần ({first.code})"
    for number, day, named in (
        ("398/SNV-CCVC", first.date, True),
        ("398/SNV-CCVC", None, False),
        ("9", first.date, False),
    ):
        row.draft["identity"] |= {"number": number, "date": day.isoformat() if day else ""}
        row.save()
        assert (words in office.person("gd").get(f"/chi-dao/{row.code}/giao/")) is named


def test_what_changed_since_it_was_shown_is_not_issued(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    html = head.get(f"/chi-dao/{row.code}/giao/")
    Directive.objects.update(version=9)
    head.post(f"/chi-dao/{row.code}/giao/", {"version": hidden(html, "version"), "key": hidden(html, "key")})
    assert head.status == 422
    assert "vừa được sửa ở một cửa sổ khác" in head.html
    assert Directive.objects.get().status == "draft"


def test_an_agency_sees_its_own_part_and_the_owner_everybody(office: Office) -> None:
    orders = Orders(office.clock)
    code = orders.issue({"clause": "5"}, owner="so", agencies=("so-tc", "so-nv")).code
    owner, agency = office.person("gd"), office.person("gd-tc")
    html = owner.get(f"/chi-dao/{code}/")
    assert "đã nộp 0/2" in html
    assert "Báo cáo kết quả 3 năm" in html.split("Toàn văn")[0]
    assert "5. Báo cáo" not in html.split("Toàn văn")[0]
    assert "Còn thiếu 2 cơ quan" in html
    html = agency.get(f"/chi-dao/{code}/")
    assert "Việc của Sở Tài chính" in html
    assert "Sở Nội vụ</a>" not in html
    assert "đã nộp" not in html


def test_citations_of_the_librarys_texts_are_links(office: Office) -> None:
    text = "Thực hiện Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 và Nghị định số 74/2023/NĐ-CP"
    cited = [
        {"kind": "Nghị định", "number": "73/2023/NĐ-CP", "date": "2023-09-29", "start": 10, "end": 51},
        {"kind": "Nghị định", "number": "74/2023/NĐ-CP", "date": None, "start": 55, "end": 81},
    ]
    code = Orders(office.clock).issue(owner="so", text=text, citations=cited).code
    html = office.person("gd").get(f"/chi-dao/{code}/")
    assert 'href="/quy-dinh/nd-73-2023/"' in html
    assert "Nghị định 74/2023/NĐ-CP" in html


def test_withdrawing_asks_for_a_reason_that_everybody_reads(office: Office) -> None:
    code = Orders(office.clock).issue(owner="so", agencies=("so-tc",)).code
    head = office.person("gd")
    url = f"/chi-dao/{code}/thu-hoi/"
    key = hidden(head.get(url), "key")
    head.post(url, {"key": key, "reason": ""})
    assert head.status == 422
    head.post(url, {"key": key, "reason": "Thay bằng văn bản khác"})
    assert "Đã thu hồi" in head.html
    html = office.person("gd-tc").get(f"/chi-dao/{code}/")
    assert "Thay bằng văn bản khác" in html


def test_another_office_reads_the_draft_and_is_told_to_change(office: Office) -> None:
    from khoithong.desk.clock import aware
    from khoithong.organisation.changes import appoint
    from khoithong.organisation.models import OfficeTerm

    row = draft(office)
    appoint(
        OfficeTerm(person_id="gd", agency_id="so-tc", role="deputy"),
        entered_by="test",
        now=aware(office.clock()),
    )
    head = office.person("gd")
    head.post("/tu-cach/", {"capacity": "so-tc/deputy"})
    url = f"/chi-dao/{row.code}/soan/"
    html = head.get(f"{url}?sua=t1")
    assert "Chọn tư cách của Sở Xây dựng" in html
    head.post(url, form(html, **TASK | {"text": "Điều vừa gõ"}))
    assert head.status == 422
    assert "Điều vừa gõ" in head.html


@pytest.mark.parametrize("code", ["CD-2026-99999", "%00", "x" * 300])
def test_unknown_codes_are_not_found(office: Office, code: str) -> None:
    head = office.person("gd")
    for page in ("", "soan/", "giao/", "thu-hoi/", "tep/"):
        head.get(f"/chi-dao/{code}/{page}")
        assert head.status == 404


def test_lists_tell_what_is_to_be_done_and_what_was_issued(office: Office) -> None:
    Orders(office.clock).issue(owner="so", agencies=("so-tc",))
    assert "Đã nộp 0/1" in office.person("gd").get("/chi-dao/?phan=ban-hanh")
    assert "398/SNV-CCVC" in office.person("gd-tc").get("/chi-dao/")
    assert "398/SNV-CCVC" not in office.person("gd-nv").get("/chi-dao/")
    assert "398/SNV-CCVC" in office.person("tt").get("/chi-dao/?phan=tat-ca")


def test_a_list_costs_the_same_with_one_row_and_with_many(office: Office) -> None:
    orders = Orders(office.clock)
    head = office.person("gd")
    for path in ("/chi-dao/?phan=ban-hanh", "/chi-dao/"):
        orders.issue(owner="so", agencies=("so", "so-tc"))
        few = statements(head, path)
        for _ in range(6):
            orders.issue({}, {}, owner="so", agencies=("so", "so-tc"))
        assert statements(head, path) == few
        assert few <= 10


def test_pages_cost_the_same_with_few_tasks_and_with_many(office: Office) -> None:
    head = office.person("gd")
    orders = Orders(office.clock)
    few, many = orders.issue(owner="so"), orders.issue(*({} for _ in range(12)), owner="so")
    assert statements(head, f"/chi-dao/{few.code}/") == statements(head, f"/chi-dao/{many.code}/") <= 14
    one, other = draft(office), draft(office, "CD-2026-90003")
    other.draft["tasks"] = [one.draft["tasks"][0] | {"key": f"t{number}"} for number in range(1, 30)]
    other.save()
    for page in ("soan/", "soan/?sua=t1", "giao/"):
        assert (
            statements(head, f"/chi-dao/{one.code}/{page}")
            == statements(head, f"/chi-dao/{other.code}/{page}")
            <= 9
        )


def test_the_draft_named_by_a_made_up_key_is_not_added(office: Office) -> None:
    row = draft(office)
    head = office.person("gd")
    for key in ("x1", "t", "t12345678", "r1", "t²"):
        head.post(f"/chi-dao/{row.code}/soan/", {"do": "add_task", "key": key})
        assert head.status == 404
    assert len(Directive.objects.get().draft["tasks"]) == 1
