"""One thing changed in a rehearsal, everything else as it was: the second of two to be compared."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.vocabulary import CHOICES
from khoithong.rehearsal.scenario import Entry
from khoithong.rehearsal.wishes import ABSENT
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.actforms.typed import Typed
from khoithong.web.casepage.people import person_of
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.rehearsing.acting import shifted
from khoithong.web.rehearsing.choosing import Choices, wishes
from khoithong.web.rehearsing.directing import directed
from khoithong.web.rehearsing.script import with_entries
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta

    from khoithong.procedure.acts import Act
    from khoithong.rehearsal.scenario import Scenario
    from khoithong.web.rehearsing.stage import Stage

WHAT: Final = {
    "day": "Ngày của một việc",
    "ballot": "Phiếu của một người",
    "person": "Một người",
}
_DAYS: Final = {
    "submit_plan": "submitted",
    "establish_council": "established",
    "approve": "decided",
    "disapprove": "decided",
    "declare_completion": "completed",
    "suspend": "completed",
}
_NOTE: Final = "khi chọn mục này"
_NONE: Final = Option("", "– Chọn –")


@dataclass
class Variation:
    """The form as it was typed."""

    stage: Stage
    base: Stage
    """The case before anything chosen happened."""
    fixed: int
    choices: dict[str, list[str]]
    """What the form of choices held; empty where the acts were never directed by it."""
    typed: Typed
    errors: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, name: str) -> tuple[str, ...]:
        """What is wrong with a control."""
        return tuple(self.errors.get(name, ()))

    @property
    def directed(self) -> bool:
        """Whether the acts follow from choices: then the choices are changed, and what follows with them."""
        return bool(self.choices) and not self.stage.rehearsal.by_hand

    @property
    def changeable(self) -> list[tuple[int, Act]]:
        """The acts that may be changed, with their places in the script."""
        entries = self.stage.scenario.entries
        return [
            (place, one.act)
            for place, one in enumerate(entries)
            if one.act is not None and place >= self.fixed
        ]


@dataclass(frozen=True, slots=True)
class Varied:
    """The changed rehearsal, and what its form of choices holds now."""

    scenario: Scenario
    choices: dict[str, list[str]]
    directed: bool


def vary(variation: Variation) -> Varied | None:
    """The changed rehearsal; nothing, with the errors noted, where the change is not said whole."""
    change = _CHANGES.get(variation.typed.one("what"))
    if change is None:
        variation.errors["what"] = ["Chọn một điều muốn đổi"]
        return None
    changed = change(variation)
    if changed is None or variation.errors:
        return None
    title = f"{variation.stage.rehearsal.title} – {changed.words}"[:200]
    if changed.choices:
        again = Choices(variation.base, Typed({**variation.choices, **changed.choices}))
        wanted = wishes(again)
        if wanted is None:
            variation.errors["what"] = [words for said in again.errors.values() for words in said]
            return None
        return Varied(
            replace(directed(variation.base, wanted), title=title), again.typed.values, directed=True
        )
    scenario = replace(with_entries(variation.stage.scenario, changed.entries), title=title)
    return Varied(scenario, variation.choices, directed=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing changed: among the choices, or in the script itself."""

    words: str
    choices: dict[str, list[str]] = field(default_factory=dict)
    entries: Sequence[Entry] = ()


def _day(variation: Variation) -> Change | None:
    typed, entries = variation.typed, variation.stage.scenario.entries
    places = {str(place): act for place, act in variation.changeable}
    chosen, day = typed.one("step"), read_day(typed.one("new_day"))
    if chosen not in places:
        variation.errors["step"] = ["Chọn việc muốn đổi ngày"]
    if day is None:
        variation.errors["new_day"] = [DATE_WANTED]
    if chosen not in places or day is None:
        return None
    place, act = int(chosen), places[chosen]
    noun = variation.stage.labels.acts[act.kind].noun
    words = f"{noun[:1].lower()}{noun[1:]} ngày {date_words(day)}"
    name = _choice_of(variation, place, act) if variation.directed else None
    if name is not None:
        return Change(words, choices={name: [date_words(day)]})
    if place > 0 and day < entries[place - 1].at.date() and entries[place - 1].act is not None:
        variation.errors["new_day"] = ["Ngày này trước việc liền trước. Chọn từ ngày đó trở đi."]
        return None
    moved = day - act.at.date()
    first = place - 1 if place > 0 and entries[place - 1].act is None else place
    return Change(words, entries=(*entries[:first], *(later(one, moved) for one in entries[first:])))


def _choice_of(variation: Variation, place: int, act: Act) -> str | None:
    """The choice that sets the day of an act, where one does."""
    entries = variation.stage.scenario.entries
    before = sum(1 for one in entries[:place] if one.act is not None and one.act.kind == "approve")
    if act.kind == "close_meeting":
        return "evaluated" if before else "met"
    return _DAYS.get(act.kind)


def later(entry: Entry, moved: timedelta) -> Entry:
    """The entry so many days later, with the days its act names."""
    act = shifted(entry.act, moved) if entry.act is not None else None
    return Entry(entry.at + moved, 1, act)


