"""The list of measures for the agencies that manage officials: its filter, its tabs, its lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.http import urlencode

from khoithong.casefiles.entitlements import DECIDED, MeasureFilter, MeasureItem
from khoithong.lawbook.labels import labels
from khoithong.lawbook.pack import describe
from khoithong.web.adapters import citation
from khoithong.web.components import Link

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.http import QueryDict

    from khoithong.organisation.snapshot import Directory
    from khoithong.web.components import Citation, Tone
    from khoithong.web.session import Here

_LONGEST: Final = 200
_TONES: Final[dict[str, Tone]] = {
    "available": "info",
    "proposed": "wait",
    "applied": "done",
    "declined": "neutral",
}
TABS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "cho": ("Chờ quyết định", ("proposed",)),
    "chua-de-nghi": ("Đủ điều kiện, chưa đề nghị", ("available",)),
    "da-quyet-dinh": ("Đã quyết định", DECIDED),
}
"""The tabs by their word in the address, with the states under each."""

Numbers = dict[tuple[str, str, str], int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what is not understood does not narrow."""

    tab: str
    measure: str
    words: str

    @classmethod
    def of(cls, given: QueryDict) -> Asked:
        """Read the parameters."""
        words = unicodedata.normalize("NFC", given.get("tu", "")).replace("\x00", "")[:_LONGEST]
        tab = given.get("muc", "")
        measure = given.get("hinh-thuc", "").replace("\x00", "")[:_LONGEST]
        return cls(tab if tab in TABS else next(iter(TABS)), measure, words.strip())

    @property
    def narrows(self) -> bool:
        """Whether more than a tab was asked for."""
        return bool(self.words or self.measure)

    def filter(self, picture: Directory) -> MeasureFilter:
        """The filter for the query; the words may also be part of a beneficiary's name."""
        return MeasureFilter(TABS[self.tab][1], self.measure, self.words, _named(picture, self.words))

    def url(self, tab: str) -> str:
        """The address of a tab, narrowed as this one."""
        given = {"muc": tab, "tu": self.words, "hinh-thuc": self.measure}
        return f"?{urlencode({name: value for name, value in given.items() if value})}"


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure for one beneficiary."""

    name: str
    citation: Citation | None
    beneficiary: str
    state: str
    tone: Tone
    since: date
    decides: str
    code: str
    title: str
    url: str
    decide_url: str
    """The form of the decision, for whoever takes it."""


def _named(picture: Directory, words: str) -> tuple[str, ...]:
    if not words:
        return ()
    wanted, organisation = words.lower(), picture.organisation
    return tuple(
        party
        for party in (*organisation.people, *organisation.agencies)
        if wanted in picture.name(party).lower()
    )


def tabs(asked: Asked, numbers: Numbers) -> list[Link]:
    """The tabs with how many measures each has under the words and the measure asked for."""
    found = []
    for tab, (words, states) in TABS.items():
        count = sum(
            number
            for (_, measure, state), number in numbers.items()
            if state in states and asked.measure in ("", measure)
        )
        found.append(Link(words, asked.url(tab), current=tab == asked.tab, count=count))
    return found


def choices(numbers: Numbers) -> list[tuple[str, str]]:
    """The measures there are, by name."""
    found: dict[str, str] = {}
    for pack, measure, _ in numbers:
        found.setdefault(measure, _name(pack, measure))
    return sorted(found.items(), key=lambda pair: pair[1])


def measure_line(item: MeasureItem, here: Here) -> MeasureLine:
    """A line of the list."""
    pack, picture, case = describe(item.case.pack), here.directory, item.case
    organisation = picture.organisation
    head = organisation.head(item.agency, here.day) if item.agency in organisation.agencies else None
    decides = item.state == "proposed" and head == here.person
    subject = urlencode({"hinh-thuc": f"{item.measure} {item.beneficiary}"})
    return MeasureLine(
        name=_name(case.pack, item.measure),
        citation=citation(pack, item.provision),
        beneficiary=picture.name(item.beneficiary),
        state=_state(item),
        tone=_TONES[item.state],
        since=item.since,
        decides=picture.name(item.agency),
        code=case.code,
        title=case.title or case.code,
        url=reverse("step-benefits", args=[case.code]),
        decide_url=f"{reverse('act', args=[case.code, 'decide_measure'])}?{subject}" if decides else "",
    )


def _name(pack: str, measure: str) -> str:
    return describe(pack).measures.get(measure, measure)


def _state(item: MeasureItem) -> str:
    """The state as the text words it: what protects is said by its own name, never as granted."""
    rules: Mapping[str, str] = {rule.id: rule.family for rule in describe(item.case.pack).regulation.measures}
    if item.state == "available" and rules.get(item.measure) == "protection":
        return _name(item.case.pack, item.measure)
    return labels().measure_states[item.state]
