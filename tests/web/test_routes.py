"""Every route × every kind of person × GET and POST: the answers of the table, and no route outside it."""

from __future__ import annotations

import re
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve

from khoithong.casefiles.models import Act, Attachment, LawProposal, Rehearsal, ReportAct
from tests.casefiles.attachments import samples
from tests.desk.adopting import administrators, adopted
from tests.desk.conftest import PACK
from tests.web.clerk_routes import clerk_places
from tests.web.directive_routes import directive_places
from tests.web.document_routes import document_places
from tests.web.filing_routes import filing_places
from tests.web.filling import form_of
from tests.web.organisation_routes import organisation_places
from tests.web.report_routes import report_places
from tests.web.routes import ROUTES, WHO, routes
from tests.web.task_routes import task_places
from tests.web.test_adoption import ASKED as ADOPTION
from tests.web.word_template_routes import word_template_places

if TYPE_CHECKING:
    from tests.web.office import Office

Places = dict[str, Any]

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def places(office: Office) -> Places:
    """A case in its meeting, with files sent and waiting, a report of a prohibited act, and a draft."""
    desk = office.desk
    desk.submit()
    desk.do("cv", "report_violation", provision="6/2", against="pgd1", content="Gây khó khăn")
    head, proposer = office.person("gd"), office.person("tp")
    form = f"/ho-so/{office.code}/viec/request_supplement/"
    head.get(form)
    head.post(form, form_of(head.html) | {"content": ["Thêm số liệu"], "files": [_file()]})
    recorded = Attachment.objects.get(case=desk.case)
    head.get(form)
    head.post(form, form_of(head.html) | {"files": [_file()], "attach": ["1"]})
    desk.do("gd", "convene_meeting", on="2026-05-11")
    desk.on("2026-05-11")
    draft = office.draft("tp", plan={"necessity": "Nội dung"})
    proposer.post(f"/de-xuat/soan/{draft}/tai-lieu/", {"files": _file(), "attach": "1"})
    for _ in range(2):
        proposer.post("/dien-tap/mau/tinh-uy-2026/collective-completed/")
    administrators()
    office.person("qt1").post("/quy-dinh/ap-dung/de-nghi/", {**ADOPTION, "key": str(uuid4()), "gui": "1"})
    return (
        organisation_places()
        | task_places(office)
        | report_places(office)
        | directive_places(office)
        | clerk_places(office)
        | filing_places("tp")
        | word_template_places()
        | document_places(office)
        | {
            "code": office.code,
            "seq": recorded.seq,
            "sha256": recorded.sha256,
            "form_file": Attachment.objects.get(case=desk.case, seq=None).id,
            "draft": draft,
            "draft_file": Attachment.objects.get(draft=draft).id,
            "rehearsal": Rehearsal.objects.earliest("created_at").id,
            "other": Rehearsal.objects.latest("created_at").id,
            "proposed": LawProposal.objects.get().pk,
            "adoption": adopted("ubkt", PACK).pk,
            "proposal": adopted("so", "tinh-uy-2026", "2026-04-11").pk,
        }
    )


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("Phụ lục.pdf", samples.pdf())


def browser(office: Office, who: str) -> Client:
    """The browser of one kind of person."""
    if who == "visitor":
        return Client()
    return office.person(_PEOPLE[who]).client


_PEOPLE = {"stranger": "gd-tc", "proposer": "tp", "head": "gd", "supervisor": "tt", "administrator": "qt1"}


def answers(client: Client, method: str, places: Places) -> dict[str, int]:
    """The status of every route. Whoever is logged in stays so."""
    found = {}
    session = client.cookies.output(header="")
    for name, route in ROUTES.items():
        client.cookies = SimpleCookie(session)
        answer = getattr(client, method)(route.address.format(**places))
        b"".join(answer)  # a file handed out is closed when it was read
        found[name] = answer.status_code
    return found


@pytest.mark.parametrize("who", WHO)
def test_everybody_is_shown_what_the_table_says(office: Office, places: Places, who: str) -> None:
    client = browser(office, who)
    assert answers(client, "get", places) == {name: one.expected("get")[who] for name, one in ROUTES.items()}


@pytest.mark.parametrize("who", WHO)
def test_an_empty_form_is_answered_as_the_table_says_and_records_nothing(
    office: Office, places: Places, who: str
) -> None:
    client = browser(office, who)
    before = Act.objects.count(), ReportAct.objects.count()
    assert answers(client, "post", places) == {
        name: one.expected("post")[who] for name, one in ROUTES.items()
    }
    assert before == (Act.objects.count(), ReportAct.objects.count())


def test_no_route_is_missing_from_the_table() -> None:
    found = dict(routes())
    assert "" not in found, f"a route without a name: {found['']}"
    assert set(found) == set(ROUTES)


def test_every_example_is_an_address_of_its_route(places: Places) -> None:
    for name, route in ROUTES.items():
        assert resolve(route.address.format(**places)).url_name == name


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_case_or_draft_of_others_is_answered_like_one_that_does_not_exist(
    office: Office, places: Places, method: str
) -> None:
    stranger = office.person("gd-tc")
    absent = places | {
        "code": "DX-2026-999999",
        "draft": uuid4(),
        "report": uuid4(),
        "consolidated": uuid4(),
        "paper": uuid4(),
        "template": uuid4(),
    }
    for name, route in ROUTES.items():
        if "{" not in route.address:
            continue
        told = []
        for where in (places, absent):
            address = route.address.format(**where)
            html = getattr(stranger, method)(address)
            told.append((stranger.status, _TOKEN.sub("", html.replace(address, ""))))
        assert told[0] == told[1], name


def test_nothing_is_taken_from_a_form_of_another_site(office: Office, places: Places) -> None:
    head = office.person("gd").client
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = head.cookies
    for name, route in ROUTES.items():
        if set(route.post.split()) != {"405"}:
            answer = strict.post(route.address.format(**places))
            assert answer.status_code == 403, name


def test_no_browser_keeps_a_page_of_somebody_logged_in(office: Office, places: Places) -> None:
    head = office.person("gd").client
    for name, route in ROUTES.items():
        if route.expected("get")["head"] == 200:
            answer = head.get(route.address.format(**places))
            b"".join(answer)
            assert "no-store" in answer["Cache-Control"], name
