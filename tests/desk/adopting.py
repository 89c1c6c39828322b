"""Texts adopted and answers chosen, as if two administrators had decided so long ago."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.casefiles.models import LawProposal
    from khoithong.organisation.models import Account

LONG_AGO = datetime(2020, 1, 2, tzinfo=UTC)
PASSWORD = "mật khẩu đủ dài"


def administrator(username: str, person: str | None) -> Account:
    """An administrator's account, and whose it is."""
    from khoithong.organisation.models import Account

    return Account.objects.create_superuser(username, PASSWORD, kept_by_id=person)


def administrators() -> tuple[Account, Account]:
    """Two administrators, two people, none of them with an office."""
    from khoithong.organisation.models import Account
    from tests.desk.conftest import bring_in

    found = Account.objects.filter(username__in=("qt1", "qt2")).order_by("username")
    if len(found) == 2:
        return found[0], found[1]
    bring_in(
        {
            "people": [
                {"id": "ng1", "name": "Đinh Thị Quản", "offices": []},
                {"id": "ng2", "name": "Lê Văn Trị", "offices": []},
            ]
        }
    )
    return administrator("qt1", "ng1"), administrator("qt2", "ng2")


def adopted(agency: str, pack: str, since: str = "2021-10-20", until: str | None = None) -> LawProposal:
    """A text in force for an agency and all below it."""
    day = date.fromisoformat(until) if until else None
    return _confirmed(kind="adopt", agency=agency, pack=pack, since=date.fromisoformat(since), until=day)


def chosen(pack: str, readings: Mapping[str, str], agency: str = "", since: str = "2020-01-01") -> None:
    """Other answers to questions a text leaves open."""
    for reading, answer in readings.items():
        _confirmed(
            kind="reading",
            agency=agency,
            pack=pack,
            since=date.fromisoformat(since),
            reading=reading,
            answer=answer,
        )


def _confirmed(**values: Any) -> LawProposal:
    from khoithong.casefiles import law
    from khoithong.casefiles.models import LawDecision, LawProposal
    from khoithong.organisation.changes import changing

    proposer, decider = administrators()
    with changing():
        proposal = LawProposal.objects.create(
            digest=law.regulation(values["pack"]).digest,
            ground="Quyết định số 1/QĐ",
            reason="Thử nghiệm",
            account=proposer,
            person=proposer.natural_person or "",
            at=LONG_AGO,
            **values,
        )
        LawDecision.objects.create(
            proposal=proposal,
            outcome="confirmed",
            account=decider,
            person=decider.natural_person or "",
            at=LONG_AGO,
        )
    return proposal
