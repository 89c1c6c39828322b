"""The three parts of `Lịch làm việc`, each with an address of its own."""

from __future__ import annotations

from django.urls import reverse

from khoithong.web.components import Link

_PARTS = (
    ("calendar", "Lịch năm"),
    ("calendar-trial", "Tính thử"),
    ("calendar-change", "Nếu đổi lịch"),
)


def parts(current: str) -> list[Link]:
    """The parts as tabs; `current` is the name of the one shown."""
    return [Link(label, reverse(name), current=name == current) for name, label in _PARTS]
