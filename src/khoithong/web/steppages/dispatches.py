"""The plan sent to a council's members: when, by whom, with which proof, and whether in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.casepage.people import person_of
from khoithong.web.steppages.council_seats import last_day_to_send
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from datetime import date

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Person


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One sending."""

    on: date
    by: Person
    entered_by: Person | None
    """Who entered it for the one who sent."""
    evidence: str
    late: str
    """What is wrong with the day."""
    seq: int


def dispatches(ground: Ground) -> list[Dispatch]:
    """Every sending in order."""
    last = last_day_to_send(ground)
    found = []
    for act in ground.loaded.acts:
        if act.kind != "dispatch_plan":
            continue
        late = last is not None and act.effective > last
        found.append(
            Dispatch(
                on=act.effective,
                by=person_of(ground, act.actor, act.effective),
                entered_by=person_of(ground, act.by, act.at.date()) if act.on_behalf_of else None,
                evidence=act.evidence or "",
                late=f"Sau ngày cuối để gửi kịp cuộc họp, {date_words(last)}" if late and last else "",
                seq=act.seq,
            )
        )
    return found
