"""What each act of a case says, for readers of the whole file: labels as in its form, texts at full length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khoithong.casefiles.law import name_of
from khoithong.documents.casefile.entries import Told
from khoithong.lawbook.pack import describe
from khoithong.organisation.offices import office_words
from khoithong.procedure.data import complete, read_date
from khoithong.procedure.vocabulary import CAUSES, CHOICES, ENTRIES, FIELDS, FINDINGS
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct
    from khoithong.lawbook.pack import Pack
    from khoithong.organisation.snapshot import Directory


def told(loaded: LoadedCase) -> tuple[Told, ...]:
    """Every act of the case's own register in order. Reports of prohibited acts are no part of it."""
    pack = describe(loaded.row.pack)
    return tuple(_act(loaded.directory, pack, act) for act in loaded.acts)


def _act(picture: Directory, pack: Pack, act: StoredAct) -> Told:
    return Told(
        number=act.seq,
        day=shown(act.effective),
        title=pack.labels.acts[act.kind].noun,
        who=_who(picture, act),
        parts=tuple(_parts(picture, pack, act)),
    )


def who(picture: Directory, person: str, day: date, office: str | None) -> str:
    """A person with the office used: `Nguyễn Văn An, Giám đốc Sở Xây dựng`."""
    if not office:
        return picture.name(person)
    agency, _, role = office.partition("/")
    return f"{picture.name(person)}, {office_words(picture, agency, role, person, day)}"


def _who(picture: Directory, act: StoredAct) -> str:
    entered = who(picture, act.by, act.at.date(), act.office)
    if act.on_behalf_of and act.on_behalf_of != act.by:
        return f"{picture.name(act.on_behalf_of)} (nhập từ giấy: {entered}, ngày {shown(act.at.date())})"
    if act.happened_on is not None:
        return f"{entered} (ghi ngày {shown(act.at.date())})"
    return entered


def _parts(picture: Directory, pack: Pack, act: StoredAct) -> Iterator[tuple[str, str]]:
    labels = pack.labels
    for name, kind in (FIELDS[act.kind] if act.kind in FIELDS else ENTRIES[act.kind]).items():
        value = act.data.get(name)
        if value is None or value in ("", [], {}):
            continue
        label = labels.fields[act.kind][name].label
        if kind == "plan":
            yield from (
                (pack.sections[section.name], value[section.name])
                for section in pack.regulation.sections
                if value.get(section.name)
            )
        elif (act.kind, name) in CHOICES:
            yield label, labels.choices[f"{act.kind}.{name}"].get(value, str(value))
        elif name == "pack":
            yield label, name_of(str(value))
        else:
            yield label, _words(picture, pack, kind, value)
    if isinstance(tally := act.outcome.get("tally"), dict):
        counted = (
            f"tán thành {tally['for']}, không tán thành {tally['against']}, ý kiến khác {tally['other']}"
        )
        yield "Kết quả biểu quyết", counted
    if act.evidence:
        yield "Tài liệu chứng minh", act.evidence
    if act.files:
        yield "Tệp kèm theo", "; ".join(file.name for file in act.files)


def _words(picture: Directory, pack: Pack, kind: str, value: Any) -> str:
    if kind in ("person", "party", "agency"):
        return picture.name(str(value))
    if kind in ("persons", "parties"):
        return ", ".join(picture.name(one) for one in value)
    if kind == "texts":
        return "; ".join(value)
    if kind == "date":
        day = read_date(value)
        return shown(day) if day else str(value)
    if kind == "boolean":
        return "Có" if value else "Không"
    if kind == "percent":
        return f"{value}%"
    if kind == "provisions":
        return "; ".join(_provision(pack, one) for one in value)
    if kind == "measure":
        return pack.measures.get(value, str(value))
    if kind == "members":
        return "\n".join(_member(picture, pack, member) for member in value)
    if kind in ("reasons", "causes", "findings") and isinstance(value, dict):
        return "\n".join(_pairs(pack, kind, value))
    return str(value)


def _provision(pack: Pack, ref: str) -> str:
    whole = complete(pack.regulation, ref)
    words = pack.conditions.get(whole) or pack.prohibitions.get(whole) or ""
    return f"{words} ({pack.label(whole)})" if words else pack.label(whole)


def _member(picture: Directory, pack: Pack, member: Mapping[str, Any]) -> str:
    words = f"{pack.labels.capacities[member['capacity']]}: {picture.name(member['person'])}"
    standing = pack.labels.member_standings[member["as"]].lower()
    return f"{words} ({standing}{', thư ký' if member.get('secretary') else ''})"


def _pairs(pack: Pack, kind: str, value: Mapping[str, Any]) -> Iterator[str]:
    order = {"findings": FINDINGS, "causes": CAUSES}.get(kind, tuple(value))
    for key in order:
        one = value.get(key)
        if one is None or one == "":
            continue
        if kind == "findings":
            yield f"{pack.labels.findings[key]}: {'có' if one else 'không'}"
        elif kind == "causes":
            yield f"{pack.labels.causes[key]}: {one}"
        else:
            yield f"{_provision(pack, key)}: {one}"
