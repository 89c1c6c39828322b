"""From the rows of an Excel file to changes of the organisation, with what is wrong at each cell.

What the file does not mention stays as it is: nothing is removed by leaving a row out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from khoithong.lawbook.labels import labels
from khoithong.organisation.edits import Appoint, EndTerm, Retitle, SaveAgency, SavePerson
from khoithong.organisation.identifiers import agency_key, new_person_id
from khoithong.organisation.judging import faults as judged
from khoithong.organisation.rows import AgencyRow, PersonRow
from khoithong.web.drafting.people import folded
from khoithong.web.organisation_pages.excel.columns import AGENCIES, PEOPLE, heading
from khoithong.web.organisation_pages.excel.writing import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import Rows, TermRow
    from khoithong.web.organisation_pages.excel.reading import Cells, Sheets

_DAY: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\Z")
_NEW: Final = re.compile(r"moi\b")


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell, and what to do."""

    sheet: str
    row: int
    heading: str
    """Of the column; empty where it is about the whole row."""
    value: str
    message: str


@dataclass(slots=True)
class Plan:
    """What a file would change."""

    edits: list[Edit] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    unchanged: int = 0
    """Rows that say what is recorded already."""
    left_out: int = 0
    """Agencies, people and terms the file does not mention: they stay."""

    def of(self, *kinds: type) -> list[Edit]:
        """The changes of some kinds."""
        return [edit for edit in self.edits if isinstance(edit, kinds)]


@dataclass(frozen=True, slots=True)
class _At:
    """Where in the file something stands."""

    sheet: str
    row: int
    cells: Cells


def plan(sheets: Sheets, rows: Rows, today: date, seed: UUID) -> Plan:
    """What the file would change in the organisation. `seed` keeps the keys of new people the same each time."""
    planner = _Planner(rows, today, seed)
    planner.agencies([_At(AGENCIES, row, cells) for row, cells in sheets[AGENCIES]])
    planner.people([_At(PEOPLE, row, cells) for row, cells in sheets[PEOPLE]])
    return planner.finished()


