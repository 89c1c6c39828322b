"""Communication on its pages: planned, published where and when, seen by whom, counted by directive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.desk.answers import IdempotencyConflict
from khoithong.desk.directives.acting import Faulty
from khoithong.desk.directives.communicate import (
    Evidence,
    NoSuchItem,
    add_item,
    cancel_item,
    plan_communication,
    publish_item,
)
from khoithong.directives.models import CommunicationEntry, CommunicationItem, CommunicationPlan
from tests.casefiles.attachments import samples
from tests.directives.orders import Orders
from tests.web.office import hidden

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

ITEM = {"title": "Phóng sự về một cửa liên thông", "form": "broadcast", "where": "Đài tỉnh"}


def sent(visitor: Visitor, page: str, /, **values: Any) -> str:
    """Open a form, fill it in, send it."""
    key = hidden(visitor.get(page), "key")
    return visitor.post(page, {"key": key, **values})


def item(office: Office, person: str = "gd", **more: Any) -> CommunicationItem:
    return add_item(Orders(office.clock).asked(person), ITEM | more)


def test_a_plan_and_its_items_are_written_and_listed(office: Office) -> None:
    code = Orders(office.clock).issue(owner="so-nv", agencies=("so",)).code
    head = office.person("gd")
    sent(
        head,
        "/tuyen-truyen/ke-hoach/moi/",
        title="Kế hoạch năm 2026",
        since="01/01/2026",
        until="31/12/2026",
        directive=code,
        clause="19/2",
    )
    assert "Kế hoạch năm 2026" in head.html
    plan = CommunicationPlan.objects.get()
    assert (plan.agency, plan.clause) == ("so", "19/2")
    sent(head, f"/tuyen-truyen/moi/?plan={plan.id}", plan=str(plan.id), planned_on="20/05/2026", **ITEM)
    assert "Dự kiến" in head.html
    assert "398/SNV-CCVC" in head.html
    one = CommunicationItem.objects.get()
    assert (one.directive_id, one.clause, one.plan_id) == (plan.directive_id, "19/2", plan.id)
    assert ITEM["title"] in head.get("/tuyen-truyen/")
    assert ITEM["title"] in head.get(f"/tuyen-truyen/ke-hoach/{plan.id}/")


def test_a_plan_without_a_name_asks_for_its_name(office: Office) -> None:
    head = office.person("gd")
    sent(head, "/tuyen-truyen/ke-hoach/moi/", title="", since="01/01/2026", until="31/12/2026")
    assert "Nhập tên kế hoạch" in head.html


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": ""}, "Nhập nội dung tuyên truyền"),
        ({"title": "x" * 301}, "300 ký tự"),
        ({"form": "khác"}, "Chọn hình thức"),
        ({"planned_on": "mai"}, "18/03/2026"),
        ({"plan": "không có"}, "Chọn một kế hoạch của cơ quan"),
        ({"plan": str(uuid4())}, "Chọn một kế hoạch của cơ quan"),
        ({"directive": "CD-2026-00000"}, "Không có văn bản nào"),
        ({"case": "DX-2026-999999"}, "Không có hồ sơ nào"),
        ({"key": "không phải"}, "Tải lại trang"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    office: Office, values: dict[str, str], words: str
) -> None:
    head = office.person("gd")
    sent(head, "/tuyen-truyen/moi/", **ITEM | {"title": "Điều vừa gõ"} | values)
    assert head.status == 422
    assert words in head.html
    assert values.get("title", "Điều vừa gõ")[:40] in head.html
    assert not CommunicationItem.objects.exists()


def test_a_publication_is_recorded_with_its_proof(office: Office) -> None:
    one = item(office)
    head = office.person("gd")
    url = f"/tuyen-truyen/{one.id}/"
    sent(
        head,
        url,
        do="publish",
        published_on="03/05/2026",
        where="Đài Phát thanh và Truyền hình tỉnh",
        url="https://dai.example/phong-su",
        files=SimpleUploadedFile("ảnh.png", samples.png()),
    )
    assert "Đã đăng" in head.html
    assert "https://dai.example/phong-su" in head.html
    assert "ảnh.png" in head.html
    file = one.files.get()
    answer = head.client.get(f"{url}tep/{file.id}/")
    assert b"".join(answer) == samples.png()
    assert [entry.kind for entry in CommunicationEntry.objects.order_by("id")] == ["add_item", "publish"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"published_on": ""}, "Nhập ngày đăng"),
        ({"published_on": "05/05/2026"}, "không sau hôm nay"),
        ({"where": ""}, "Nhập nơi đăng"),
        ({"url": "javascript:alert(1)"}, "bắt đầu bằng https://"),
        ({"url": "http://[x"}, "bắt đầu bằng https://"),
    ],
)
def test_a_faulty_publication_is_not_recorded(office: Office, values: dict[str, str], words: str) -> None:
    one = item(office)
    head = office.person("gd")
    good = {"do": "publish", "published_on": "03/05/2026", "where": "Báo tỉnh", "url": ""}
    sent(head, f"/tuyen-truyen/{one.id}/", **good | values)
    assert head.status == 422
    assert words in head.html
    assert CommunicationItem.objects.get().status == "planned"


def test_a_hostile_proof_is_refused(office: Office) -> None:
    one = item(office)
    head = office.person("gd")
    sent(
        head,
        f"/tuyen-truyen/{one.id}/",
        do="publish",
        published_on="03/05/2026",
        where="Báo tỉnh",
        files=SimpleUploadedFile("x.exe", b"MZ\x90\x00"),
    )
    assert head.status == 422
    assert "x.exe" in head.html
    assert CommunicationItem.objects.get().status == "planned"


def test_what_will_not_appear_says_why(office: Office) -> None:
    one = item(office)
    head = office.person("gd")
    url = f"/tuyen-truyen/{one.id}/"
    sent(head, url, do="cancel", reason="")
    assert head.status == 422
    sent(head, url, do="cancel", reason="Hoãn hội nghị")
    assert "Không thực hiện" in head.html
    assert "Hoãn hội nghị" in head.html
    assert 'name="published_on"' not in head.html


def test_what_is_planned_is_for_the_agency_and_what_appeared_for_everybody(office: Office) -> None:
    one = item(office)
    url = f"/tuyen-truyen/{one.id}/"
    assert office.person("cv").get(url)
    stranger = office.person("gd-tc")
    stranger.get(url)
    assert stranger.status == 404
    assert ITEM["title"] in office.person("tt").get("/tuyen-truyen/?phan=tat-ca")
    orders = Orders(office.clock)
    publish_item(one.id, orders.asked("gd"), {"published_on": office.desk.today, "where": "Báo tỉnh"})
    assert ITEM["title"] in stranger.get("/tuyen-truyen/?phan=tat-ca")
    assert 'name="reason"' not in stranger.get(url)


def test_a_case_is_linked_for_who_may_read_it(office: Office) -> None:
    office.desk.submit()
    one = item(office, case=office.code)
    orders = Orders(office.clock)
    publish_item(one.id, orders.asked("gd"), {"published_on": office.desk.today, "where": "Báo tỉnh"})
    url = f"/tuyen-truyen/{one.id}/"
    assert office.code in office.person("gd").get(url)
    assert office.code not in office.person("gd-tc").get(url)
    with pytest.raises(Faulty) as faulty:
        item(office, "gd-tc", case=office.code)
    assert "case" in faulty.value.problems


def test_a_directive_shows_who_has_begun(office: Office) -> None:
    code = Orders(office.clock).issue(owner="so-nv", agencies=("so", "so-tc")).code
    item(office, directive=code)
    owner = office.person("gd-nv")
    html = owner.get(f"/tuyen-truyen/van-ban/{code}/")
    assert "1/2 cơ quan" in html
    assert "Sở Tài chính <span" in html
    html = office.person("gd-tc").get(f"/tuyen-truyen/van-ban/{code}/")
    assert "0/1 cơ quan" in html
    assert "Sở Xây dựng" not in html
    stranger = office.person("bt")
    stranger.get(f"/tuyen-truyen/van-ban/{code}/")
    assert stranger.status == 404


def test_the_same_request_is_recorded_once(office: Office) -> None:
    orders = Orders(office.clock)
    request = orders.asked("gd")
    first, again = add_item(request, ITEM), add_item(request, ITEM)
    assert first.id == again.id
    with pytest.raises(IdempotencyConflict):
        plan_communication(request, {"title": "Kế hoạch"})
    publish, done = orders.asked("gd"), {"published_on": office.desk.today, "where": "Báo"}
    publish_item(first.id, publish, done)
    publish_item(first.id, publish, done)
    assert CommunicationEntry.objects.filter(kind="publish").count() == 1
    other = item(office)
    with pytest.raises(IdempotencyConflict):
        publish_item(other.id, publish, done)
    with pytest.raises(IdempotencyConflict):
        cancel_item(other.id, publish, "Lý do")
    with pytest.raises(Faulty, match="đã ghi là"):
        publish_item(first.id, orders.asked("gd"), done)


def test_who_does_not_act_for_the_agency_writes_nothing(office: Office) -> None:
    orders = Orders(office.clock)
    one = item(office)
    with pytest.raises(Faulty, match="tư cách"):
        add_item(orders.asked("cv"), ITEM)
    with pytest.raises(Faulty, match="tư cách"):
        cancel_item(one.id, orders.asked("cv"), "Lý do")
    with pytest.raises(NoSuchItem):
        cancel_item(one.id, orders.asked("gd-tc"), "Lý do")
    with pytest.raises(NoSuchItem):
        cancel_item(uuid4(), orders.asked("gd"), "Lý do")


def test_too_many_proofs_are_refused(office: Office) -> None:
    from io import BytesIO

    one = item(office)
    files = [Evidence("a.png", BytesIO(samples.png()))] * 11
    with pytest.raises(Faulty) as faulty:
        publish_item(
            one.id,
            Orders(office.clock).asked("gd"),
            {"published_on": office.desk.today, "where": "Báo"},
            files,
        )
    assert "10 tệp" in faulty.value.problems["files"]


def test_pages_cost_the_same_with_one_item_and_with_many(office: Office) -> None:
    office.desk.submit()
    code = Orders(office.clock).issue(owner="so-nv", agencies=("so",)).code
    plan = plan_communication(
        Orders(office.clock).asked("gd"),
        {"title": "Kế hoạch", "since": office.desk.today, "until": office.desk.today, "directive": code},
    )
    head = office.person("gd")
    more = {"plan": str(plan.id), "directive": code, "case": office.code}
    one = item(office, **more)
    pages = (
        "/tuyen-truyen/",
        f"/tuyen-truyen/ke-hoach/{plan.id}/",
        f"/tuyen-truyen/van-ban/{code}/",
        f"/tuyen-truyen/{one.id}/",
        "/tuyen-truyen/moi/",
    )

    def counts() -> list[int]:
        found = []
        for page in pages:
            head.get(page)
            with CaptureQueriesContext(connection) as caught:
                head.get(page)
            assert head.status == 200
            found.append(len(caught))
        return found

    few = counts()
    for _ in range(8):
        item(office, **more)
        Orders(office.clock).issue(owner="so-nv", agencies=("so",))
    assert counts() == few
    assert max(few) <= 14
