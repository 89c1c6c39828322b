"""A directive being prepared: the form its clerk corrects, first filled from what the reader found.

The form is plain JSON and keeps whatever was typed, faulty or not; `checking` says what must be put right. Dates are
`YYYY-MM-DD` where they are understood, else as they were typed. Every line has a key of its own, so that an address keeps its meaning when others go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from khoithong.directives.resolving import Resolver

Draft = dict[str, Any]

IDENTITY: Final = ("kind", "number", "date", "place", "issuer", "signer", "subject")
ALL, CHOSEN = "all", "chosen"
"""Whom a task is for: every agency addressed, or those chosen."""

_EVERY: Final = (
    ("month", r"h[àằ]ng tháng|mỗi tháng"),
    ("quarter", r"h[àằ]ng quý|mỗi quý"),
    ("half_year", r"(?:0?6|sáu) tháng(?: một lần)?|nửa năm"),
    ("year", r"h[àằ]ng năm|mỗi năm|một năm một lần|cuối năm"),
)
_REPORT: Final = re.compile(r"(?:(?:định kỳ )?h[àằ]ng năm,? )?(?:tổng hợp,? )?báo cáo\b", re.IGNORECASE)
_YEARS: Final = re.compile(r"\b\d{1,2} năm\b(?! \d)", re.IGNORECASE)


def draft_of(reading: Mapping[str, Any], resolver: Resolver) -> Draft:
    """The form as the reader's findings fill it; what the text is silent about stays empty."""
    identity = reading.get("identity") or {}
    lines = _addressed(reading)
    recipients = [_recipient(f"r{number}", line, resolver) for number, line in enumerate(lines, 1)]
    every = [agency for line in recipients for agency in line["agencies"]]
    return {
        "identity": {name: _words(identity.get(name)) for name in IDENTITY},
        "recipients": recipients,
        "grounds": [
            {"text": _squeezed(one["text"]), "start": one.get("start"), "end": one.get("end")}
            for one in map(_passage, reading.get("grounds") or ())
        ],
        "tasks": [
            _task(f"t{number}", task, resolver, every)
            for number, task in enumerate(reading.get("tasks") or (), 1)
        ],
    }


def empty_task(key: str) -> Draft:
    """A task the clerk adds."""
    return {
        "key": key,
        "clause": "",
        "text": "",
        "start": None,
        "end": None,
        "lead_words": "",
        "coordinate_words": "",
        "to": ALL,
        "lead": [],
        "coordinate": [],
        "due_kind": "none",
        "due_from": "",
        "due_on": "",
        "due_words": "",
        "every": "",
        "every_day": "",
        "every_month": "",
        "report_wanted": "",
        "report_kind": "",
    }


def empty_recipient(key: str) -> Draft:
    """A line of recipients the clerk adds."""
    return {"key": key, "words": "", "agencies": [], "rule": "", "reasons": [], "start": None, "end": None}


def next_key(lines: Sequence[Mapping[str, Any]], letter: str) -> str:
    """A key no line has."""
    numbers = [int(one["key"][1:]) for one in lines if one["key"][1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"


def addressed(draft: Mapping[str, Any]) -> list[str]:
    """The agencies of all recipients, each once, in their order."""
    return list(dict.fromkeys(agency for line in draft["recipients"] for agency in line["agencies"]))


def every_of(words: str) -> str:
    """How often something periodic comes again by its words; empty where they do not say."""
    found = [name for name, pattern in _EVERY if re.search(pattern, words, re.IGNORECASE)]
    return found[0] if len(found) == 1 else ""


def _addressed(reading: Mapping[str, Any]) -> list[Draft]:
    """The lines of "Kính gửi"; of "Nơi nhận" where the text has no other."""
    return [_passage(one) for one in reading.get("recipients") or reading.get("copies") or ()]


def _recipient(key: str, line: Mapping[str, Any], resolver: Resolver) -> Draft:
    found = resolver.line(line["text"])
    return {
        "key": key,
        "words": _squeezed(line["text"]),
        "agencies": list(found.agencies),
        "rule": found.rule,
        "reasons": list(dict.fromkeys(found.reasons)),
        "start": line.get("start"),
        "end": line.get("end"),
    }


def _task(key: str, task: Mapping[str, Any], resolver: Resolver, every: Sequence[str]) -> Draft:
    due = task.get("due") or {}
    lead = list(task.get("lead") or ())
    coordinate = list(task.get("coordinate") or ())
    led = resolver.lead(lead, every)
    helped = resolver.lead(coordinate, every)
    text = str(task.get("text") or "").strip()
    kind = due.get("kind") or "none"
    everybody = not lead or led.rule == "as_addressed"
    return empty_task(key) | {
        "clause": task.get("clause") or "",
        "text": text,
        "start": task.get("start"),
        "end": task.get("end"),
        "lead_words": "; ".join(lead),
        "coordinate_words": "; ".join(coordinate),
        "to": ALL if everybody else CHOSEN,
        "lead": [] if everybody else list(led.agencies),
        "coordinate": [one for one in helped.agencies if one not in led.agencies],
        "due_kind": kind,
        "due_from": due.get("from") or "",
        "due_on": due.get("on") or "",
        "due_words": due.get("words") or "",
        "every": every_of(due.get("words") or "") if kind == "periodic" else "",
        "report_wanted": _report(text),
        "report_kind": _report_kind(text, kind),
    }


def _report(text: str) -> str:
    """What is to be reported, in the text's own words, where the task begins with reporting."""
    words = re.sub(r"^[\dA-Za-zđ]{1,4}[.)]\s*", "", " ".join(text.split()))
    first = re.split(r"(?<=[:;.])\s", words, maxsplit=1)[0]
    return first.strip(" :;.") if _REPORT.match(first) else ""


def _report_kind(text: str, kind: str) -> str:
    if not _report(text):
        return ""
    if _YEARS.search(_report(text)):
        return "multi_year"
    return "annual" if kind == "periodic" and every_of(text) == "year" else ""


def _passage(one: Any) -> Draft:
    """A passage with its span; plain words have none."""
    return dict(one) if isinstance(one, dict) else {"text": str(one), "start": None, "end": None}


def _words(value: Any) -> str:
    return "" if value is None else _squeezed(str(value))


def _squeezed(text: str) -> str:
    return " ".join(text.split()).strip(" -–•*;")
