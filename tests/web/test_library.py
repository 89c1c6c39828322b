"""The library at work: cases that rest on a provision, two texts side by side, the procedure drawn."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from tests.web.test_hostile_requests import in_address, odd, sane
from tests.web.test_query_counts import add_case, statements

if TYPE_CHECKING:
    from tests.web.office import Office

PACK = "tinh-uy-2026"
COMPARISON = "/quy-dinh/so-sanh/?a=soc-trang-2023&b=tinh-uy-2026"


def cases_on(office: Office, person: str, ref: str) -> int:
    """The number a provision's page gives a person, which is also that of the text and the length of the list."""
    from khoithong.casefiles import queries, rights
    from khoithong.organisation.snapshot import directory

    visitor = office.person(person)
    html = visitor.get(f"/quy-dinh/{PACK}/dieu-khoan/{ref}/")
    number = int(html.partition("Hồ sơ dựa vào điều khoản này</h2> <p>")[2].partition(" hồ sơ")[0] or 0)
    note = visitor.get(f"/quy-dinh/{PACK}/").partition(f'href="/quy-dinh/{PACK}/dieu-khoan/{ref}/">')[2]
    assert (f"· {number} hồ sơ" if number else "") == note.partition("<span")[0].partition(" chỗ ")[2]
    who = rights.reader(person, office.desk.today, directory())
    assert len(queries.cases(who, queries.CaseFilter(provision=f"{PACK}#{ref}")).items) == number
    return number


@pytest.fixture
def reading(office: Office) -> Office:
    """Three cases: one evaluated, one withdrawn, one under review."""
    office.desk.complete()
    office.desk.on("2026-07-06")
    office.desk.submit()
    office.desk.do("tp", "withdraw_plan", reason="Đã có quy định mới")
    office.desk.submit()
    return office


def reading_codes() -> list[str]:
    """The codes of all cases, oldest first."""
    from khoithong.casefiles.models import Case

    return list(Case.objects.order_by("id").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        ("7/1/1.1/a", 3),  # every plan has its headings
        ("7/1/1.2", 3),  # every plan was sent
        ("7/2/2.1", 3),  # the limit of the meeting runs in all
        ("7/3", 1),  # one was decided
        ("8/5", 0),  # none went through a council
        ("17/1", 1),
        ("17/2", 1),
        ("17/3", 0),
        ("16/4", 0),  # none was suspended
        ("14/1", 0),  # people's duty
        ("5/1/a", 1),
    ],
)
def test_how_many_cases_rest_on_a_provision(reading: Office, ref: str, number: int) -> None:
    assert cases_on(reading, "gd", ref) == number
    assert cases_on(reading, "tt", ref) == number  # supervises


def test_a_case_one_may_not_read_is_not_counted(reading: Office) -> None:
    for ref in ("7/1/1.2", "7/3", "17/1"):
        assert cases_on(reading, "gd-tc", ref) == 0


def test_a_measure_is_counted_where_it_was_applied(reading: Office) -> None:
    assert cases_on(reading, "gd", "9/1/a") == 0
    from khoithong.casefiles.models import Case

    reading.desk.case = Case.objects.order_by("id").values_list("id", flat=True)[0]
    reading.desk.do(
        "gd", "apply_measure", measure="public_praise", beneficiary="tp", document="Quyết định số 9"
    )
    assert cases_on(reading, "gd", "9/1/a") == 1


def test_a_report_of_a_prohibited_act_is_never_counted(reading: Office) -> None:
    reading.desk.do("cv", "report_violation", provision="6/2", against="gd", content="Gây khó khăn")
    for ref in ("6/2", "12/1"):
        assert cases_on(reading, "gd", ref) == 0
        assert cases_on(reading, "tt", ref) == 0


def test_every_count_is_the_length_of_its_list(reading: Office) -> None:
    from khoithong.casefiles import queries, resting, rights
    from khoithong.organisation.snapshot import directory

    who = rights.reader("tt", reading.desk.today, directory())
    counts = resting.counts(who, describe(PACK))
    assert counts
    for ref in describe(PACK).text.provisions:
        whole = f"{PACK}#{ref}"
        found = queries.cases(who, queries.CaseFilter(provision=whole)).items
        assert len(found) == counts.get(whole, 0), ref


@pytest.mark.parametrize("pack", pack_ids())
def test_what_a_rule_is_seen_by_is_something_that_happens(pack: str) -> None:
    from khoithong.casefiles.resting import resting
    from khoithong.procedure.vocabulary import ACTS, VIOLATION_ACTS

    described = describe(pack)
    known = {
        *(set(ACTS) - VIOLATION_ACTS),
        *(f"evaluation/{kind}" for kind in ACTS),
        "meeting/approval",
        "meeting/evaluation",
        *(f"measure/{measure}" for measure in described.measures),
        *(f"limit/{ref}" for ref in described.regulation.provisions),
    }
    for shown in resting(pack).values():
        assert {one.feature for one in shown} <= known
        assert {one.route for one in shown} <= {"", "collective", "council"}


