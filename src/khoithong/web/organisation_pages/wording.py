"""Changes and their consequences in sentences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from khoithong.lawbook.labels import labels
from khoithong.organisation.edits import Appoint, EndTerm, Retitle, SaveAgency, SavePerson
from khoithong.organisation.judging import span
from khoithong.web.organisation_pages.history import FIELDS, NOTHING, Altered, value_words
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from khoithong.casefiles.organisation_change import Electorate, Handover, Outlook, Route
    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import AgencyRow, PersonRow, Rows, TermRow
    from khoithong.organisation.snapshot import Directory


@dataclass(frozen=True, slots=True)
class Deed:
    """One change in words."""

    what: str
    altered: list[Altered]


def deed(edit: Edit, rows: Rows, after: Directory) -> Deed:
    """What a change does; names as they will be."""
    if isinstance(edit, SaveAgency):
        known = rows.agencies.get(edit.agency.id)
        return Deed(
            f"{'Sửa' if known else 'Thêm'} cơ quan {edit.agency.name}", differences(known, edit.agency, after)
        )
    if isinstance(edit, SavePerson):
        person = rows.people.get(edit.person.id)
        return Deed(
            f"{'Sửa' if person else 'Thêm'} {edit.person.name}", differences(person, edit.person, after)
        )
    if isinstance(edit, Appoint):
        title = edit.title or labels().roles[edit.role]
        acting = " (giao quyền, phụ trách)" if edit.acting else ""
        where = after.name(edit.agency)
        place = "" if where in title else f" tại {where}"
        words = (
            f"{after.name(edit.person)} giữ chức vụ {title}{acting}{place}, {span(edit.since, edit.until)}"
        )
        return Deed(words, [])
    term = rows.terms[edit.term]
    return Deed(*_of_term(edit, term, after))


def _of_term(edit: Edit, term: TermRow, after: Directory) -> tuple[str, list[Altered]]:
    words = term_words(term, after)
    if isinstance(edit, EndTerm):
        return f"Kết thúc nhiệm kỳ: {words}", [
            Altered(
                FIELDS["until"],
                value_words("until", term.until, after),
                value_words("until", edit.until, after),
            )
        ]
    if isinstance(edit, Retitle):
        return f"Sửa chức danh: {words}", [
            Altered(FIELDS["title"], term.title or NOTHING, edit.title or NOTHING)
        ]
    return f"Hủy nhiệm kỳ nhập nhầm: {words}, {span(term.since, term.until)}", []


def term_words(term: TermRow, picture: Directory) -> str:
    """A term in words: `Giám đốc Sở Nội vụ – Nguyễn Văn An`."""
    title = term.title or f"{labels().roles[term.role]}, {picture.name(term.agency)}"
    return f"{title} – {picture.name(term.person)}"


def differences(
    before: AgencyRow | PersonRow | None, after: AgencyRow | PersonRow, picture: Directory
) -> list[Altered]:
    """The values that differ; of something new those it has besides its name, which is told with it."""
    values = asdict(after)
    if before is None:
        return [
            Altered(FIELDS[name], "", value_words(name, value, picture))
            for name, value in values.items()
            if name not in ("id", "name") and value
        ]
    was = asdict(before)
    return [
        Altered(FIELDS[name], value_words(name, was[name], picture), value_words(name, value, picture))
        for name, value in values.items()
        if value != was[name]
    ]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows, in a sentence."""

    words: str
    grave: bool = False
    """Whether work would stop."""


def consequences(found: Outlook, before: Directory, after: Directory) -> list[Consequence]:
    """What a change moves, in sentences that name no case."""
    names = _Names(before, after)
    lines = [_handover(one, names) for one in found.handovers]
    lines += [Consequence(_electorate(one, names)) for one in found.electorates]
    lines += [
        Consequence(
            f"Chủ tịch Hội đồng của {one.count} hồ sơ đổi từ {names.one(one.before)} thành {names.one(one.after)} "
            "(chức danh này theo người đứng đầu)."
        )
        for one in found.seats
    ]
    return lines + [Consequence(_route(one, names)) for one in found.routes]


class _Names:
    """Names of people and agencies, of those there were and of those there will be."""

    def __init__(self, before: Directory, after: Directory) -> None:
        self._before, self._after = before, after

    def one(self, party: str | None) -> str:
        if party is None:
            return "chưa có ai"
        name = self._after.name(party)
        return self._before.name(party) if name == party else name

    def all(self, parties: tuple[str, ...]) -> str:
        return ", ".join(self.one(party) for party in parties)


def _handover(one: Handover, names: _Names) -> Consequence:
    due = f", hạn gần nhất {date_words(one.due)}" if one.due else ""
    what = f"{one.count} việc “{labels().acts[one.kind].verb}”{due}"
    if one.nobody:
        return Consequence(f"{what}: không còn ai làm (hiện do {names.all(one.lost)}).", grave=True)
    if not one.lost:
        return Consequence(f"{what}: thêm {names.all(one.gained)} cùng làm được.")
    if not one.gained:
        return Consequence(f"{what}: {names.all(one.lost)} không còn làm.")
    return Consequence(f"{what}: chuyển từ {names.all(one.lost)} sang {names.all(one.gained)}.")


def _electorate(one: Electorate, names: _Names) -> str:
    moved = [f"thêm {names.all(one.gained)}"] if one.gained else []
    moved += [f"bớt {names.all(one.lost)}"] if one.lost else []
    stage = labels().stages[one.stage].lower()
    count = "Phiên họp" if one.count == 1 else f"{one.count} phiên họp"
    return f"{count} {stage} ngày {date_words(one.day)}: người biểu quyết thay đổi, {', '.join(moved)}."


_RELATIONS = {
    "deciding": "cơ quan quyết định",
    "party_body": "cấp ủy cho ý kiến",
    "organising": "cơ quan tham mưu tổ chức",
    "superior": "cơ quan cấp trên theo dõi",
    "managing": "cơ quan quản lý cán bộ",
}


def _route(one: Route, names: _Names) -> str:
    was, will = names.all(one.lost) or "chưa có", names.all(one.gained) or "không có"
    return f"{one.count} hồ sơ đổi {_RELATIONS[one.relation]}: từ {was} thành {will}."