def _ballot(variation: Variation) -> Change | None:
    typed, stage = variation.typed, variation.stage
    person, ballot = typed.one("voter"), typed.one("ballot")
    if person not in _voters(variation):
        variation.errors["voter"] = ["Chọn người biểu quyết"]
    if ballot not in (*CHOICES["vote", "ballot"], ABSENT):
        variation.errors["ballot"] = ["Chọn phiếu"]
    if variation.errors:
        return None
    said = {**stage.labels.choices["vote.ballot"], ABSENT: "Vắng mặt"}[ballot]
    words = f"{stage.name(person)}: {said.lower()}"
    if variation.directed:
        name = "ballot" if variation.base.loaded.case.decision is None else "result"
        return Change(words, choices={f"{name}.{person}": [ballot]})
    entries = [
        changed
        for place, one in enumerate(stage.scenario.entries)
        if (changed := _voted(one, person, ballot) if place >= variation.fixed else one) is not None
    ]
    return Change(words, entries=entries)


def _voted(entry: Entry, person: str, ballot: str) -> Entry | None:
    """The entry with that person's ballot changed; nothing where the person is absent now."""
    act = entry.act
    if act is None:
        return entry
    if act.kind == "vote" and act.actor == person:
        return (
            None
            if ballot == ABSENT
            else Entry(entry.at, 1, replace(act, data={**act.data, "ballot": ballot}))
        )
    if act.kind == "close_meeting":
        absent = [one for one in act.data.get("absent") or () if one != person]
        named = [*absent, person] if ballot == ABSENT else absent
        return Entry(entry.at, 1, replace(act, data={**act.data, "absent": named}))
    return entry


def _person(variation: Variation) -> Change | None:
    typed, stage = variation.typed, variation.stage
    people = stage.setting.organisation.people
    old, new = typed.one("old"), typed.one("new")
    if old not in people:
        variation.errors["old"] = ["Chọn người được thay"]
    if new not in people or new == old:
        variation.errors["new"] = ["Chọn người khác vào thay"]
    if variation.errors:
        return None
    entries = [
        one if place < variation.fixed else _by_other(one, old, new)
        for place, one in enumerate(stage.scenario.entries)
    ]
    return Change(f"{stage.name(new)} thay {stage.name(old)}", entries=entries)


def _by_other(entry: Entry, old: str, new: str) -> Entry:
    act = entry.act
    if act is None:
        return entry
    behalf = new if act.on_behalf_of == old else act.on_behalf_of
    by = new if act.by == old else act.by
    return Entry(entry.at, 1, replace(act, by=by, on_behalf_of=behalf, data=_swapped(act.data, old, new)))


def _swapped(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, list | tuple):
        return [_swapped(one, old, new) for one in value]
    if hasattr(value, "items"):
        return {key: _swapped(one, old, new) for key, one in value.items()}
    return value


_CHANGES: Final[dict[str, Callable[[Variation], Change | None]]] = {
    "day": _day,
    "ballot": _ballot,
    "person": _person,
}


# --- the form ---------------------------------------------------------------------------------------------------


def fields(variation: Variation) -> dict[str, list[Field]]:
    """The controls by what they change."""
    typed, stage = variation.typed, variation.stage
    people = tuple(_option(stage, one) for one in stage.setting.organisation.people)
    ballots = {**stage.labels.choices["vote.ballot"], ABSENT: "Vắng mặt"}
    voters = tuple(_option(stage, one) for one in _voters(variation))
    found = {
        "day": [
            _field(variation, "select", "step", "Việc", (_NONE, *_steps(variation))),
            Field(
                "date",
                "new_day",
                "Ngày mới",
                typed.one("new_day"),
                errors=variation.wrong("new_day"),
                note=_NOTE,
                hint="Các việc sau dời theo cùng số ngày.",
                width="short",
            ),
        ],
        "ballot": [
            _field(variation, "select", "voter", "Người biểu quyết", (_NONE, *voters)),
            _field(
                variation,
                "select",
                "ballot",
                "Phiếu",
                (_NONE, *(Option(one, words) for one, words in ballots.items())),
            ),
        ],
        "person": [
            _field(variation, "person", "old", "Người được thay", (_NONE, *people)),
            _field(variation, "person", "new", "Người vào thay", (_NONE, *people)),
        ],
    }
    return {what: controls for what, controls in found.items() if len(controls[0].options) > 1}


def _field(variation: Variation, kind: Any, name: str, label: str, options: tuple[Option, ...]) -> Field:
    return Field(
        kind,
        name,
        label,
        variation.typed.one(name),
        errors=variation.wrong(name),
        options=options,
        note=_NOTE,
    )


def _steps(variation: Variation) -> list[Option]:
    stage = variation.stage
    return [
        Option(str(place), f"{stage.labels.acts[act.kind].noun}, {act.at:%d/%m/%Y}")
        for place, act in variation.changeable
        if act.kind != "vote"
    ]


def _voters(variation: Variation) -> list[str]:
    return list(dict.fromkeys(act.actor for _, act in variation.changeable if act.kind == "vote"))


def _option(stage: Stage, person: str) -> Option:
    known = person_of(stage, person, stage.day)
    return Option(person, known.name, hint=known.office)


def error_items(variation: Variation) -> list[ErrorItem]:
    """The lines on top of the form."""
    return [ErrorItem(words, f"id_{name}") for name, said in variation.errors.items() for words in said]
