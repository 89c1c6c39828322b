"""A case moved to another text: what it stood on and stands on, and whether its whole log holds there.

The move is an entry of the register, no act of any text. From it on the case is read under the new text as a
whole: what was done keeps its days, and status and limits follow from it. Reports of prohibited acts made before
stay under the text they were made under.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from khoithong.casefiles import law
from khoithong.procedure import violations
from khoithong.procedure.data import complete
from khoithong.procedure.refusals import Refusal
from khoithong.procedure.vocabulary import MOVE, VIOLATION_ACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from khoithong.casefiles.stored import StoredAct
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.acts import Act
    from khoithong.procedure.case import Case
    from khoithong.procedure.engine import Procedure
    from khoithong.procedure.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Footing:
    """The text a case stands on from an act on, as the register has it."""

    seq: int
    pack: str
    digest: str
    readings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """The act that could not have been done under a text, and why."""

    act: StoredAct
    refusal: Refusal


def footings(acts: Sequence[StoredAct]) -> list[Footing]:
    """What a case stood on in turn: its first act says it, and every move."""
    return [_footing(act) for act in acts if act.seq == 1 or act.kind == MOVE]


def _footing(act: StoredAct) -> Footing:
    body: dict[str, Any] = json.loads(act.body)
    return Footing(act.seq, body["pack"], body["digest"], body.get("readings", {}))


def moved(acts: Iterable[StoredAct]) -> bool:
    """Whether a case was ever moved."""
    return any(act.kind == MOVE for act in acts)


def judge(procedure: Procedure, acts: Iterable[StoredAct]) -> Case | Obstacle:
    """The case its acts amount to under a text if each could have been done under it; else the first that could not.

    A confirmation is a claim about a provision of its own text: under another it does not count, and the file shows
    it as missing; it does not stand in the way.
    """
    case = procedure.open()
    for stored in acts:
        act = stored.engine_act()
        if stored.kind != MOVE:
            answer = procedure.decide(case, _without_foreign_confirmations(act, procedure.setting.regulation))
            if isinstance(answer, Refusal):
                return Obstacle(stored, answer)
        procedure.record(case, act)
    return case


def _without_foreign_confirmations(act: Act, regulation: Regulation) -> Act:
    given = act.data.get("confirmed")
    if not isinstance(given, list):
        return act
    own = [ref for ref in given if complete(regulation, ref) in regulation.provisions]
    return replace(act, data={**act.data, "confirmed": own})


def replay_moved(
    procedure: Procedure, ordered: Iterable[StoredAct], acts: Sequence[StoredAct], picture: Directory
) -> Case:
    """The state of a case that was moved: its acts under its text, each report under the text of its time."""
    known = footings(acts)
    case = procedure.open()
    for stored in ordered:
        if stored.kind not in VIOLATION_ACTS:
            procedure.record(case, stored.engine_act())
            continue
        then = [one for one in known if one.seq <= stored.after][-1]
        of_its_time = law.procedure(then.pack, then.readings, picture)
        # Who handles a report follows from who decides, which each text says in its own way.
        case.deciders.clear()
        of_its_time.record(case, stored.engine_act())
        case.deciders.clear()
    _carry_over(case, procedure.setting.regulation)
    return case


def _carry_over(case: Case, regulation: Regulation) -> None:
    """What was reported stays a prohibited act: the one of the same number, else the first the text has."""
    for report in case.reports:
        if report.provision in regulation.prohibitions or not regulation.prohibitions:
            continue
        number = report.provision.partition("#")[2]
        same = violations.prohibition(regulation, number)
        report.provision = same or regulation.prohibitions[0]
