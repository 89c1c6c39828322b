"""An agency's Word templates: proposed, looked at with a real document, decided on by somebody else, used, withdrawn."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, connection, transaction

from khoithong.casefiles.attachments import store
from khoithong.desk.releasing import needed
from khoithong.documents import confinement
from khoithong.documents.catalogue import KINDS
from khoithong.documents.records.models import OfficialDocument, Template
from khoithong.documents.templates import filling
from khoithong.documents.templates.calling import examine
from khoithong.documents.templates.starter import starter
from tests.documents.templates import samples
from tests.web.document_routes import document_places
from tests.web.test_query_counts import statements
from tests.web.word_template_routes import NOW, kept_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.office import Office, Visitor

LIST = "/mau-van-ban/"
PROPOSE = "/mau-van-ban/de-nghi/"


def propose(who: Visitor, content: bytes | None = None, kind: str = "minutes", **more: Any) -> str:
    brought = SimpleUploadedFile("Biên bản của Sở.docx", content or samples.template())
    return who.post(PROPOSE, {"co-quan": "so", "loai": kind, "note": "", "files": brought} | more)


def proposed(office: Office, kind: str = "minutes") -> str:
    """The address of a template the clerk proposed."""
    clerk = office.person("vt")
    propose(clerk, kind=kind)
    assert clerk.status == 200, clerk.html
    return clerk.path


def approved(office: Office, kind: str = "minutes") -> str:
    address = proposed(office, kind)
    office.person("gd").post(f"{address}duyet/")
    return address


def test_a_template_is_proposed_approved_and_used_for_a_document(office: Office) -> None:
    office.desk.meet()
    written = document_places(office)["written"]
    page = f"/ho-so/{office.code}/van-ban/{written}/"
    head = office.person("gd")
    assert "Tải Word theo mẫu" not in head.get(page)
    address = proposed(office, "invitation")
    assert "Tải Word theo mẫu" not in head.get(page)
    head.get(address)
    head.post(f"{address}duyet/")
    assert "Đã duyệt mẫu." in head.html
    assert "Đang dùng" in head.html
    assert f'href="{page}theo-mau/"' in head.get(page)
    answer = head.client.get(f"{page}theo-mau/")
    document = docx.Document(io.BytesIO(answer.content))
    assert document.paragraphs[0].text == "SỞ XÂY DỰNG"
    assert document.core_properties.comments == "Lập theo mẫu của Sở Xây dựng, bản 1"
    assert "b%E1%BA%A3n%201" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    stranger = office.person("cg")
    stranger.get(f"{page}theo-mau/")
    assert stranger.status == 404


def test_it_is_looked_at_with_a_document_of_a_case_one_may_read(office: Office) -> None:
    office.desk.meet()
    written = document_places(office)["written"]
    address = proposed(office, "invitation")
    head = office.person("gd")
    html = head.get(f"{address}?van-ban={written}")
    assert "SỞ XÂY DỰNG" in html
    assert office.code in html
    answer = head.client.get(f"{address}xem-thu/?van-ban={written}")
    assert docx.Document(io.BytesIO(answer.content)).paragraphs[0].text == "SỞ XÂY DỰNG"
    assert "Dữ liệu giả định" in head.get(f"{address}?van-ban=mau")
    other = OfficialDocument.objects.get()
    OfficialDocument.objects.filter(id=other.id).update(kind="minutes")
    for key in (written, "x", "00000000-0000-0000-0000-000000000000"):
        head.get(f"{address}?van-ban={key}")
        assert head.status == 404


def test_a_document_of_a_case_one_may_not_read_is_not_offered(office: Office) -> None:
    """The clerk of the Party body keeps templates there, and reads no case of another's."""
    office.desk.meet()
    written = document_places(office)["written"]
    made = kept_template("invitation")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE documents_template SET agency = 'ubkt'")
        cursor.execute("DELETE FROM casefiles_participantrow")
        cursor.execute("SET LOCAL session_replication_role = origin")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE organisation_agency SET functions = '{}' WHERE id = 'ubkt'")
        cursor.execute("UPDATE organisation_version SET number = number + 1")
    inspector = office.person("tt")
    html = inspector.get(f"{LIST}{made.id}/")
    assert inspector.status == 200
    assert str(written) not in html
    inspector.get(f"{LIST}{made.id}/?van-ban={written}")
    assert inspector.status == 404


