"""Who may read and who may act on reports: one policy. What one may not read answers as what does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from khoithong.directives.rights import acts_for, reader
from khoithong.reports.models.report import HANDED_IN

if TYPE_CHECKING:
    from khoithong.directives.rights import Reader

__all__ = ["acts_for", "readable_reports", "readable_rounds", "reader"]


def readable_reports(who: Reader) -> Q:
    """One's agencies' own; those handed in to one's agencies; handed in at all, for those who supervise."""
    handed_in = Q(status__in=HANDED_IN)
    own = Q(agency__in=who.acting)
    if who.supervises:
        return own | handed_in
    return own | handed_in & Q(round__agency__in=who.acting)


def readable_rounds(who: Reader) -> Q:
    """Rounds seen as a whole, with who has handed in: by the agency that opened them, and by those who supervise."""
    return Q() if who.supervises else Q(agency__in=who.acting)
