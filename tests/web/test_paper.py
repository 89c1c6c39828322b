"""A case that began on paper, entered by the clerk: the same acts, on their own days, through the same door."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from khoithong.casefiles.models import Attachment, Case, Draft
from khoithong.casefiles.reading import load
from khoithong.casefiles.verification import verify_case
from tests.desk.conftest import PACK, PLAN
from tests.desk.exports import PDF
from tests.web.filling import _Reader, form_of
from tests.web.test_query_counts import statements

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

START = "/ho-so/nhap-giay/"
EVIDENCE = "1874/ĐX ngày 13/04/2026"


def scan(name: str = "Kế hoạch.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF)


def begun(office: Office, clerk: Visitor, proposer: str = "tp", received: str = "13/04/2026") -> str:
    """The address of an entry begun: of several texts the one meant is chosen on a second form."""
    given = {"proposer": proposer, "received": received}
    html = clerk.post(START, given)
    assert "Cơ quan đề xuất và văn bản áp dụng" in html
    clerk.post(START, given | {"choice": f"so {PACK}"})
    assert clerk.status == 200
    assert clerk.path != START
    return clerk.path


def filled(clerk: Visitor, **more: Any) -> dict[str, Any]:
    """The form as it is shown, the first heading and the evidence typed, everything confirmed."""
    reader = _Reader()
    reader.feed(clerk.html)
    form: dict[str, Any] = dict(next(form for form in reader.forms if "evidence" in form))
    form |= {"plan.necessity": [PLAN["necessity"]], "evidence": [EVIDENCE], "confirmed.0": ["on"]}
    return {name: value for name, value in (form | more).items() if value is not None}


def entered(office: Office, **more: Any) -> Case:
    """A whole case entered from paper."""
    clerk = office.person("vt")
    address = begun(office, clerk)
    clerk.get(address)
    clerk.post(address, filled(clerk, files=[scan()], **more))
    assert clerk.status == 200, clerk.html
    return Case.objects.latest("id")


def test_a_plan_on_paper_becomes_a_case_of_its_day(office: Office) -> None:
    case = entered(office)
    loaded = load(case.id)
    assert loaded is not None
    [first] = loaded.acts
    assert (first.kind, first.by, first.on_behalf_of, first.office) == ("submit_plan", "vt", "tp", "so/clerk")
    assert (first.happened_on, first.evidence) == (date(2026, 4, 13), EVIDENCE)
    assert case.received_on == date(2026, 4, 13)
    assert case.proposers == ["tp"]
    assert [file.name for file in first.files] == ["Kế hoạch.pdf"]
    assert first.data["plan"]["scope"].strip() == "Theo bản giấy kèm theo."
    assert verify_case(case.id) == []
    assert not Draft.objects.exists()
    clerk = office.person("vt")
    html = clerk.get(f"/ho-so/{case.code}/")
    assert "nhập từ giấy" in html
    assert "Đỗ Văn Hải" in html
    assert "nhập thay" in html


def test_what_followed_is_entered_date_by_date(office: Office) -> None:
    case = entered(office)
    clerk = office.person("vt")
    address = f"/ho-so/{case.code}/nhap-giay/"

    def enter(kind: str, person: str, day: str, **data: Any) -> None:
        html = clerk.get(address)
        assert f"/viec/{kind}/" in html, kind
        clerk.get(f"/ho-so/{case.code}/viec/{kind}/?thay={person}&ve=giay")
        given = {"on_behalf_of": [person], "happened_on": [day], "evidence": [f"Giấy {kind}"]}
        clerk.post(f"/ho-so/{case.code}/viec/{kind}/", form_of(clerk.html) | given | data)
        assert clerk.path == address, clerk.html

    enter("convene_meeting", "gd", "14/04/2026", on=["16/04/2026"])
    for voter in ("gd", "pgd1", "pgd2"):
        enter("vote", voter, "16/04/2026", ballot=["for"])
    conditions = {f"conditions_met.{place}": ["on"] for place in range(4)}
    reasons = {f"condition_reasons.{place}": ["Có"] for place in range(4)}
    enter("close_meeting", "gd", "16/04/2026", minutes=["Biên bản số 1"], **conditions, **reasons)
    enter("seek_party_opinion", "gd", "17/04/2026", document=["Tờ trình số 2"])
    enter("give_party_opinion", "bt", "20/04/2026", opinion=["agree"], content=["Đồng ý"], document=["CV 3"])
    enter("approve", "gd", "22/04/2026", document=["12/QĐ-SXD"], executors=["tp"], **{"confirmed.0": ["on"]})
    case.refresh_from_db()
    assert case.status == "in_execution"
    loaded = load(case.id)
    assert loaded is not None
    assert {act.by for act in loaded.acts} == {"vt"}
    assert [act.effective.day for act in loaded.acts] == [13, 14, 16, 16, 16, 16, 17, 20, 22]
    assert verify_case(case.id) == []


def test_a_day_out_of_order_is_refused_and_what_was_recorded_stays(office: Office) -> None:
    case = entered(office)
    clerk = office.person("vt")
    clerk.get(f"/ho-so/{case.code}/viec/convene_meeting/?thay=gd&ve=giay")
    given = {
        "on_behalf_of": ["gd"],
        "happened_on": ["10/04/2026"],
        "evidence": ["Giấy mời 3"],
        "on": ["16/04/2026"],
    }
    html = clerk.post(f"/ho-so/{case.code}/viec/convene_meeting/", form_of(clerk.html) | given)
    assert 'value="Giấy mời 3"' in html
    assert 'name="ve" value="giay"' in html
    assert "13/04/2026" in html
    case.refresh_from_db()
    assert case.seq == 1


def test_without_the_scan_nothing_is_recorded_and_nothing_typed_is_lost(office: Office) -> None:
    clerk = office.person("vt")
    address = begun(office, clerk)
    html = clerk.post(address, filled(clerk))
    assert clerk.status == 422
    assert "Tải lên bản chụp kế hoạch giấy" in html
    assert PLAN["necessity"] in html
    assert EVIDENCE in clerk.get(address)
    assert not Case.objects.exists()


def test_everything_wrong_is_said_at_once_and_files_are_kept(office: Office) -> None:
    clerk = office.person("vt")
    address = begun(office, clerk)
    form = filled(
        clerk, evidence="", files=[scan("Bản chụp.pdf")], **{"confirmed.0": None, "plan.necessity": ""}
    )
    html = clerk.post(address, form)
    assert clerk.status == 422
    assert "Nhập số, ngày văn bản đến" in html
    assert "Đánh dấu nội dung phải xác nhận" in html
    assert "Bản chụp.pdf" in html
    assert Attachment.objects.filter(draft__owner="vt").count() == 1
    link = re.search(rf'href="({address}tep/[^"]+)"', html)
    assert link is not None
    answer: Any = clerk.client.get(link[1])
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    for other in ("gd", "tp", "vt-du"):
        stranger = office.person(other)
        stranger.get(link[1])
        assert stranger.status == 404


def test_what_the_procedure_refuses_is_said(office: Office) -> None:
    """Somebody nobody knows beside the proposer: the procedure says so, what was typed stays."""
    clerk = office.person("vt")
    address = begun(office, clerk)
    html = clerk.post(address, filled(clerk, files=[scan()], co_proposers=["lạ"]))
    assert clerk.status == 422
    assert 'href="#id_co_proposers"' in html
    assert PLAN["necessity"] in html
    assert not Case.objects.exists()


def test_sent_twice_it_becomes_one_case(office: Office) -> None:
    clerk = office.person("vt")
    address = begun(office, clerk)
    form = filled(clerk, files=[scan()])
    clerk.post(address, form)
    first = clerk.path
    clerk.post(address, {name: value for name, value in form.items() if name != "files"})
    assert clerk.path == first
    assert Case.objects.count() == 1


def test_it_is_kept_while_typed_and_found_again(office: Office) -> None:
    clerk = office.person("vt")
    address = begun(office, clerk)
    form = filled(clerk, **{"plan.necessity": ["Nhập dở"]})
    answer = clerk.client.post(address, form, headers={"X-Requested-With": "autosave"})
    assert answer.json()["saved_at"]
    assert "Hoàng Văn Em, nhận ngày 13/04/2026" in clerk.get(START)
    assert "Nhập dở" in clerk.get(address)
    assert "Nhập dở" not in clerk.get("/de-xuat/")
    clerk.get(f"/de-xuat/soan/{Draft.objects.get().id}/")
    assert clerk.status == 404
    clerk.get(address)
    clerk.post(address, {"discard": "1"})
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"proposer": "", "received": "13/04/2026"}, "Chọn người đề xuất"),
        ({"proposer": "tp", "received": "mai"}, "Nhập ngày theo dạng"),
        ({"proposer": "tp", "received": "05/05/2026"}, "không được sau hôm nay"),
        ({"proposer": "gd-nv", "received": "13/04/2026"}, "Chọn người đề xuất"),
        ({"proposer": "tp", "received": "20/01/1990"}, "kiểm tra ngày nhận"),
    ],
)
def test_the_beginning_says_what_is_wrong(office: Office, given: dict[str, str], said: str) -> None:
    clerk = office.person("vt")
    assert said in clerk.post(START, given)
    assert clerk.status == 422
    assert not Draft.objects.exists()


def test_only_clerks_enter_cases(office: Office) -> None:
    head = office.person("gd")
    assert "Trang dành cho văn thư" in head.get(START)
    head.post(START, {"proposer": "tp", "received": "13/04/2026"})
    assert head.status == 422
    assert not Draft.objects.exists()
    head.get("/ho-so/")
    assert "Nhập hồ sơ giấy" not in head.html
    assert "Nhập hồ sơ giấy" in office.person("vt").get("/ho-so/")


def test_nobody_else_opens_an_entry(office: Office) -> None:
    address = begun(office, office.person("vt"))
    for username in ("gd", "tp", "vt-du"):
        other = office.person(username)
        other.get(address)
        assert other.status == 404
        other.post(address, {"discard": "1"})
        assert other.status == 404
    assert Draft.objects.count() == 1
    clerk = office.person("vt")
    clerk.get(f"{START}{uuid4()}/")
    assert clerk.status == 404


def test_the_pages_cost_the_same_with_few_and_many(office: Office) -> None:
    clerk = office.person("vt")
    address = begun(office, clerk)
    case = entered(office)
    following = f"/ho-so/{case.code}/nhap-giay/"
    few = [statements(clerk, path) for path in (START, address, following)]
    for _ in range(3):
        begun(office, clerk)
    assert [statements(clerk, path) for path in (START, address, following)] == few
    assert max(few) <= 14
