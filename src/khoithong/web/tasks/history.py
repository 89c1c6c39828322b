"""What was done about an assignment, newest first, with its files and letters."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from khoithong.casefiles.attachments.formats import label_of
from khoithong.documents.records.models import OfficialDocument
from khoithong.web.attachments import size_words
from khoithong.web.components import Event, Link, Person
from khoithong.web.holders import person_of
from khoithong.web.tasks.words import ACTS
from khoithong.web.wording import date_words, local

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from khoithong.directives.models import Assignment, Entry
    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import Tone
    from khoithong.web.session import Here

_TONES: Final[dict[str, Tone]] = {"complete": "done", "return_completion": "stop", "remind": "stop"}


SHOWN: Final = 10
"""Entries of a history at first, their texts no longer than they need to be to know what they are."""
_LONG: Final = 1200


def events(one: Assignment, entries: Sequence[Entry], here: Here, *, whole: bool = False) -> list[Event]:
    """The history; entries with their files, the oldest first. All of it when `whole`, else the latest, shortened."""
    if not whole:
        entries = entries[-SHOWN:]
    ids = [entry.data["document"] for entry in entries if entry.data.get("document")]
    letters = {str(row.id): row for row in OfficialDocument.objects.filter(id__in=ids).defer("content")}
    return [_event(one, entry, letters, here, whole=whole) for entry in reversed(entries)]


def cut(entries: Sequence[Entry]) -> bool:
    """Whether something of a history is not shown at first."""
    return len(entries) > SHOWN or any(
        isinstance(value, str) and len(value) > _LONG for entry in entries for value in entry.data.values()
    )


def _event(
    one: Assignment, entry: Entry, letters: Mapping[str, OfficialDocument], here: Here, *, whole: bool
) -> Event:
    at = _at(entry)
    claimed = (
        f"Thực tế ngày {date_words(entry.happened_on)}, ghi ngày {date_words(at.date())}"
        if entry.happened_on != at.date()
        else ""
    )
    late = entry.data.get("late", 0)
    return Event(
        title=ACTS[entry.kind].noun if entry.kind in ACTS else entry.kind,
        at=at,
        person=_person(entry, here),
        text="\n".join(line if whole else _shortened(line) for line in _lines(entry.data, here.directory)),
        note=claimed,
        late=f"Chậm {late} ngày" if late else "",
        documents=(*_files(one, entry), *_letters(one, entry, letters)),
        tone=_TONES.get(entry.kind, "neutral"),
    )


def _shortened(line: str) -> str:
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]}…"


def _at(entry: Entry) -> datetime:
    """The moment by the clock of whoever acted."""
    text = entry.data.get("at")
    return datetime.fromisoformat(text) if text else local(entry.recorded_at)


def _person(entry: Entry, here: Here) -> Person:
    return person_of(entry.actor, _at(entry).date(), here.directory, office=entry.office, you=here.person)


def _lines(data: dict[str, Any], picture: Directory) -> Iterator[str]:
    if data.get("percent") is not None:
        yield f"Đã thực hiện {data['percent']}%."
    if data.get("text"):
        yield str(data["text"])
    if data.get("difficulties"):
        yield f"Khó khăn, vướng mắc: {data['difficulties']}"
    if data.get("units"):
        names = ", ".join(picture.name(unit) for unit in data["units"])
        by = f", hạn nội bộ {_day(data['due_on'])}" if data.get("due_on") else ""
        yield f"Giao {names}{by}."
    if data.get("until"):
        yield f"Đến ngày {_day(data['until'])}."
    for name in ("reason", "note", "remarks", "request"):
        if data.get(name):
            yield str(data[name])


def _day(text: str) -> str:
    return date_words(date.fromisoformat(text))


def _files(one: Assignment, entry: Entry) -> Iterator[Link]:
    for file in entry.files.all():
        url = reverse("assignment-file", args=[one.id, file.id])
        yield Link(file.name, url, f"{label_of(file.media_type)}, {size_words(file.size)}")


def _letters(one: Assignment, entry: Entry, letters: Mapping[str, OfficialDocument]) -> Iterator[Link]:
    row = letters.get(entry.data.get("document", ""))
    if row is not None:
        for kind, form in (("pdf", "PDF"), ("docx", "Word")):
            url = reverse("assignment-letter", args=[one.id, entry.seq, kind])
            yield Link(f"Công văn đôn đốc, bản {form}", url, _state(row))


def _state(letter: OfficialDocument) -> str:
    """Its number and day, or that it has none yet."""
    if letter.number is None or letter.issued_on is None:
        return "dự thảo, chưa cấp số" if letter.status == "draft" else "dự thảo đã rút"
    words = f"số {letter.number:02}/{letter.symbol}, {date_words(letter.issued_on)}"
    return f"{words}, đã hủy" if letter.status == "cancelled" else words
