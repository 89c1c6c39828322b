"""The figures of a report: counted now while it is written, as they were frozen once it was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from khoithong.reports import scope
from khoithong.reports.asked import Asked, agency_reader
from khoithong.reports.catalogue import catalogue
from khoithong.reports.figures import figures
from khoithong.reports.lines import PAGE, keys_of, lines
from khoithong.reports.models import Report
from khoithong.reports.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khoithong.casefiles.rights import Reader
    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.catalogue import Definition
    from khoithong.reports.figures import Figure
    from khoithong.reports.lines import Lines
    from khoithong.reports.models import Round

LONGEST_LIST: Final = 5000
"""A figure that counts more keeps its number only; its list is found again when asked for."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure of a report, beside the one of the period before; `None` where that says nothing."""

    definition: Definition
    value: int
    hidden: bool
    before: int | None
    before_hidden: bool = False

    @property
    def id(self) -> str:
        """The identifier in the catalogue."""
        return self.definition.id


def period_of(one: Round) -> Period:
    """The days a round is about."""
    return Period(one.since, one.until)


def owing(one: Round) -> list[str]:
    """The agencies that owe a report in a round, in the order of their keys; one statement."""
    reports = Report.objects.filter(round=one, consolidated=False)
    return list(reports.order_by("agency").values_list("agency", flat=True))


def question(report: Report, picture: Directory, today: date, agencies: Iterable[str] | None = None) -> Asked:
    """What the report counts: its agency with all below; consolidated, every agency that owes, with all below."""
    organisation = picture.organisation
    if agencies is not None:
        counted = scope.of_agencies(organisation, report.agency, agencies)
    elif report.consolidated:
        counted = scope.of_agencies(organisation, report.agency, owing(report.round))
    else:
        counted = scope.of_agency(organisation, report.agency)
    return Asked(
        counted,
        period_of(report.round),
        today,
        agency_reader(report.agency, organisation),
        frozenset({report.agency}),
    )


def reported(report: Report, picture: Directory, today: date) -> list[Reported]:
    """The figures of a report, in the order of the catalogue."""
    if report.figures is not None:
        return thawed(report.figures)
    asked = question(report, picture, today)
    return _beside(figures(asked, catalogue().reported), _before(asked))


def frozen(report: Report, picture: Directory, today: date) -> dict[str, Any]:
    """The figures as they are kept when a report is handed in, each with the keys of what it counted."""
    asked = question(report, picture, today)
    found = _beside(figures(asked, catalogue().reported), _before(asked))
    keys = keys_of(asked, catalogue().reported, LONGEST_LIST)
    return {
        "on": today.isoformat(),
        "agencies": list(asked.scope.agencies),
        "figures": [
            {
                "id": one.id,
                "value": one.value,
                "hidden": one.hidden,
                "before": one.before,
                "before_hidden": one.before_hidden,
                "keys": keys[one.id],
            }
            for one in found
        ],
    }


def thawed(kept: dict[str, Any]) -> list[Reported]:
    """Frozen figures; those of a catalogue that has changed since are left out."""
    known = catalogue().figures
    return [
        Reported(known[one["id"]], one["value"], one["hidden"], one["before"], one["before_hidden"])
        for one in kept["figures"]
        if one["id"] in known
    ]


def counted_on(report: Report, today: date) -> date:
    """The day the figures are of."""
    return date.fromisoformat(report.figures["on"]) if report.figures else today


def behind(
    report: Report,
    name: str,
    picture: Directory,
    today: date,
    *,
    who: Reader | None = None,
    number: int = 1,
    size: int = PAGE,
) -> Lines:
    """The list behind a figure of a report: what it counted when it was frozen, else what it counts now.

    `who` opens the rows; without it the agency itself.
    """
    kept = {one["id"]: one for one in (report.figures or {}).get("figures", ())}
    keys = kept.get(name, {}).get("keys")
    agencies = (report.figures or {}).get("agencies")
    asked = question(report, picture, counted_on(report, today))
    if agencies is not None:
        asked = Asked(
            scope.Scope(report.agency, tuple(agencies)), asked.period, asked.today, asked.who, asked.agencies
        )
    if who is not None:
        asked = Asked(asked.scope, asked.period, asked.today, who, asked.agencies)
    return lines(asked, name, number=number, size=size, keys=keys)


def _before(asked: Asked) -> dict[str, Figure]:
    previous = Asked(asked.scope, asked.period.previous(), asked.today, asked.who, asked.agencies)
    return figures(previous, catalogue().reported)


def _beside(now: dict[str, Figure], before: dict[str, Figure]) -> list[Reported]:
    return [
        Reported(
            one.definition,
            one.value,
            one.hidden,
            None if one.definition.moment == "now" else before[name].value,
            one.definition.moment != "now" and before[name].hidden,
        )
        for name, one in now.items()
    ]
