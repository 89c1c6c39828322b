"""Turns what the law's floors say into what the components draw. Words are taken over, nothing is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.web.components import Citation, CountedDay, DateExplanation

if TYPE_CHECKING:
    from datetime import date

    from khoithong.lawbook.pack import Pack
    from khoithong.procedure.limits import Explanation


def citation(pack: Pack, ref: str | None, *, quoted: bool = False) -> Citation | None:
    """Return the provision with its words, with its full text when `quoted`; nothing for no reference."""
    if not ref:
        return None
    provision = pack.provision(ref) if quoted else None
    return Citation(
        ref,
        pack.label(ref),
        text=provision.full_text if provision else "",
        title=(provision.title or "") if provision else "",
    )


def date_explanation(
    event: str,
    event_on: date,
    explanation: Explanation,
    cited: Citation | None = None,
    *,
    today: date | None = None,
) -> DateExplanation:
    """Return an explanation of the calendar; `event` names what the limit counts from, as on the page."""
    return DateExplanation(
        event=event,
        event_on=event_on,
        rule=explanation.rule,
        due=explanation.due,
        days=tuple(
            CountedDay(
                step.date,
                number=step.counted,
                reason=step.why,
                event=step.date == event_on and step.counted is None,
                due=step.date == explanation.due,
                today=step.date == today,
            )
            for step in explanation.steps
        ),
        citation=cited,
        notes=(f"Cách tính: {explanation.legal_basis}.",),
    )
