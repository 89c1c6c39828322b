"""What an act says, part by part, named as in its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from khoithong.casefiles.law import name_of
from khoithong.casefiles.moving import footings
from khoithong.procedure.data import complete, read_date
from khoithong.procedure.vocabulary import CAUSES, CHOICES, FIELDS, FINDINGS, MOVE
from khoithong.procedure.wording import shown
from khoithong.web.casepage.voting import hidden_ballot
from khoithong.web.wording import number_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from khoithong.casefiles.stored import StoredAct
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation

LONG: Final = 600
"""Texts beyond so many characters are shown cut on the case page, whole on the act's own page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of what an act says."""

    label: str
    text: str
    cut: bool = False
    """Whether the rest stands on the act's own page."""
    cited: tuple[tuple[str, Citation, str], ...] = ()
    """Provisions named one by one: what each asks, the provision, and what was said of it."""


def contents(ground: Ground, act: StoredAct, *, cut: bool = True) -> list[Part]:
    """The data of an act in words, without what the page shows elsewhere (the plan's text)."""
    if hidden_ballot(ground, act):
        return [Part(ground.labels.fields["vote"]["ballot"].label, "hiện khi kết thúc họp")]
    found: list[Part] = []
    tally = act.outcome.get("tally")
    if isinstance(tally, dict):
        found.append(Part("Kết quả biểu quyết", _tally_words(tally, _stage(ground, act))))
    if act.kind == MOVE:
        return [*_moved(ground, act, cut=cut)]
    if act.digest and act.seq > 1:
        found.append(Part("Bản quy định", "từ việc này xét theo bản đã đổi của gói quy định"))
    for name, kind in FIELDS[act.kind].items():
        value = act.data.get(name)
        if value is None or value in ("", [], {}):
            continue
        if kind == "plan":
            if not cut:
                found += _plan(ground, value)
            continue
        label = ground.labels.fields[act.kind][name].label
        if kind == "provisions":
            reasons = _reasons(ground, act) if name == "conditions_met" else {}
            found.append(Part(label, "", cited=tuple(_cited(ground, value, reasons))))
            continue
        if name == "condition_reasons":
            value = _other_reasons(ground, act)
            if not value:
                continue
        found += [_part(label, text, cut=cut) for text in _texts(ground, act.kind, name, kind, value)]
    return found


def _moved(ground: Ground, act: StoredAct, *, cut: bool) -> Iterator[Part]:
    """From which text to which, by whose document, and why."""
    stood = footings(ground.loaded.acts[: act.seq])
    labels = ground.labels.fields[MOVE]
    yield Part("Văn bản đến lúc chuyển", name_of(stood[-2].pack))
    yield Part(labels["pack"].label, name_of(stood[-1].pack))
    for name in ("document", "reason"):
        yield _part(labels[name].label, str(act.data[name]), cut=cut)


def _part(label: str, text: str, *, cut: bool) -> Part:
    if not cut or len(text) <= LONG:
        return Part(label, text)
    return Part(label, f"{text[:LONG].rsplit(' ', 1)[0]}…", cut=True)


def _stage(ground: Ground, act: StoredAct) -> str:
    """Whether a closing was that of a vote on the proposal or on its result."""
    place = sum(1 for one in ground.loaded.acts[: act.seq - 1] if one.kind == "close_meeting")
    return ground.case.closed_meetings[place].stage


def _reasons(ground: Ground, act: StoredAct) -> dict[str, str]:
    """The reasons by condition; none where they were given as one text."""
    given = act.data.get("condition_reasons")
    if not isinstance(given, Mapping):
        return {}
    return {complete(ground.regulation, ref): text for ref, text in given.items()}


def _other_reasons(ground: Ground, act: StoredAct) -> Any:
    """The reasons that do not stand behind a condition found met: one text for all, or those of others."""
    given = act.data["condition_reasons"]
    if not isinstance(given, Mapping):
        return given
    met = {complete(ground.regulation, ref) for ref in act.data.get("conditions_met") or ()}
    return {ref: text for ref, text in _reasons(ground, act).items() if ref not in met}


def _cited(
    ground: Ground, refs: Iterable[str], reasons: Mapping[str, str]
) -> Iterator[tuple[str, Citation, str]]:
    for ref in refs:
        whole = complete(ground.regulation, ref)
        cited = ground.cite(whole)
        if cited is not None:
            yield _about(ground, whole), cited, reasons.get(whole, "")


def _tally_words(tally: dict[str, Any], stage: str) -> str:
    passed, failed = (
        ("hoàn thành", "không đạt mức hoàn thành")
        if stage == "evaluation"
        else ("được thông qua", "không được thông qua")
    )
    result = passed if tally["passed"] else failed
    return f"tán thành {tally['for']}, không tán thành {tally['against']}, ý kiến khác {tally['other']}: {result}"


def _plan(ground: Ground, plan: dict[str, str]) -> list[Part]:
    return [
        Part(ground.pack.sections[section.name], plan[section.name])
        for section in ground.regulation.sections
        if plan.get(section.name)
    ]


def _texts(ground: Ground, act: str, name: str, kind: str, value: Any) -> Iterator[str]:
    labels = ground.labels
    if kind in ("person", "party", "agency"):
        yield ground.name(value)
    elif kind in ("persons", "parties"):
        yield ", ".join(ground.name(one) for one in value)
    elif kind == "texts":
        yield "; ".join(value)
    elif kind == "date":
        day = read_date(value)
        yield shown(day) if day else str(value)
    elif kind == "boolean":
        yield "Có" if value else "Không"
    elif (act, name) in CHOICES:
        yield labels.choices[f"{act}.{name}"].get(value, str(value))
    elif kind == "percent":
        yield f"{number_words(value)}%"
    elif kind == "measure":
        yield ground.pack.measures.get(value, str(value))
    elif kind == "members":
        yield "\n".join(_member(ground, member) for member in value)
    elif kind in ("reasons", "causes", "findings") and isinstance(value, dict):
        yield "\n".join(_pairs(ground, kind, value))
    else:
        yield str(value)


def _provision(ground: Ground, ref: str) -> str:
    whole = complete(ground.regulation, ref)
    words, label = _about(ground, whole), ground.pack.label(whole)
    return f"{words} ({label})" if words else label


def _about(ground: Ground, whole: str) -> str:
    """What a provision asks, where it is a condition, a prohibition, or something to be confirmed."""
    confirmed = next((one.label for one in ground.regulation.confirmations if one.provision == whole), "")
    return ground.pack.conditions.get(whole) or ground.pack.prohibitions.get(whole) or confirmed


def _member(ground: Ground, member: dict[str, Any]) -> str:
    labels = ground.labels
    words = f"{labels.capacities[member['capacity']]}: {ground.name(member['person'])}"
    secretary = ", thư ký" if member.get("secretary") else ""
    return f"{words} ({labels.member_standings[member['as']].lower()}{secretary})"


def _pairs(ground: Ground, kind: str, value: dict[str, Any]) -> Iterator[str]:
    labels = ground.labels
    order = {"findings": FINDINGS, "causes": CAUSES}.get(kind, tuple(value))
    for key in order:
        one = value.get(key)
        if one is None or one == "":
            continue
        if kind == "findings":
            yield f"{labels.findings[key]}: {'có' if one else 'không'}"
        elif kind == "causes":
            yield f"{labels.causes[key]}: {one}"
        else:
            yield f"{_provision(ground, key)}: {one}"
