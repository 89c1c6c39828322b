"""Administrators are appointed and dismissed by two people, never by one with two accounts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.db import Error, IntegrityError, transaction

from khoithong.desk.administrators import Objection, administrators, decide, propose
from khoithong.organisation.models import Account, AdministratorRequest
from tests.desk import adopting

if TYPE_CHECKING:
    from khoithong.desk.administrators import Kind

pytestmark = pytest.mark.usefixtures("db", "province")

NOW = datetime(2026, 5, 4, 2, tzinfo=UTC)
GROUND = "Quyết định số 3/QĐ-VP, ngày 01/05/2026"


@pytest.fixture
def two() -> tuple[Account, Account]:
    """Two administrators, two people."""
    return adopting.administrators()


def ask(
    by: Account,
    kind: Kind = "appoint",
    username: str = "qt.moi",
    keeper: str | None = "cg",
    key: UUID | None = None,
) -> AdministratorRequest | Objection:
    return propose(kind, username, keeper, ground=GROUND, by=by, key=key or uuid4(), now=NOW)


def asked(by: Account, kind: Kind = "appoint", username: str = "qt.moi", keeper: str | None = "cg") -> UUID:
    answer = ask(by, kind, username, keeper)
    assert isinstance(answer, AdministratorRequest)
    return answer.pk


def test_another_administrator_confirms(two: tuple[Account, Account]) -> None:
    request = asked(two[0])
    assert not Account.objects.filter(username="qt.moi").exists()
    answer = decide(request, confirm=True, by=two[1], now=NOW)
    assert isinstance(answer, AdministratorRequest)
    assert answer.confirmed is True
    made = Account.objects.get(username="qt.moi")
    assert (made.is_administrator, made.kept_by_id, made.person_id) == (True, "cg", None)
    assert not made.has_usable_password()


def test_nobody_confirms_their_own_proposal(two: tuple[Account, Account]) -> None:
    answer = decide(asked(two[0]), confirm=True, by=two[0], now=NOW)
    assert isinstance(answer, Objection)
    assert "không tự xác nhận" in answer.message
    assert administrators().count() == 2


def test_two_accounts_of_one_person_are_one(two: tuple[Account, Account]) -> None:
    again = adopting.administrator("qt3", two[0].kept_by_id)
    assert isinstance(decide(asked(two[0]), confirm=True, by=again, now=NOW), Objection)


def test_an_account_of_nobody_named_neither_proposes_nor_confirms(two: tuple[Account, Account]) -> None:
    nobody = adopting.administrator("qt3", None)
    for answer in (ask(nobody), decide(asked(two[0]), confirm=True, by=nobody, now=NOW)):
        assert isinstance(answer, Objection)
        assert "chưa ghi" in answer.message


def test_whoever_is_proposed_does_not_confirm(two: tuple[Account, Account]) -> None:
    request = asked(two[0], keeper="cg")
    other = adopting.administrator("qt3", "cg")
    answer = decide(request, confirm=True, by=other, now=NOW)
    assert isinstance(answer, Objection)
    assert "Người được đề nghị" in answer.message


def test_the_database_itself_refuses_one_person_alone(two: tuple[Account, Account]) -> None:
    request = asked(two[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        AdministratorRequest.objects.filter(id=request).update(
            confirmed=True, decided_by=two[0].username, decided_at=NOW
        )


def test_the_database_keeps_proposals_and_decisions(two: tuple[Account, Account]) -> None:
    waiting = AdministratorRequest.objects.filter(id=asked(two[0]))
    with pytest.raises(Error), transaction.atomic():
        waiting.update(keeper="tp")
    decide(waiting.get().pk, confirm=True, by=two[1], now=NOW)
    for change in ({"confirmed": False}, {"decided_by": "ai"}, {"ground": "khác"}):
        with pytest.raises(Error), transaction.atomic():
            waiting.update(**change)
    with pytest.raises(Error), transaction.atomic():
        waiting.delete()


def test_a_proposal_is_decided_once(two: tuple[Account, Account]) -> None:
    request = asked(two[0])
    decide(request, confirm=False, by=two[0], now=NOW)
    assert isinstance(decide(request, confirm=True, by=two[1], now=NOW), Objection)
    assert not Account.objects.filter(username="qt.moi").exists()
    repeated = decide(request, confirm=True, by=two[0], now=NOW)
    assert isinstance(repeated, AdministratorRequest)
    assert repeated.confirmed is False


def test_a_form_sent_twice_is_one_proposal(two: tuple[Account, Account]) -> None:
    key = uuid4()
    first, second = ask(two[0], key=key), ask(two[0], key=key)
    assert first == second
    assert AdministratorRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "username", "keeper", "field"),
    [
        ("appoint", "QT1", "cg", "username"),
        ("appoint", "qt.moi", None, "keeper"),
        ("appoint", "qt.moi", "khong-co", "keeper"),
        ("appoint", "qt.moi", "ng1", "keeper"),
        ("dismiss", "khong-co", None, "username"),
        ("dismiss", "qt1", None, "username"),
    ],
    ids=[
        "name taken",
        "nobody",
        "a stranger",
        "an administrator already",
        "no administrator",
        "too few left",
    ],
)
def test_what_cannot_be_proposed(
    two: tuple[Account, Account], kind: Kind, username: str, keeper: str | None, field: str
) -> None:
    answer = ask(two[0], kind, username, keeper)
    assert isinstance(answer, Objection)
    assert answer.field == field


def test_one_proposal_at_a_time_for_an_account(two: tuple[Account, Account]) -> None:
    asked(two[0])
    assert isinstance(ask(two[1], username="QT.moi"), Objection)


def test_an_administrator_is_dismissed_by_two_and_never_down_to_one(two: tuple[Account, Account]) -> None:
    adopting.administrator("qt3", "cg")
    request = asked(two[0], "dismiss", "qt3", "cg")
    answer = decide(request, confirm=True, by=two[1], now=NOW)
    assert isinstance(answer, AdministratorRequest)
    assert not Account.objects.get(username="qt3").is_active
    assert isinstance(ask(two[0], "dismiss", "qt2"), Objection)


def test_what_became_impossible_meanwhile_is_not_carried_out(two: tuple[Account, Account]) -> None:
    request = asked(two[0])
    Account.objects.create_user("qt.moi", "x")
    assert isinstance(decide(request, confirm=True, by=two[1], now=NOW), Objection)

    adopting.administrator("qt3", "cg")
    leaving = asked(two[0], "dismiss", "qt3", "cg")
    Account.objects.filter(username="qt3").update(is_active=False)
    gone = decide(leaving, confirm=True, by=two[1], now=NOW)
    assert isinstance(gone, Objection)
    assert "không còn là người quản trị" in gone.message
