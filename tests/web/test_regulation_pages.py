"""The texts of the law: whole, every provision at its address, with what rests on it."""

from __future__ import annotations

import gzip
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from django.utils.html import escape

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe

if TYPE_CHECKING:
    from tests.web.office import Office

PACK = "tinh-uy-2026"


def test_all_texts_are_listed(office: Office) -> None:
    html = office.person("tp").get("/quy-dinh/")
    for pack in pack_ids():
        assert f'href="/quy-dinh/{pack}/"' in html


@pytest.mark.parametrize("pack", pack_ids())
def test_every_provision_has_its_address_and_its_words(office: Office, pack: str) -> None:
    visitor = office.person("tp")
    html = visitor.get(f"/quy-dinh/{pack}/")
    assert visitor.status == 200
    for provision in describe(pack).text.provisions.values():
        assert f'id="{provision.ref}"' in html
        assert provision.text.split("&")[0].split('"')[0].split("'")[0].strip() in html


@pytest.mark.parametrize("pack", pack_ids())
def test_every_provision_linked_from_the_text_has_its_page(office: Office, pack: str) -> None:
    from khoithong.web.library.text import text_page

    described = describe(pack)
    for one in text_page(described, {}, "")["provisions"]:
        settled = f"{pack}#{one.ref}" in {*described.coverage, *described.uses}
        assert bool(one.url) == settled
        if one.ref in ("7/3", "II/3/3.3", "3", "9"):
            assert office.person("tp").get(one.url)


def test_a_provision_says_where_the_software_rests_on_it(office: Office) -> None:
    visitor = office.person("tp")
    text = visitor.get(f"/quy-dinh/{PACK}/")
    assert f'href="/quy-dinh/{PACK}/dieu-khoan/7/3/">Phần mềm thực hiện: 7 chỗ<' in text
    html = visitor.get(f"/quy-dinh/{PACK}/dieu-khoan/7/3/")
    assert "Khoản 3 Điều 7</h1>" in html
    assert "Hành vi: Phê duyệt đề xuất" in html
    assert "Trích: <q>ban hành văn bản về việc phê duyệt hoặc không phê duyệt cho thực hiện đề xuất;" in html
    assert "Điều kiện: Đã có ý kiến của cấp ủy, tổ chức đảng" in html
    assert f'href="/quy-dinh/{PACK}/#7/3"' in html
    assert "Ý kiến không đồng ý của cấp ủy có ràng buộc không?" in html