class _Planner:
    def __init__(self, rows: Rows, today: date, seed: UUID) -> None:
        self._rows = rows
        self._today = today
        self._seed = seed
        self._plan = Plan()
        self._sources: list[_At] = []
        """By change, where it stands."""
        self._agencies = dict(rows.agencies)
        self._mentioned: set[str] = set()
        self._terms: set[int] = set()

    def finished(self) -> Plan:
        """The whole plan, judged as one."""
        if not self._plan.faults:
            for fault in judged(self._rows, self._plan.edits):
                at = self._sources[fault.edit]
                self._wrong(at, fault.field, f"{fault.message}.")
        known = {*self._rows.agencies, *self._rows.people}
        present = {
            term.id for term in self._rows.terms.values() if term.until is None or term.until >= self._today
        }
        self._plan.left_out = len(known - self._mentioned) + len(present - self._terms)
        return self._plan

    def _wrong(self, at: _At, key: str, message: str) -> None:
        self._plan.faults.append(
            CellFault(at.sheet, at.row, heading(at.sheet, key), at.cells.get(key, ""), message)
        )

    def _change(self, at: _At, edit: Edit) -> None:
        self._plan.edits.append(edit)
        self._sources.append(at)

    # Agencies

    def agencies(self, lines: list[_At]) -> None:
        """The first sheet: every agency gets its key before any link is followed."""
        keys = [self._agency_key(at) for at in lines]
        seen: dict[str, int] = {}
        rows: list[tuple[_At, AgencyRow]] = []
        for at, key in zip(lines, keys, strict=True):
            if key in seen:
                self._wrong(
                    at, "id" if at.cells["id"] else "name", f"Trùng với dòng {seen[key]}; xóa một dòng."
                )
                continue
            seen[key] = at.row
            row = AgencyRow(key, at.cells["name"], self._listed(at, "kind", labels().agency_kinds))
            self._agencies[key] = row
            rows.append((at, row))
        by_name = self._by_name()
        for at, row in rows:
            linked = replace(
                row,
                superior=self._agency(at, "superior", by_name),
                party_body=self._agency(at, "party_body", by_name),
                organising_body=self._agency(at, "organising_body", by_name),
                functions=self._functions(at),
            )
            self._agencies[row.id] = linked
            self._mentioned.add(row.id)
            if self._rows.agencies.get(row.id) == linked:
                self._plan.unchanged += 1
            else:
                self._change(at, SaveAgency(linked))

    def _agency_key(self, at: _At) -> str:
        code, name = at.cells["id"], at.cells["name"]
        if code:
            return code
        twins = [
            one.id for one in self._rows.agencies.values() if name and one.name.casefold() == name.casefold()
        ]
        if len(twins) > 1:
            self._wrong(
                at, "id", f"Có {len(twins)} cơ quan tên này; ghi mã của một cơ quan: {', '.join(twins)}."
            )
        if twins:
            return twins[0]
        return agency_key(name, lambda key: key in self._agencies or key in self._rows.people)

    def _by_name(self) -> Mapping[str, list[str]]:
        """The keys of agencies by name: a file that renames one may still call it by its old name elsewhere."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for one in (*self._agencies.values(), *self._rows.agencies.values()):
            found[one.name.casefold()][one.id] = None
        return {name: list(keys) for name, keys in found.items()}

    def _agency(self, at: _At, key: str, by_name: Mapping[str, list[str]]) -> str | None:
        """The agency a cell names by its key or by its name; nothing for an empty cell."""
        words = at.cells[key]
        if not words or words in self._agencies:
            return words or None
        found = by_name.get(words.casefold(), [])
        if len(found) == 1:
            return found[0]
        if found:
            self._wrong(at, key, f"Có {len(found)} cơ quan tên này; ghi mã: {', '.join(found)}.")
        else:
            self._wrong(at, key, "Không có cơ quan này; kiểm tra tên, hoặc thêm ở trang tính “Cơ quan”.")
        return None

    def _listed(self, at: _At, key: str, choices: Mapping[str, str]) -> str:
        """The code a cell names by its label."""
        words = folded(at.cells[key])
        found = next((code for code, label in choices.items() if words in (folded(label), code)), "")
        if not found:
            does = "Chọn" if not words else "Không có trong danh sách; chọn"
            self._wrong(at, key, f"{does} một trong: {'; '.join(choices.values())}.")
        return found

    def _functions(self, at: _At) -> tuple[str, ...]:
        codes = {folded(label): code for code, label in labels().functions.items()}
        found = set()
        for words in filter(None, (part.strip() for part in at.cells["functions"].split(";"))):
            code = codes.get(folded(words))
            if code is None:
                self._wrong(
                    at,
                    "functions",
                    f"Không có chức năng “{words}”; dùng: {'; '.join(labels().functions.values())}.",
                )
            else:
                found.add(code)
        return tuple(sorted(found))

    # People and their offices

    def people(self, lines: list[_At]) -> None:
        """The second sheet: a person for each key, a term for each row that names an office."""
        by_name = self._by_name()
        first: dict[str, tuple[_At, PersonRow]] = {}
        for at in lines:
            key = self._person_key(at, lines)
            if key is None:
                continue
            row = PersonRow(key, at.cells["name"], self._agency(at, "managed_by", by_name))
            if not row.name:
                self._wrong(at, "name", "Nhập họ và tên.")
            if key not in first:
                first[key] = at, row
                self._person(at, row)
            elif first[key][1] != row:
                self._wrong(
                    at,
                    "name" if first[key][1].name != row.name else "managed_by",
                    f"Khác với dòng {first[key][0].row} của cùng một người; ghi giống nhau ở mọi dòng.",
                )
            self._office(at, key, by_name)

    def _person(self, at: _At, row: PersonRow) -> None:
        self._mentioned.add(row.id)
        if self._rows.people.get(row.id) == row:
            self._plan.unchanged += 1
        else:
            self._change(at, SavePerson(row))

    def _person_key(self, at: _At, lines: list[_At]) -> str | None:
        """Whom a row is about; nothing where that cannot be told."""
        code, name = at.cells["id"], at.cells["name"].casefold()
        if code in self._rows.people:
            return code
        if code and _NEW.match(folded(code)):
            return new_person_id(uuid5(self._seed, folded(code)))
        twins = [one.id for one in self._rows.people.values() if name and one.name.casefold() == name]
        if twins:
            known = f"Đã có người tên này, mã {', '.join(twins)}. Ghi mã đó nếu là người ấy; nếu là người khác ghi “mới 1”."
            self._wrong(at, "id", f"Không có người mã này. {known}" if code else known)
            return None
        if code:
            return code
        others = [one.row for one in lines if not one.cells["id"] and one.cells["name"].casefold() == name]
        if name and len(others) > 1:
            self._wrong(
                at,
                "id",
                f"Tên này ở các dòng {', '.join(map(str, others))} chưa có mã. Ghi “mới 1” ở mọi dòng nếu là một người, "
                "“mới 1”, “mới 2” nếu là nhiều người.",
            )
            return None
        return new_person_id(uuid5(self._seed, f"{at.sheet} {at.row}"))

    def _office(self, at: _At, person: str, by_name: Mapping[str, list[str]]) -> None:
        cells = at.cells
        if not any(cells[key] for key in ("agency", "role", "title", "since", "until", "acting")):
            return
        if not cells["agency"]:
            self._wrong(at, "agency", "Nhập cơ quan, hoặc để trống cả phần chức vụ.")
        before = len(self._plan.faults)
        agency = self._agency(at, "agency", by_name)
        role = self._listed(at, "role", labels().roles)
        since, until = self._day(at, "since"), self._day(at, "until")
        acting = self._mark(at)
        if agency is None or len(self._plan.faults) > before:
            return
        wanted = Appoint(person, agency, role, cells["title"], since, until, acting)
        known = self._term(wanted)
        if known is None:
            self._change(at, wanted)
            return
        if known.id in self._terms:
            self._wrong(at, "role", "Chức vụ này đã có ở dòng khác trong tệp; xóa một dòng.")
            return
        self._terms.add(known.id)
        if known.title != wanted.title:
            self._change(at, Retitle(known.id, wanted.title))
        if known.until != wanted.until:
            self._change(at, EndTerm(known.id, wanted.until))
        if (known.title, known.until) == (wanted.title, wanted.until):
            self._plan.unchanged += 1

    def _term(self, wanted: Appoint) -> TermRow | None:
        """The term a row is about: the same office from the same day; of several the one that ends alike, else the last."""
        found = [
            term
            for term in self._rows.terms.values()
            if (term.person, term.agency, term.role, term.since, term.acting)
            == (wanted.person, wanted.agency, wanted.role, wanted.since, wanted.acting)
        ]
        alike = [term for term in found if term.until == wanted.until]
        return next(reversed(alike or found), None)

    def _day(self, at: _At, key: str) -> date | None:
        words = at.cells[key]
        if not words:
            return None
        try:
            if found := _DAY.match(words):
                return date(int(found[3]), int(found[2]), int(found[1]))
            return date.fromisoformat(words)
        except ValueError:
            self._wrong(at, key, "Không phải ngày có thật; nhập theo dạng 18/03/2026.")
            return None

    def _mark(self, at: _At) -> bool:
        words = folded(at.cells["acting"])
        if words in ("", "khong"):
            return False
        if words not in (MARK, "co"):
            self._wrong(at, "acting", "Ghi x cho người được giao quyền, phụ trách; để trống nếu không.")
        return True
