"""Agencies, people and terms: history kept, mistakes refused, one picture per version."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, connection, transaction
from django.test import RequestFactory

from khoithong.organisation.capacities import capacities, holds
from khoithong.organisation.changes import (
    appoint,
    changing,
    end_term,
    save_agency,
    save_person,
    void_term,
)
from khoithong.organisation.identifiers import new_person_id, slug
from khoithong.organisation.importing import import_organisation
from khoithong.organisation.models import Account, Agency, Change, OfficeTerm, Person
from khoithong.organisation.snapshot import directory, snapshot, version

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
DAY = date(2026, 5, 4)
BY: dict[str, Any] = {"entered_by": "quan-tri", "now": NOW}
DATA = {
    "agencies": [
        {"id": "so", "name": "Sở Nội vụ", "kind": "state", "superior": "ubnd", "functions": ["organising"]},
        {"id": "ubnd", "name": "Ủy ban nhân dân tỉnh", "kind": "state", "party_body": "du"},
        {"id": "du", "name": "Đảng ủy", "kind": "party_body"},
    ],
    "people": [
        {
            "id": "an",
            "name": "Nguyễn Văn An",
            "managed_by": "du",
            "offices": [
                {"agency": "so", "role": "head", "title": "Giám đốc Sở Nội vụ", "from": "2024-01-01"},
                {"agency": "du", "role": "head"},
            ],
        },
        {"id": "binh", "name": "Trần Thị Bình", "offices": [{"agency": "so", "role": "deputy"}]},
    ],
}


@pytest.fixture(autouse=True)
def province() -> None:
    """The agencies and people of these tests."""
    import_organisation(DATA, **BY)


def test_the_engine_sees_what_was_entered() -> None:
    organisation = snapshot()
    assert organisation.agencies["so"].superior == "ubnd"
    assert organisation.agencies["so"].functions == frozenset({"organising"})
    assert organisation.people["an"].managed_by == "du"
    assert organisation.head("so", DAY) == "an"
    assert organisation.head("so", date(2023, 12, 31)) is None


def test_bringing_in_the_same_again_changes_nothing() -> None:
    before = (Change.objects.count(), OfficeTerm.objects.count())
    import_organisation(DATA, **BY)
    assert (Change.objects.count(), OfficeTerm.objects.count()) == before


def test_a_faulty_import_brings_in_nothing() -> None:
    faulty = {
        "agencies": [{"id": "moi", "name": "Mới", "kind": "state"}, {"id": "sai", "name": "Sai", "kind": "x"}]
    }
    with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
        import_organisation(faulty, **BY)
    assert not Agency.objects.filter(id="moi").exists()


def test_the_picture_is_kept_until_something_changes(django_assert_num_queries: Any) -> None:
    first = directory()
    with django_assert_num_queries(1):
        assert directory() is first
    with django_assert_num_queries(0):
        assert directory(first.version) is first

    person = Person.objects.get(id="binh")
    person.full_name = "Trần  Thị   Bình An"
    save_person(person, **BY)

    assert directory() is not first
    assert directory().name("binh") == "Trần Thị Bình An"
    assert first.name("binh") == "Trần Thị Bình", "a picture once taken does not change"


def test_a_change_rolled_back_is_never_taken_for_another() -> None:
    before = version()
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012 - all of it is rolled back
        with changing():
            Person.objects.filter(id="binh").update(full_name="Ai đó")
        assert directory().name("binh") == "Ai đó"
        raise RuntimeError
    assert version() == before
    with changing():
        pass
    assert directory().name("binh") == "Trần Thị Bình"


def test_an_emptied_database_is_never_remembered() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM organisation_version")
    assert version() == 0
    first = directory()
    assert directory() is not first


def test_every_change_leaves_who_when_before_and_after() -> None:
    agency = Agency.objects.get(id="so")
    agency.name = "Sở Nội vụ tỉnh"
    save_agency(agency, entered_by="lan", now=NOW)

    change = Change.objects.latest("id")
    assert (change.subject, change.key, change.entered_by, change.recorded_at) == ("agency", "so", "lan", NOW)
    assert (change.before, change.after) == ({"name": "Sở Nội vụ"}, {"name": "Sở Nội vụ tỉnh"})


def test_terms_are_ended_never_rewritten() -> None:
    term = OfficeTerm.objects.get(person_id="binh")
    end_term(term, date(2026, 5, 3), **BY)
    assert capacities("binh", DAY) == []
    assert [c.key for c in capacities("binh", date(2026, 5, 3))] == ["so/deputy"]
    assert snapshot().deputies("so", DAY) == ()

    for change in (
        "role = 'clerk'",
        "agency_id = 'du'",
        "person_id = 'an'",
        "since = '2020-01-01'",
        "acting = true",
    ):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE organisation_officeterm SET {change} WHERE person_id = 'binh'")  # noqa: S608
    for statement in ("DELETE FROM organisation_officeterm", "DELETE FROM organisation_change"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_term_entered_by_mistake_stays_on_record_and_does_not_count() -> None:
    term = OfficeTerm.objects.get(person_id="binh")
    void_term(term, **BY)
    assert capacities("binh", DAY) == []
    assert OfficeTerm.objects.filter(id=term.id, void=True).exists()
    appoint(OfficeTerm(person_id="binh", agency_id="so", role="deputy"), **BY)
    assert [c.key for c in capacities("binh", DAY)] == ["so/deputy"]


@pytest.mark.parametrize(
    "term",
    [
        {"role": "king"},
        {"role": "deputy"},
        {"role": "clerk", "acting": True},
        {"role": "clerk", "since": date(2026, 5, 4), "until": date(2026, 5, 3)},
        {"role": "clerk", "agency_id": "khong-co"},
    ],
    ids=["unknown role", "held already", "acting clerk", "ends before it begins", "unknown agency"],
)
def test_faulty_terms_are_refused(term: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        appoint(OfficeTerm(**{"person_id": "binh", "agency_id": "so", **term}), **BY)


def test_a_term_cannot_end_before_it_began() -> None:
    term = OfficeTerm.objects.get(person_id="an", agency_id="so")
    with pytest.raises(ValidationError):
        end_term(term, date(2023, 1, 1), **BY)


def test_people_and_agencies_never_share_a_key() -> None:
    with pytest.raises(ValidationError):
        save_person(Person(id="so", full_name="Ai"), **BY)
    with pytest.raises(ValidationError):
        save_agency(Agency(id="an", name="Ai", kind="state"), **BY)


@pytest.mark.parametrize("key", ["", "Hoa", "có-dấu", "a/b", "-a", "a-", "a b"])
def test_keys_that_would_not_stand_in_an_address_are_refused(key: str) -> None:
    with pytest.raises(ValidationError):
        slug(key)


def test_a_new_person_s_key_says_nothing() -> None:
    keys = {new_person_id() for _ in range(100)}
    assert len(keys) == 100
    for key in keys:
        slug(key)


def test_capacities_carry_the_title_as_it_is_signed() -> None:
    assert [(c.key, c.label) for c in capacities("an", DAY)] == [
        ("so/head", "Giám đốc Sở Nội vụ"),
        ("du/head", "Đảng ủy"),
    ]
    assert [c.key for c in capacities("an", date(2023, 1, 1))] == ["du/head"]
    assert capacities("ai", DAY) == []


def test_an_acting_head_counts_only_where_there_is_no_head() -> None:
    appoint(OfficeTerm(person_id="binh", agency_id="so", role="head", acting=True), **BY)
    assert [c.key for c in capacities("binh", DAY)] == ["so/deputy"]
    end_term(OfficeTerm.objects.get(person_id="an", agency_id="so"), date(2026, 5, 3), **BY)
    assert {c.key for c in capacities("binh", DAY)} == {"so/deputy", "so/head"}
    picture = directory()
    assert holds("binh", "so/head", DAY, picture)
    assert not holds("an", "so/head", DAY, picture)
    assert not holds("ai", "so/head", DAY, picture)
    assert not holds("an", "khong-co/head", DAY, picture)


def test_names_of_people_agencies_and_of_neither() -> None:
    picture = directory()
    assert [picture.name(key) for key in ("an", "so", "x")] == ["Nguyễn Văn An", "Sở Nội vụ", "x"]
    assert picture.title("an", "so", "head", date(2023, 1, 1)) == ""


def test_accounts_log_in_whatever_the_case_of_their_name() -> None:
    account = Account.objects.create_user("An.Nguyen", "mật-khẩu-dài", person_id="an", is_demo=True)
    request = RequestFactory().post("/")

    assert authenticate(request, username="an.nguyen", password="mật-khẩu-dài") == account
    assert authenticate(request, username="an.nguyen", password="sai") is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create_user("AN.NGUYEN", "x")
    with pytest.raises(ValueError, match="trống"):
        Account.objects.create_user("  ", "x")


def test_one_account_a_person_and_administrators_are_nobody() -> None:
    Account.objects.create_user("an", "x", person_id="an")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create_user("an2", "x", person_id="an")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create_superuser("admin", "x", person_id="binh")
    assert Account.objects.create_superuser("admin", "x").is_administrator


def test_the_words_shown_for_rows() -> None:
    assert str(Agency.objects.get(id="so")) == "Sở Nội vụ"
    assert str(Person.objects.get(id="an")) == "Nguyễn Văn An"
    assert str(OfficeTerm.objects.get(person_id="an", agency_id="so")) == "Giám đốc Sở Nội vụ"