def test_a_time_limit_says_from_when_to_when_and_whose_it_is(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/dieu-khoan/17/1/")
    here = html.partition("Con số: Hạn báo cáo kết quả: 5 ngày làm việc</h3>")[2].partition("</details>")[0]
    for line in (
        "Từ: Hoàn thành thực hiện; Chấm dứt thực hiện",
        "Đến: Nhận báo cáo kết quả",
        "Ai giữ: Người thực hiện",
    ):
        assert f"<li>{line}</li>" in here


@pytest.mark.parametrize(
    ("ref", "name", "line"),
    [
        ("9/1/c", "Biện pháp: Nâng bậc lương trước thời hạn 12 tháng", "Chỉ cho cá nhân"),
        ("5/1/a", "Điều kiện được khuyến khích", "Phải đáp ứng để được khuyến khích"),
        ("6/1", "Hành vi bị cấm", "Đang xem xét phản ánh thì chưa khuyến khích"),
        ("4/2", "Nội dung phải xác nhận", "Xác nhận khi: Phê duyệt đề xuất"),
        ("8/2", "Họp: Xem xét đề xuất, Hội đồng đánh giá (tỷ lệ thông qua)", "Tán thành trên 50%"),
        ("7/1/1.2", "Nơi nhận, quyết định", "Người đứng đầu cơ quan sử dụng cán bộ"),
        ("2/3", "Đối tượng đề xuất", "Người đại diện phần vốn nhà nước"),
    ],
)
def test_every_kind_of_use_says_what_it_settles(office: Office, ref: str, name: str, line: str) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/dieu-khoan/{ref}/")
    assert line in html.partition(f"{name}</h3>")[2].partition("</details>")[0]


def test_a_provision_no_rule_carries_out_says_why(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/dieu-khoan/14/1/")
    assert "Việc của con người" in html
    assert "Trách nhiệm kịp thời của cơ quan" in html


def test_a_provision_settled_by_another_names_it(office: Office) -> None:
    described = describe("soc-trang-2023")
    ref, one = next(
        (ref, one)
        for ref, one in described.coverage.items()
        if one.kind == "manual" and not ref.endswith(f"#{one.by}")
    )
    html = office.person("tp").get(f"/quy-dinh/soc-trang-2023/dieu-khoan/{ref.partition('#')[2]}/")
    assert f'href="/quy-dinh/soc-trang-2023/#{one.by}"' in html


def test_a_text_is_narrowed_to_one_kind_of_provision(office: Office) -> None:
    visitor = office.person("tp")
    html = visitor.get(f"/quy-dinh/{PACK}/?loai=manual")
    assert 'id="14/1"' in html
    assert 'id="14"' in html  # the heading above it
    assert 'id="7/3"' not in html
    counted = [one.kind for one in describe(PACK).coverage.values()].count("manual")
    assert f'Việc của con người, phần mềm nhắc ở chỗ liên quan <span class="count">{counted}</span>' in html
    assert 'id="7/3"' in visitor.get(f"/quy-dinh/{PACK}/?loai=khong-co")


def test_a_text_held_in_part_says_so_everywhere(office: Office) -> None:
    visitor = office.person("tp")
    assert "Chưa có toàn văn" in visitor.get("/quy-dinh/")
    assert "chưa đối chiếu với toàn văn" in visitor.get("/quy-dinh/nd-73-2023/")
    html = visitor.get("/quy-dinh/nd-73-2023/dieu-khoan/8/")
    assert "Điều 8 (chưa đối chiếu với toàn văn)" in html
    assert "Chưa đối chiếu với toàn văn</span>" in html
    assert "Trích:" not in html


def test_what_a_pack_notes_is_shown(office: Office) -> None:
    visitor = office.person("tp")
    for note in describe("vinh-phuc-2024").identity.notes:
        for path in ("/quy-dinh/", "/quy-dinh/vinh-phuc-2024/"):
            assert escape(note) in visitor.get(path)


def test_open_questions_stand_with_answer_and_reason(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/{PACK}/quy-uoc/")
    here = html.partition('id="quy-uoc-tie"')[2].partition('id="quy-uoc-')[0]
    assert "Thế nào là biểu quyết ngang nhau?" in here
    assert "Lý do: Nghĩa thông thường" in here
    assert 'aria-label="Được chọn"' in here


@pytest.mark.parametrize("pack", pack_ids())
def test_what_the_software_adds_stands_with_its_reason(office: Office, pack: str) -> None:
    html = office.person("tp").get(f"/quy-dinh/{pack}/quy-uoc/")
    described = describe(pack)
    for rule in described.regulation.acts.values():
        if rule.addition is not None:
            assert (
                f"{described.labels.acts[rule.kind].noun}</h3> <p>Lý do: {escape(rule.addition)}</p>" in html
            )


def test_every_provision_linked_on_a_case_page_exists(office: Office) -> None:
    office.desk.complete()
    visitor = office.person("gd")
    html = visitor.get(f"/ho-so/{office.code}/")
    linked = {part.split('"')[0] for part in html.split(f'href="/quy-dinh/{PACK}/#')[1:]}
    assert len(linked) > 10
    text = visitor.get(f"/quy-dinh/{PACK}/")
    assert [ref for ref in linked if f'id="{ref}"' not in text] == []


@pytest.mark.parametrize(
    "path",
    [
        "khong-co/",
        "khong-co/quy-trinh/",
        "khong-co/quy-uoc/",
        "khong-co/dieu-khoan/7/3/",
        f"{PACK}/dieu-khoan/99/",
        f"{PACK}/dieu-khoan/7/3%00/",
    ],
)
def test_what_is_not_there_is_not_found(office: Office, path: str) -> None:
    visitor = office.person("tp")
    visitor.get(f"/quy-dinh/{path}")
    assert visitor.status == 404


@pytest.mark.parametrize("pack", pack_ids())
@pytest.mark.parametrize("page", ["", "quy-trinh/", "quy-uoc/", "?loai=implemented"])
def test_the_pages_of_a_text_keep_to_the_budget(office: Office, pack: str, page: str) -> None:
    visitor = office.person("tp")
    visitor.get(f"/quy-dinh/{pack}/{page}")
    assert visitor.status == 200
    assert len(gzip.compress(visitor.raw)) < 30_000


@pytest.mark.parametrize(("a", "b"), list(combinations(pack_ids(), 2)))
def test_a_comparison_keeps_to_the_budget(office: Office, a: str, b: str) -> None:
    visitor = office.person("tp")
    visitor.get(f"/quy-dinh/so-sanh/?a={a}&b={b}")
    assert len(gzip.compress(visitor.raw)) < 30_000


def test_an_administrator_reads_the_texts_and_no_number_of_cases(office: Office) -> None:
    from khoithong.organisation.models import Account

    office.desk.complete()
    Account.objects.create_user("quan-tri", "mật khẩu đủ dài", is_administrator=True)
    html = office.person("quan-tri").get(f"/quy-dinh/{PACK}/")
    assert "Phần mềm thực hiện: 7 chỗ<" in html
    assert "· 1 hồ sơ" not in html
    assert "· 1 hồ sơ" in office.person("gd").get(f"/quy-dinh/{PACK}/")


def test_a_visitor_logs_in_first(office: Office) -> None:
    from tests.web.office import Visitor

    visitor = Visitor()
    for path in (
        "",
        f"{PACK}/",
        f"{PACK}/dieu-khoan/7/3/",
        f"{PACK}/quy-trinh/",
        f"{PACK}/quy-uoc/",
        "so-sanh/",
    ):
        visitor.get(f"/quy-dinh/{path}")
        assert visitor.path == "/dang-nhap/"
