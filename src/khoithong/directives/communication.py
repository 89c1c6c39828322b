"""Reading what was planned and published: who may see what, the lists, and the overview of one directive.

What appeared is public in the organisation; what is only planned is for the agency itself, for the agencies that
guide communication or supervise, and for the owner of the directive that ordered it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from khoithong.directives.models import Assignment, CommunicationItem, CommunicationPlan, RecipientAgency
from khoithong.directives.models.communication import CANCELLED, PLANNED, PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from khoithong.directives.rights import Reader
    from khoithong.organisation.snapshot import Directory

PAGE: Final = 25
GUIDING: Final = "communication"
"""The function of agencies that guide communication (Ban Tuyên giáo và Dân vận, 19/2)."""


def guides(who: Reader, picture: Directory) -> bool:
    """Whether the reader belongs to an agency that guides communication."""
    agencies = picture.organisation.agencies
    return any(GUIDING in agencies[one].functions for one in who.agencies if one in agencies)


def readable_items(who: Reader, picture: Directory) -> Q:
    """The items a reader may see."""
    if who.supervises or guides(who, picture):
        return Q()
    return Q(status=PUBLISHED) | Q(agency__in=who.agencies) | Q(directive__owner__in=who.agencies)


def readable_plans(who: Reader, picture: Directory) -> Q:
    """The plans a reader may see."""
    if who.supervises or guides(who, picture):
        return Q()
    return Q(agency__in=who.agencies) | Q(directive__owner__in=who.agencies)


def items(who: Reader, picture: Directory, *, own: bool) -> QuerySet[CommunicationItem]:
    """Items newest first: of one's own agencies, planned ones on top, or everybody's that one may see."""
    rows = CommunicationItem.objects.filter(readable_items(who, picture))
    if own:
        rows = rows.filter(agency__in=who.agencies)
    return rows.select_related("directive", "plan").defer(
        *(f"directive__{name}" for name in ("text", "reading", "draft", "grounds", "citations"))
    )


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """What one agency planned and published for a directive."""

    agency: str
    planned: int
    published: int

    @property
    def nothing(self) -> bool:
        """Whether it has not begun."""
        return not self.planned and not self.published


def overview(directive: UUID) -> list[AgencyLine]:
    """Each agency the directive went to, with what it planned and published; three statements."""
    addressed = RecipientAgency.objects.filter(recipient__directive=directive)
    assigned = Assignment.objects.filter(task__directive=directive, parent=None)
    agencies = {
        *addressed.values_list("agency", flat=True),
        *assigned.values_list("agency", flat=True),
    }
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    rows = CommunicationItem.objects.filter(directive=directive).exclude(status=CANCELLED)
    for agency, status in rows.values_list("agency", "status"):
        counted[agency][status] += 1
    return [
        AgencyLine(one, counted[one][PLANNED], counted[one][PUBLISHED])
        for one in sorted(agencies | set(counted))
    ]


def plans(who: Reader, picture: Directory) -> Sequence[CommunicationPlan]:
    """The plans one may see, the latest first; one page of them."""
    rows = CommunicationPlan.objects.filter(readable_plans(who, picture))
    return list(rows.order_by("-until", "-at", "id")[:PAGE])
