"""What was typed into the form of one part of a draft, as the draft keeps it: faulty values too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.directives.drafting import ALL, CHOSEN, IDENTITY
from khoithong.directives.resolving import BY_HAND, Resolver
from khoithong.web.actforms.reading import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

_TASK_WORDS = (
    "clause",
    "text",
    "lead_words",
    "coordinate_words",
    "due_kind",
    "due_words",
    "every",
    "every_day",
    "every_month",
    "report_wanted",
    "report_kind",
)


def typed(part: str, post: QueryDict, before: Any) -> Any:
    """The value of a part; `before` is what the draft holds."""
    if part == "identity":
        return _identity(post)
    if part == "grounds":
        return _grounds(post, before)
    if part.startswith("r"):
        return _recipient(post, before)
    return _task(post)


def resolved(part: str, value: Mapping[str, Any], resolver: Resolver, addressed: list[str]) -> dict[str, Any]:
    """The same with its agencies found anew from its words."""
    if part.startswith("r"):
        line = resolver.line(value["words"])
        return {
            **value,
            "agencies": list(line.agencies),
            "rule": line.rule,
            "reasons": list(dict.fromkeys(line.reasons)),
        }
    lead = resolver.lead([value["lead_words"]], addressed)
    helped = resolver.lead([value["coordinate_words"]], addressed)
    everybody = not value["lead_words"].strip() or lead.rule == "as_addressed"
    return {
        **value,
        "to": ALL if everybody else CHOSEN,
        "lead": [] if everybody else list(lead.agencies),
        "coordinate": [one for one in helped.agencies if one not in lead.agencies],
    }


def _identity(post: QueryDict) -> dict[str, str]:
    return {
        name: _date(post.get(name, "")) if name == "date" else post.get(name, "").strip() for name in IDENTITY
    }


def _grounds(post: QueryDict, before: Any) -> list[dict[str, Any]]:
    """One ground a line; one left as it was keeps its place in the text."""
    known = {one["text"]: one for one in before or ()}
    lines = [" ".join(line.split()) for line in post.get("grounds", "").splitlines()]
    return [known.get(line) or {"text": line, "start": None, "end": None} for line in lines if line]


def _recipient(post: QueryDict, before: Mapping[str, Any]) -> dict[str, Any]:
    words, agencies = " ".join(post.get("words", "").split()), post.getlist("agencies")
    if set(agencies) == set(before.get("agencies", ())):
        return {"words": words}
    return {"words": words, "agencies": agencies, "rule": BY_HAND, "reasons": []}


def _task(post: QueryDict) -> dict[str, Any]:
    return {
        **{name: post.get(name, "").strip() for name in _TASK_WORDS},
        "due_on": _date(post.get("due_on", "")),
        "due_from": _date(post.get("due_from", "")),
        "to": CHOSEN if post.get("to") == CHOSEN else ALL,
        "lead": post.getlist("lead"),
        "coordinate": post.getlist("coordinate"),
    }


def _date(text: str) -> str:
    """As `YYYY-MM-DD` where it is understood, else as typed."""
    day = read_day(text.strip())
    return day.isoformat() if day is not None else text.strip()