def test_the_list_says_on_what_its_cases_rest(reading: Office) -> None:
    visitor = reading.person("gd")
    html = visitor.get(f"/ho-so/?dieu_khoan={PACK}%237/3")
    assert (
        f'Chỉ hồ sơ dựa vào <a class="provision" href="/quy-dinh/{PACK}/#7/3">khoản 3 Điều 7</a> Quy định của'
        in html
    )
    assert f'<input type="hidden" name="dieu_khoan" value="{PACK}#7/3">' in html
    first, *later = reading_codes()
    assert first in html
    assert not any(code in html for code in later)


@pytest.mark.parametrize("value", ["", "khong-co#1", f"{PACK}%2399", "%00", "7/3"])
def test_a_provision_nobody_knows_does_not_narrow(reading: Office, value: str) -> None:
    visitor = reading.person("gd")
    html = visitor.get(f"/ho-so/?dieu_khoan={value}")
    assert visitor.status == 200
    assert "Chỉ hồ sơ dựa vào" not in html
    assert reading.code in html


def test_the_list_is_narrowed_to_a_regulation(reading: Office) -> None:
    visitor = reading.person("gd")
    html = visitor.get(f"/ho-so/?van_ban={PACK}")
    assert reading.code in html
    assert "Chỉ hồ sơ theo <a" in html
    assert reading.code not in visitor.get("/ho-so/?van_ban=nd-73-2023")
    assert reading.code in visitor.get("/ho-so/?van_ban=khong-co")


@pytest.mark.parametrize(
    "path",
    [f"/quy-dinh/{PACK}/", f"/quy-dinh/{PACK}/quy-trinh/", f"/quy-dinh/{PACK}/dieu-khoan/7/3/", COMPARISON],
)
def test_a_text_costs_the_same_with_few_cases_and_with_many(office: Office, path: str) -> None:
    visitor = office.person("gd")
    add_case(office)
    few = statements(visitor, path)
    for _ in range(6):
        add_case(office)
    assert statements(visitor, path) == few
    assert few <= 9


# --- two texts side by side ---------------------------------------------------------------------------------------


def test_two_texts_are_chosen_from_the_index(office: Office) -> None:
    visitor = office.person("tp")
    assert 'href="/quy-dinh/so-sanh/"' in visitor.get("/quy-dinh/")
    html = visitor.get("/quy-dinh/so-sanh/")
    for pack in pack_ids():
        assert html.count(f'<option value="{pack}" >') == 2
    assert "<table" not in html
    assert "Chọn hai văn bản rồi bấm So sánh" in html
    assert "Chọn văn bản B rồi bấm So sánh" in visitor.get(f"/quy-dinh/so-sanh/?a={PACK}")
    assert "Chọn văn bản A rồi bấm So sánh" in visitor.get(f"/quy-dinh/so-sanh/?b={PACK}")


def test_what_differs_stands_side_by_side_with_provisions(office: Office) -> None:
    html = office.person("tp").get(COMPARISON)
    row = html.partition("Đề xuất của chính người đứng đầu <span")[2].partition("</tr>")[0]
    assert "Khác" in row
    assert "<strong>Tập thể lãnh đạo của chính cơ quan đó, người đứng đầu không biểu quyết</strong>" in row
    assert 'href="/quy-dinh/soc-trang-2023/#II/3/3.3"' in row
    assert 'href="/quy-dinh/tinh-uy-2026/#7/1/1.3"' in row
    appraisal = html.partition("Thẩm định đề xuất <span")[2].partition("</tr>")[0]
    assert "Chỉ có ở A" in appraisal
    assert "Không quy định" in appraisal
    assert "selected>Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng" in html


def test_of_a_text_and_its_base_only_what_was_replaced_stands(office: Office) -> None:
    html = office.person("tp").get("/quy-dinh/so-sanh/?a=nd-73-2023&b=can-tho-2024")
    assert "Một văn bản lấy văn bản kia làm nền" in html
    assert "3 nội dung được thay, thêm hoặc bỏ: 3 khác." in html
    assert "Nơi nhận và quyết định" in html
    assert "Phê duyệt đề xuất" not in html


def test_a_text_does_not_differ_from_itself(office: Office) -> None:
    html = office.person("tp").get(f"/quy-dinh/so-sanh/?a={PACK}&b={PACK}")
    assert "không khác nhau ở nội dung nào" in html
    assert "Hồ sơ đang mở" not in html


def test_an_unknown_text_is_told_and_nothing_breaks(office: Office) -> None:
    visitor = office.person("tp")
    html = visitor.get(f"/quy-dinh/so-sanh/?a=%3Cb%3Ekhong&b={PACK}")
    assert visitor.status == 200
    assert "Không có quy định nào mang mã “&lt;b&gt;khong”" in html
    assert f'<option value="{PACK}" selected>' in html


