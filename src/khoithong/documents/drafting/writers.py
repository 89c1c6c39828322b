"""Who drafts and edits a document of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.documents.drafting.bases import BASES
from khoithong.documents.drafting.facts import issuer_of
from khoithong.documents.missing import Missing

if TYPE_CHECKING:
    from khoithong.documents.drafting.matter import Matter

WRITERS: Final = ("head", "deputy", "clerk", "organiser")
"""The offices of the issuing and of the deciding agency whose holders draft."""
_PROPOSING: Final = frozenset({"plan"})
_EXECUTING: Final = frozenset({"progress_report", "result_report"})


def may_draft(matter: Matter, kind: str, person: str) -> bool:
    """Whether somebody who may read the case drafts documents of a kind in it.

    People of the agency that decides or issues, of a Party body's opinion that body's alone; the council's secretary what belongs to the council; those who
    propose their plan, those who carry it out their reports.
    """
    case, organisation = matter.case, matter.setting.organisation
    if person not in organisation.people:
        return False
    try:
        issuing = issuer_of(matter, kind)
    except Missing:
        issuing = ""
    agencies = {issuing} if BASES[kind].issuer == "body" else {matter.agency, issuing}
    if any(organisation.holds(person, one, WRITERS, matter.day) for one in agencies if one):
        return True
    if kind in _PROPOSING:
        return person in case.proposers
    if kind in _EXECUTING:
        return person in (*case.proposers, *case.executors)
    council = case.council
    kept = (
        BASES[kind].step == BASES["council_decision"].step or BASES[kind].keeper or kind == "council_minutes"
    )
    return kept and council is not None and any(s.person == person and s.secretary for s in council.seats)