def test_unknown_fields_are_named_and_nothing_is_kept(office: Office) -> None:
    clerk = office.person("vt")
    html = propose(clerk, samples.template("{{ so_ki_hieu }}"), note="Bỏ dòng thừa")
    assert clerk.status == 422
    assert "không có trường so_ki_hieu; có phải so_ky_hieu" in html
    assert "Bỏ dòng thừa" in html
    assert not Template.objects.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"loai": "dance"}, "Chọn loại văn bản"),
        ({"loai": ""}, "Chọn loại văn bản"),
        ({"co-quan": "ubnd"}, "Chọn cơ quan"),
        ({"note": "x" * 1001}, "Rút gọn ghi chú"),
        ({"files": ""}, "Chọn tệp Word"),
        ({"files": SimpleUploadedFile("a.pdf", samples.template()[:400])}, "Tệp bị hỏng"),
    ],
)
def test_what_is_wrong_is_said(office: Office, more: dict[str, Any], said: str) -> None:
    clerk = office.person("vt")
    html = propose(clerk, **more)
    assert clerk.status == 422
    assert said in html
    assert not Template.objects.exists()


# --- two people ----------------------------------------------------------------------------------------------


def test_nobody_approves_one_s_own(office: Office) -> None:
    address = proposed(office)
    clerk = office.person("vt")
    assert "người khác của cơ quan duyệt" in clerk.get(address)
    assert f'action="{address}duyet/"' not in clerk.html
    html = clerk.post(f"{address}duyet/")
    assert clerk.status == 422
    assert "do chính người này đề nghị" in html
    assert Template.objects.get().status == "proposed"


@pytest.mark.parametrize("decider", ["gd", "pgd1", "pgd2"])
def test_head_and_deputies_decide_on_the_clerk_s(office: Office, decider: str) -> None:
    address = proposed(office)
    office.person(decider).post(f"{address}duyet/")
    row = Template.objects.get()
    assert (row.status, row.decided_by, row.proposed_by) == ("approved", decider, "vt")


@pytest.mark.parametrize("other", ["tp", "cv", "tc-so", "ct", "vt-du", "tt"])
def test_others_know_of_no_template(office: Office, other: str) -> None:
    address = proposed(office)
    visitor = office.person(other)
    for path in ("", "tep/", "xem-thu/"):
        visitor.get(f"{address}{path}")
        assert visitor.status == 404
    for path in ("duyet/", "khong-duyet/", "rut/"):
        visitor.post(f"{address}{path}", {"reason": "x"})
        assert visitor.status == 404
    assert Template.objects.get().status == "proposed"


@pytest.mark.parametrize("other", ["pgd1", "tp", "cv", "ct"])
def test_others_propose_none(office: Office, other: str) -> None:
    visitor = office.person(other)
    propose(visitor)
    assert visitor.status == 422
    assert not Template.objects.exists()


def test_one_proposal_at_a_time_and_the_same_file_is_the_same_proposal(office: Office) -> None:
    clerk, head = office.person("vt"), office.person("gd")
    file = samples.template()  # made once: a Word file bears the second it was made
    propose(clerk, file)
    address = clerk.path
    propose(clerk, file)
    assert clerk.path == address
    html = propose(head, samples.template("{{ co_quan }}"))
    assert head.status == 422
    assert "đang có mẫu chờ duyệt" in html


def test_versions_follow_each_other_and_the_one_before_comes_back(office: Office) -> None:
    first, second = approved(office), ""
    clerk = office.person("vt")
    propose(clerk, samples.template("{{ co_quan }}"))
    second = clerk.path
    html = office.person("gd").post(f"{second}duyet/")
    assert "mẫu bản 2" in html
    clerk.get(first)
    assert "Đã duyệt" in clerk.html
    html = clerk.post(f"{second}rut/", {"reason": ""})
    assert clerk.status == 422
    assert "Nhập lý do" in html
    clerk.post(f"{second}rut/", {"reason": "Sai lề"})
    assert "Sai lề" in clerk.html
    assert "Đang dùng" in clerk.get(first)
    assert [row.status for row in Template.objects.order_by("version")] == ["approved", "withdrawn"]


def test_a_rejection_has_its_reason(office: Office) -> None:
    address = proposed(office)
    head = office.person("gd")
    head.post(f"{address}khong-duyet/", {"reason": " "})
    assert head.status == 422
    head.post(f"{address}khong-duyet/", {"reason": "Thiếu nơi nhận"})
    assert "Thiếu nơi nhận" in head.html
    head.post(f"{address}duyet/")
    assert head.status == 422
    assert "vừa được người khác quyết định" in head.html


