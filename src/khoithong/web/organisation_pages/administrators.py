"""Administrators and the proposals about them, as lines of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from khoithong.desk.administrators import FEWEST, administrators, why_not_confirm
from khoithong.organisation.models import AdministratorRequest

if TYPE_CHECKING:
    from datetime import datetime

    from khoithong.web.administration import Looker

SHOWN: Final = 20
"""Decided proposals shown, the newest."""

_KINDS: Final = {"appoint": "Cử làm người quản trị", "dismiss": "Thôi làm người quản trị"}


@dataclass(frozen=True, slots=True)
class AdministratorLine:
    """An administrator."""

    username: str
    keeper: str
    ready: bool
    """Whether the first password was set."""
    dismiss_url: str
    """Empty where too few would be left."""


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal."""

    what: str
    username: str
    keeper: str
    ground: str
    by: str
    at: datetime
    url: str
    objection: str
    """Why it cannot be confirmed by whoever looks."""
    confirmed: bool | None
    decided_by: str
    decided_at: datetime | None


def administrator_lines(who: Looker) -> list[AdministratorLine]:
    """Who administers now."""
    found = list(administrators())
    return [
        AdministratorLine(
            one.username,
            who.directory.name(one.kept_by_id) if one.kept_by_id else "",
            one.has_usable_password(),
            reverse("administrator-dismiss", args=[one.pk]) if len(found) > FEWEST else "",
        )
        for one in found
    ]


def proposals(who: Looker) -> tuple[list[ProposalLine], list[ProposalLine]]:
    """Those that wait, oldest first, and the newest decided."""
    waiting = AdministratorRequest.objects.filter(confirmed=None).order_by("proposed_at")
    decided = AdministratorRequest.objects.exclude(confirmed=None).order_by("-decided_at")[:SHOWN]
    keepers = {one.username: one.natural_person for one in administrators()}
    return (
        [_line(one, who, why_not_confirm(one, who.account, keepers.get(one.proposed_by))) for one in waiting],
        [_line(one, who, "") for one in decided],
    )


def _line(one: AdministratorRequest, who: Looker, objection: str) -> ProposalLine:
    return ProposalLine(
        _KINDS[one.kind],
        one.username,
        who.directory.name(one.keeper_id) if one.keeper_id else "",
        one.ground,
        one.proposed_by,
        one.proposed_at,
        reverse("administrator-decide", args=[one.pk]),
        objection,
        one.confirmed,
        one.decided_by,
        one.decided_at,
    )
