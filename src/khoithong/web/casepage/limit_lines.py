"""Time limits as lines of a table: all of a case, or those of one of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.casepage.limits import deadline_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Deadline


@dataclass(frozen=True, slots=True)
class LimitLine:
    """A limit with its place among those of the case, from 1: the address of its explanation."""

    number: int
    deadline: Deadline


def limit_lines(ground: Ground, among: Collection[str] | None = None) -> list[LimitLine]:
    """The limits in the order they began to run; only those `among`, if given."""
    return [
        LimitLine(index + 1, deadline_of(ground, index))
        for index, limit in enumerate(ground.case.limits)
        if among is None or limit.id in among
    ]