def test_a_decision_sent_twice_is_one(office: Office) -> None:
    address = approved(office)
    head = office.person("gd")
    head.post(f"{address}duyet/")
    assert head.status == 200
    assert Template.objects.get().decided_by == "gd"


# --- the database --------------------------------------------------------------------------------------------


def refused(change: Callable[[], Any], said: str) -> None:
    """The database refuses; with its guards off it would not."""
    with pytest.raises(Error, match=said), transaction.atomic():
        change()


def test_the_database_keeps_two_people_apart(db: None) -> None:
    made = kept_template("minutes")
    rows = Template.objects.filter(id=made.id)
    decision: dict[str, Any] = {"status": "approved", "decided_at": NOW}
    refused(lambda: rows.update(**decision, decided_by="vt"), "template_two_people")
    refused(lambda: rows.update(**decision), "template_course")
    rows.update(**decision, decided_by="gd")
    refused(lambda: rows.update(status="rejected", reason="x"), "decided on once")
    refused(lambda: rows.update(sha256="0" * 64), "decided on once")
    refused(rows.delete, "only added to")
    rows.update(status="withdrawn", withdrawn_by="vt", withdrawn_at=NOW, withdrawn_reason="x")
    refused(lambda: rows.update(status="approved"), "decided on once")


def test_the_database_keeps_what_was_proposed(db: None) -> None:
    made = kept_template("minutes")
    rows = Template.objects.filter(id=made.id)
    decision = {"status": "approved", "decided_at": NOW, "decided_by": "gd"}
    refused(lambda: rows.update(**decision, sha256="0" * 64), "stays as it is")
    refused(lambda: rows.update(**decision, proposed_by="pgd1"), "stays as it is")
    refused(lambda: kept_template("minutes"), "template_one_proposed")
    refused(
        lambda: Template.objects.create(
            **{
                field.attname: getattr(made, field.attname)
                for field in Template._meta.concrete_fields
                if field.attname not in ("id", "version", "status")
            },
            version=9,
            status="approved",
        ),
        "begins as a proposal",
    )


def test_a_template_s_content_stays_in_the_store(db: None) -> None:
    made = kept_template("minutes")
    assert needed(made.sha256)
    assert store.state_of(made.sha256) == "intact"


# --- pages ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_template_to_begin_with_for_every_kind(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def here(_module: str, given: bytes, *, seconds: float) -> confinement.Ended:
        """The same without a process for each: the process has its own tests."""
        asked, _, content = given.partition(b"\n")
        answer, made = filling.answered(json.loads(asked), content)
        return confinement.Ended(0, json.dumps(answer).encode() + b"\n" + made, "")

    monkeypatch.setattr(confinement, "run", here)
    seen = examine(starter(kind))
    assert seen.problems == ()
    assert {"co_quan_in_hoa", "noi_dung", "nguoi_ky"} <= set(seen.used)


def test_who_proposes_finds_what_to_begin_with(office: Office) -> None:
    html = office.person("vt").get(PROPOSE)
    assert html.count('href="/mau-van-ban/mau-khoi-dau/') == len(KINDS)


def test_the_list_tells_the_fields_and_who_keeps_templates(office: Office) -> None:
    html = office.person("vt").get(LIST)
    assert "so_ky_hieu" in html
    assert f"{PROPOSE}?co-quan=so" in html
    assert "Chưa có mẫu riêng" in html
    assert "Mẫu do cơ quan quản lý" in office.person("tp").get(LIST)
    deputy = office.person("pgd1").get(LIST)
    assert "Sở Xây dựng" in deputy
    assert PROPOSE not in deputy


def test_a_content_gone_from_the_store_is_told(office: Office) -> None:
    address = proposed(office)
    row = Template.objects.get()
    store.remove(row.sha256)
    head = office.person("gd")
    assert "không còn trong kho" in head.get(f"{address}?van-ban=mau")
    head.get(f"{address}tep/")
    assert head.status == 410
    head.get(f"{address}xem-thu/")
    assert head.status == 409


def test_the_pages_cost_the_same_with_few_and_many(office: Office) -> None:
    address = approved(office)
    head = office.person("gd")
    few = [statements(head, path) for path in (LIST, address)]
    for kind in ("invitation", "plan", "receipt"):
        kept_template(kind)
    for number in range(3):
        propose(office.person("vt"), samples.template(f"{{{{ co_quan }}}} {number}"))
        office.person("gd").post(f"{LIST}{Template.objects.get(status='proposed', kind='minutes').id}/duyet/")
    assert [statements(head, path) for path in (LIST, address)] == few
    assert max(few) <= 10
