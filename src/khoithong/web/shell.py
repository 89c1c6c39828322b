"""What the frame of every page needs to know: who is here, in which capacity, how much work waits.

A view or a context processor puts a `Shell` under the name `shell`; `base.html` draws it.
Without one the page is drawn for a visitor who has not logged in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capacity:
    """One office a person holds: its key for the switcher and its words, e.g. `Giám đốc Sở Xây dựng`.

    `work_count` is the number of items that wait for the office and are not under `Việc cần làm` now.
    """

    key: str
    label: str
    work_count: int = 0


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page. `work_count` is the number of items under `Việc cần làm` in this capacity."""

    person: str
    capacity: Capacity | None
    capacities: tuple[Capacity, ...] = ()
    work_count: int = 0
    demonstration: bool = False
    now: datetime | None = None
    administrator: bool = False
    """Runs the installation: no capacity, no work, no cases."""

    @property
    def capacity_words(self) -> str:
        """The capacity in words, also where none is used: an expert of a council holds no office."""
        if self.capacity is not None:
            return self.capacity.label
        return "Chưa chọn tư cách" if self.capacities else "Cá nhân, không giữ chức vụ"

    @property
    def others(self) -> tuple[Capacity, ...]:
        """Return the capacities one may change to."""
        return tuple(
            capacity
            for capacity in self.capacities
            if self.capacity is None or capacity.key != self.capacity.key
        )
