"""What the approved plan promised, and what the result report says was achieved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from khoithong.documents.drafting.matter import Matter

PROMISING: Final = ("objectives", "expected_effect")
"""The headings of a plan that promise something; the whole plan where it has none of them."""

_MARK: Final = re.compile(r"^\s*(?:[-–—•*+]|\d{1,2}[.)])\s+")
"""What begins an item of a list."""
_SENTENCE: Final = re.compile(r".*?[.!?;](?=\s|$)")
_TITLE: Final = 300
"""Characters a title may have."""


def lines(text: str) -> list[str]:
    """The lines of a text that say something, without the marks of a list."""
    found = (_MARK.sub("", line).strip() for line in text.splitlines())
    return [line for line in found if line]


def targets(matter: Matter, results: str) -> tuple[tuple[str, str], ...]:
    """Target beside result, line against line; empty where the numbers of lines differ: nobody said what belongs to what."""
    promised = [line for section in _sections(matter) for line in lines(section)]
    achieved = lines(results)
    return tuple(zip(promised, achieved, strict=True)) if len(promised) == len(achieved) else ()


def _sections(matter: Matter) -> list[str]:
    known = {section.name for section in matter.regulation.sections}
    wanted = known.intersection(PROMISING) or known
    plan = plan_decided(matter)
    return [plan[one.name] for one in matter.regulation.sections if one.name in wanted and plan.get(one.name)]


def title(matter: Matter) -> str:
    """What the proposal is called: the first sentence of its plan.

    One too long for a title ends with `…`: an open place, for people to name it.
    """
    plan = plan_decided(matter)
    texts = (" ".join((plan.get(section.name) or "").split()) for section in matter.regulation.sections)
    words = next(filter(None, texts), "")
    found = _SENTENCE.match(words)
    sentence = found[0] if found else words
    if len(sentence) <= _TITLE:
        return sentence.rstrip(" .")
    return sentence[: _TITLE - 1].rsplit(" ", 1)[0] + "…"


def plan_decided(matter: Matter) -> dict[str, str]:
    """The version of the plan the decision was taken on: the last filed before it, else the newest."""
    case = matter.case
    decision = next((index for index, act in enumerate(case.acts) if act.kind == "approve"), len(case.acts))
    filed = [index for index in case.versions if index < decision]
    return dict(matter.acts[filed[-1]].data.get("plan") or {}) if filed else {}
