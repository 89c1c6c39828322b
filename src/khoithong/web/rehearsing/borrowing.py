"""A rehearsal that goes on from a real case, or from a plan being written. Nothing of their texts is taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from khoithong.casefiles import reading
from khoithong.procedure.vocabulary import FIELDS, VIOLATION_ACTS
from khoithong.rehearsal.excerpt import around
from khoithong.rehearsal.scenario import Entry
from khoithong.web.rehearsing.possible import moment_of
from khoithong.web.rehearsing.script import blank, with_entries

if TYPE_CHECKING:
    from khoithong.casefiles.models import Draft
    from khoithong.casefiles.reading import LoadedCase
    from khoithong.procedure.acts import Act
    from khoithong.procedure.organisation import Organisation
    from khoithong.rehearsal.scenario import Scenario
    from khoithong.web.session import Here


def of_case(case_id: int, title: str, person: str) -> Scenario | None:
    """The case as it stands, every text left out, and of a vote still running every ballot but the person's own.

    Reports of prohibited acts are not part of it, nor is a move to another text: it is rehearsed under its text of now.
    """
    loaded = reading.load(case_id, texts=False)
    if loaded is None:
        return None
    acts = list(_acts(loaded, person))
    scenario = blank(
        title, loaded.row.pack, _organisation(loaded, acts), acts[0].at, dict(loaded.row.readings)
    )
    return with_entries(scenario, [Entry(act.at.replace(microsecond=0), 1, act) for act in acts])


def _acts(loaded: LoadedCase, person: str) -> Iterator[Act]:
    hidden = _hidden(loaded, person)
    for stored in loaded.acts:
        if stored.seq not in hidden and stored.kind in FIELDS and stored.kind not in VIOLATION_ACTS:
            yield stored.engine_act()


def _hidden(loaded: LoadedCase, person: str) -> set[int]:
    """Ballots of others in a meeting not closed: nobody reads them before the closing."""
    found: set[int] = set()
    for act in loaded.acts:
        if act.kind == "close_meeting":
            found.clear()
        elif act.kind == "vote" and person not in (act.by, act.actor):
            found.add(act.seq)
    return found


def _organisation(loaded: LoadedCase, acts: list[Act]) -> Organisation:
    case, organisation = loaded.case, loaded.directory.organisation
    people = {person for act in acts for person in (act.by, act.actor)}
    people |= {one for act in acts for one in _strings(act.data) if one in organisation.people}
    agencies = [case.agency, *(one for one in case.executors if one in organisation.agencies)]
    agencies += [loaded.procedure.deciding_agency(case, acts[-1].at.date())]
    return around(organisation, [one for one in agencies if one is not None], sorted(people))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def of_draft(draft: Draft, here: Here) -> Scenario:
    """The beginning of a plan being written: who proposes, from where, under which text, today."""
    organisation = here.directory.organisation
    owner = organisation.people[draft.owner]
    agencies = [office.agency for office in owner.offices_on(here.day)]
    people = [draft.owner, *draft.data.get("co_proposers", ())]
    title = f"Bản nháp của {owner.name}"
    return blank(title, draft.pack, around(organisation, agencies, people), moment_of(here.day))


def draft_choices(draft: Draft, day: str) -> Mapping[str, list[str]]:
    """What the form of choices holds at first for a plan being written."""
    found = {"proposer": [draft.owner], "submitted": [day]}
    for name in ("co_proposers", "agency"):
        value = draft.data.get(name)
        if value:
            found[name] = list(value) if isinstance(value, list) else [str(value)]
    return found