def test_the_open_cases_a_change_would_touch(reading: Office) -> None:
    html = reading.person("gd").get(COMPARISON)
    assert "Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng: không có hồ sơ đang mở nào được xem." in html
    assert "Quy định của Ban Thường vụ Tỉnh ủy: 1 hồ sơ được xem" in html
    url = f"/ho-so/?van_ban={PACK}&amp;trang_thai=under_review"
    assert f'<a href="{url}">Đang xem xét (1)</a>' in html
    listed = reading.person("gd").get(url.replace("&amp;", "&"))
    assert reading.code in listed
    assert "Quy định của Ban Thường vụ Tỉnh ủy: không có hồ sơ" in reading.person("gd-tc").get(COMPARISON)


@odd()
def test_odd_words_in_the_addresses_of_the_library(office: Office, text: str) -> None:
    office.desk.submit()
    visitor = office.person("gd")
    odd_one = in_address(text)
    for address in (
        f"/quy-dinh/so-sanh/?a={odd_one}&b={odd_one}",
        f"/quy-dinh/{PACK}/?loai={odd_one}",
        f"/ho-so/?van_ban={odd_one}&dieu_khoan={odd_one}",
        f"/ho-so/?dieu_khoan={PACK}%23{odd_one}",
        f"/quy-dinh/{PACK}/dieu-khoan/{odd_one}/",
    ):
        visitor.get(address)
        sane(visitor)


# --- the procedure drawn ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", pack_ids())
def test_the_procedure_has_a_sentence_a_picture_and_a_table(office: Office, pack: str) -> None:
    html = office.person("tp").get(f"/quy-dinh/{pack}/quy-trinh/")
    assert "<figcaption>Trình tự có " in html
    assert '<svg xmlns="http://www.w3.org/2000/svg" class="procedure"' in html
    assert 'role="region" aria-label="Sơ đồ quy trình, cuộn ngang để xem hết"' in html
    assert "style=" not in html
    table = html.partition("Bảng các việc trong sơ đồ")[2]
    decided_by = describe(pack).regulation.acts["approve"].provision.collective or ""
    assert f'class="provision" href="/quy-dinh/{decided_by.replace("#", "/#")}"' in table
    assert "Quy ước của phần mềm: " in table


def test_the_table_leads_to_the_cases_that_stand_in_each_status(reading: Office) -> None:
    html = reading.person("gd").get(f"/quy-dinh/{PACK}/quy-trinh/")
    for status, name in (
        ("under_review", "Đang xem xét"),
        ("evaluated", "Đã đánh giá"),
        ("withdrawn", "Đã rút"),
    ):
        url = f"/ho-so/?van_ban={PACK}&amp;trang_thai={status}"
        assert f'<a href="{url}">1 hồ sơ<span class="visually-hidden"> {name}</span></a>' in html
    assert "trang_thai=in_execution" not in html
    assert "trang_thai=" not in reading.person("gd-tc").get(f"/quy-dinh/{PACK}/quy-trinh/")


def test_the_picture_of_a_case_marks_where_it_stands(office: Office) -> None:
    office.desk.meet()
    office.desk.pass_meeting()
    visitor = office.person("gd")
    page = visitor.get(f"/ho-so/{office.code}/")
    assert f'hx-get="/ho-so/{office.code}/so-do/"' in page
    assert f'<a href="/ho-so/{office.code}/so-do/">Xem sơ đồ quy trình' in page
    html = visitor.get(f"/ho-so/{office.code}/so-do/")
    assert "Hồ sơ đang ở bước “Chờ ý kiến cấp ủy”." in html
    assert html.count("● đang ở đây") == 1
    table = html.partition("Bảng các việc trong sơ đồ")[2]
    assert 'Chờ ý kiến cấp ủy <span class="quiet">(đang ở đây)</span>' in table
    assert 'Kết thúc họp <svg class="icon" role="img" aria-label="đã làm">' in table
    assert len(gzip.compress(visitor.raw)) < 30_000


def without_tokens(html: str) -> str:
    """A page without what differs each time, and without its own address."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|/ho-so/DX-[^"]*', "", html)


def test_the_picture_of_a_case_one_may_not_see_is_not_found(office: Office) -> None:
    office.desk.submit()
    stranger = office.person("gd-tc")
    stranger.get(f"/ho-so/{office.code}/so-do/")
    assert stranger.status == 404
    hidden = without_tokens(stranger.html)
    stranger.get("/ho-so/DX-2026-999999/so-do/")
    assert stranger.status == 404
    assert hidden == without_tokens(stranger.html)


def test_the_picture_of_a_case_costs_the_same_after_many_acts(office: Office) -> None:
    office.desk.submit()
    visitor = office.person("gd")
    before = statements(visitor, f"/ho-so/{office.code}/so-do/")
    office.desk.complete()
    assert statements(visitor, f"/ho-so/{office.code}/so-do/") == before
