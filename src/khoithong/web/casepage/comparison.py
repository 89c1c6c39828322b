"""One version of the plan, beside an earlier one: what was written anew, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.procedure.wording import shown
from khoithong.web.casepage.plan import Version, section_texts, version
from khoithong.web.casepage.wording_changes import Change, changes, count_words
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """One heading in both versions."""

    label: str
    citation: Citation | None
    changes: Sequence[Change]

    @property
    def changed(self) -> bool:
        """Whether the two versions differ here."""
        return any(one.kind != "same" for one in self.changes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A version, and the earlier one it is compared with."""

    version: Version
    earlier: Version | None
    """Nothing where the version is shown by itself."""
    sections: Sequence[ComparedSection]
    all: Sequence[Version]
    """Every version of the case, the newest first."""

    @property
    def finding(self) -> str:
        """The differences in one sentence."""
        if self.earlier is None:
            return ""
        differing = sum(1 for section in self.sections if section.changed)
        if not differing:
            return f"Bản {self.version.number} không khác bản {self.earlier.number}."
        came = sum(count_words(section.changes, "new") for section in self.sections)
        went = sum(count_words(section.changes, "gone") for section in self.sections)
        return (
            f"Bản {self.version.number} khác bản {self.earlier.number} ở {differing}/{len(self.sections)} đề mục:"
            f" thêm {number_words(came)} chữ, bỏ {number_words(went)} chữ."
        )


def comparison(ground: Ground, number: int, earlier: int | None) -> Comparison:
    """A version compared with an earlier one; with the one before it where none, or none earlier, is named.

    Raises `IndexError` where there is no version of that number.
    """
    shown_version = version(ground, number)
    other = earlier if earlier is not None and 1 <= earlier < number else number - 1
    count = len(ground.case.versions)
    return Comparison(
        version=shown_version,
        earlier=version(ground, other) if other else None,
        sections=[
            ComparedSection(label, citation, changes(before, after))
            for label, citation, before, after in section_texts(ground, other or number, number)
        ],
        all=[version(ground, one) for one in range(count, 0, -1)],
    )


def voted(ground: Ground, number: int) -> list[str]:
    """The meetings that voted on a version: the last one filed before each was closed."""
    found, closings = [], [act for act in ground.loaded.acts if act.kind == "close_meeting"]
    for meeting, act in zip(ground.case.closed_meetings, closings, strict=True):
        filed = sum(1 for index in ground.case.versions if index < act.seq - 1)
        if meeting.stage == "approval" and filed == number:
            found.append(shown(act.effective))
    return found
