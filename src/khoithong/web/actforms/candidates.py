"""Who can be chosen in a form: people under their agencies, by given name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure import electorate
from khoithong.web.casepage.people import office_words
from khoithong.web.components import Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from khoithong.web.casepage.ground import Ground

EVERYBODY: Final = 300
"""Up to so many people all are offered; beyond, those of the agencies around the case."""

NOBODY: Final = Option("", "– Chọn –")
_OUTSIDE: Final = "Chuyên gia, nhà khoa học, người không giữ chức vụ"


def people(ground: Ground, wanted: Iterable[str] | None = None) -> tuple[Option, ...]:
    """People under their agencies, the deciding agency first; `wanted` narrows to some, in one group."""
    if wanted is not None:
        return tuple(_option(ground, person, "") for person in wanted)
    found = [_option(ground, person, _group(ground, person)) for person in _offered(ground)]
    first = ground.name(ground.procedure.deciding_agency(ground.case, ground.day))
    return tuple(
        sorted(found, key=lambda option: (option.group != first, option.group == _OUTSIDE, option.group))
    )


def _option(ground: Ground, person: str, group: str) -> Option:
    agency, role = _main(ground, person)
    words = office_words(ground, agency, role, person) if agency else ""
    return Option(person, ground.name(person), hint=words, group=group)


def _main(ground: Ground, person: str) -> tuple[str, str]:
    organisation = ground.setting.organisation
    offices = organisation.people[person].offices_on(ground.day) if person in organisation.people else []
    working = [one for one in offices if organisation.agencies[one.agency].kind != "party_body"] or offices
    return (working[0].agency, working[0].role) if working else ("", "")


def _group(ground: Ground, person: str) -> str:
    agency, _ = _main(ground, person)
    return ground.name(agency) if agency else _OUTSIDE


def _offered(ground: Ground) -> list[str]:
    everybody = list(ground.setting.organisation.people)
    if len(everybody) > EVERYBODY:
        near = _near(ground)
        everybody = [person for person in everybody if _main(ground, person)[0] in near]
    keys = ground.loaded.directory.sort_keys
    return sorted(everybody, key=lambda person: keys.get(person, person))


def _near(ground: Ground) -> set[str]:
    """The agencies around the case: deciding and employing, those above, beside and below; nobody's own."""
    agencies = ground.setting.organisation.agencies
    deciding = ground.procedure.deciding_agency(ground.case, ground.day)
    core = {one for one in (deciding, ground.case.agency) if one is not None}
    above = {agencies[one].superior for one in core}
    return {""} | {
        one.id
        for one in agencies.values()
        if one.id in core
        or one.id in above
        or one.superior in core
        or (one.superior and one.superior in above)
    }


def agencies(ground: Ground) -> tuple[Option, ...]:
    """The agencies that can be charged with something."""
    return tuple(
        Option(agency.id, agency.name, group="Cơ quan, đơn vị")
        for agency in sorted(ground.setting.organisation.agencies.values(), key=lambda one: one.name)
        if agency.kind != "party_body"
    )


def parties(ground: Ground) -> tuple[Option, ...]:
    """The case's own people first, then everybody, then agencies."""
    own = [*ground.case.proposers, *ground.case.executors]
    known = ground.setting.organisation.people
    first = tuple(
        Option(one, ground.name(one), _option(ground, one, "").hint, "Người đề xuất, người thực hiện")
        for one in dict.fromkeys(own)
        if one in known
    )
    rest = tuple(option for option in people(ground) if option.value not in own)
    return first + rest + agencies(ground)


def _voters_left(ground: Ground) -> tuple[Option, ...]:
    """Voters without a ballot, the chair left out: without him there is no meeting."""
    meeting = ground.case.meeting
    if meeting is None:
        return ()
    chair = electorate.chair(ground.setting, ground.case, meeting)
    waiting = [
        one for one in ground.procedure.voters(ground.case) if one not in meeting.ballots and one != chair
    ]
    return people(ground, waiting)


def _presiding(ground: Ground) -> tuple[Option, ...]:
    agency = ground.procedure.deciding_agency(ground.case, ground.day)
    return people(ground, electorate.leadership(ground.setting, ground.case, agency, ground.day))


def _members(ground: Ground) -> tuple[Option, ...]:
    return people(ground, electorate.members(ground.setting, ground.case, ground.day))


def _executing(ground: Ground) -> tuple[Option, ...]:
    return tuple(Option(one, ground.name(one)) for one in ground.case.executors)


def _not_executing(ground: Ground) -> tuple[Option, ...]:
    return tuple(option for option in parties(ground) if option.value not in ground.case.executors)


SPECIAL: Final[dict[tuple[str, str], Callable[[Ground], tuple[Option, ...]]]] = {
    ("close_meeting", "absent"): _voters_left,
    ("convene_meeting", "chair"): _presiding,
    ("replace_council_member", "out"): _members,
    ("reassign_execution", "out"): _executing,
    ("reassign_execution", "in"): _not_executing,
}
"""Fields whose candidates follow from the state of the case."""


def candidates(ground: Ground, kind: str, name: str, type_: str) -> tuple[Option, ...]:
    """Whom or what a field of an act can name."""
    special = SPECIAL.get((kind, name))
    if special is not None:
        return special(ground)
    if type_ == "agency":
        return agencies(ground)
    return people(ground) if type_ in ("person", "persons") else parties(ground)
