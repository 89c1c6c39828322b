"""What a case would be under another text, beside what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from khoithong.casefiles import law
from khoithong.casefiles.moving import Obstacle
from khoithong.desk.move_case import in_the_way, outlook, targets
from khoithong.lawbook.pack import describe
from khoithong.procedure.explain import unconfirmed
from khoithong.web.adapters import citation
from khoithong.web.adoption.lines import reading_words
from khoithong.web.casepage.benefits import benefits
from khoithong.web.casepage.ground import Ground
from khoithong.web.casepage.limits import deadline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.desk.move_case import Outlook, Target
    from khoithong.procedure.case import Case
    from khoithong.procedure.refusals import Refusal
    from khoithong.web.components import Citation, Deadline


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a move changes; time limits as such, everything else in words."""

    label: str
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    limits_before: Sequence[Deadline] = ()
    limits_after: Sequence[Deadline] = ()


@dataclass(frozen=True, slots=True)
class MoveOption:
    """A text the case could be moved to."""

    pack: str
    name: str
    same: bool
    refusal: Refusal | None
    cited: Citation | None
    changes: Sequence[Change] = ()
    unchanged: str = ""
    """What stays as it is, in words."""


def options(ground: Ground) -> list[MoveOption]:
    """Every text the case could be moved to today, with what would become of it."""
    return [_option(ground, outlook(ground.loaded, target)) for target in targets(ground.loaded, ground.day)]


def _option(ground: Ground, found: Outlook) -> MoveOption:
    target = found.target
    refusal = in_the_way(found)
    cited = citation(describe(target.pack), refusal.provision if refusal else None)
    if isinstance(found.found, Obstacle):
        return MoveOption(target.pack, law.name_of(target.pack), target.same, refusal, cited)
    after = _under(ground, target, found, found.found)
    compared = [*_in_words(ground, after), _limits(ground, after)]
    return MoveOption(
        target.pack,
        law.name_of(target.pack),
        target.same,
        None,
        None,
        [one for one in compared if _differs(one)],
        ", ".join(one.label.lower() for one in compared if not _differs(one)),
    )


def _under(ground: Ground, target: Target, found: Outlook, case: Case) -> Ground:
    """The case as it would be looked at."""
    row = replace(ground.row, pack=target.pack, readings=target.readings)
    loaded = replace(ground.loaded, row=row, procedure=found.procedure, reports=(), case=case)
    return Ground(ground.here, loaded, describe(target.pack))


def _differs(change: Change) -> bool:
    return list(change.before) != list(change.after) or _told(change.limits_before) != _told(
        change.limits_after
    )


def _told(limits: Sequence[Deadline]) -> list[tuple[object, ...]]:
    return [(one.label, one.due, one.state, one.kind) for one in limits]


def _in_words(before: Ground, after: Ground) -> Iterator[Change]:
    yield Change("Quy ước áp dụng khác mặc định", _readings(before), _readings(after))
    yield Change("Trạng thái", [_status(before)], [_status(after)])
    yield Change("Cơ quan quyết định", [_deciding(before)], [_deciding(after)])
    had, has = _measures(before), _measures(after)
    lost, gained = [one for one in had if one not in has], [one for one in has if one not in had]
    yield Change("Khuyến khích, bảo vệ", lost, gained)
    yield Change("Xác nhận hồ sơ còn thiếu", _gaps(before), _gaps(after))


def _limits(before: Ground, after: Ground) -> Change:
    return Change("Thời hạn", limits_before=_open(before), limits_after=_open(after))


def _open(ground: Ground) -> list[Deadline]:
    """The limits that run, and those that ran late."""
    limits = [deadline_of(ground, index) for index in range(len(ground.case.limits))]
    return [one for one in limits if one.state not in ("met", "cancelled")]


def _readings(ground: Ground) -> list[str]:
    return [" ".join(reading_words(ground.row.pack, *one)) for one in sorted(ground.row.readings.items())]


def _status(ground: Ground) -> str:
    return ground.labels.statuses[ground.case.status]


def _deciding(ground: Ground) -> str:
    return ground.name(ground.procedure.deciding_agency(ground.case, ground.day)) or "Chưa xác định"


def _measures(ground: Ground) -> list[str]:
    return [one.name for one in benefits(ground)]


def _gaps(ground: Ground) -> list[str]:
    labels = {one.provision: one.label for one in ground.regulation.confirmations}
    return [
        f"{ground.labels.acts[ground.case.acts[index].kind].noun}: {labels[ref]}"
        for index, ref in unconfirmed(ground.setting, ground.case)
    ]
