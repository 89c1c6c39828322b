"""Whether changes of the organisation make sense together. What is wrong is said in words, at the value it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError

from khoithong.organisation.edits import Appoint, EndTerm, Retitle, SaveAgency, SavePerson, VoidTerm, imagine
from khoithong.organisation.identifiers import MAX_LENGTH, slug
from khoithong.procedure.vocabulary import AGENCY_KINDS, FUNCTIONS, ROLES
from khoithong.procedure.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.organisation.edits import Edit
    from khoithong.organisation.rows import AgencyRow, Rows, TermRow

FIRST_DAY: Final = date(1945, 9, 2)
"""No term of an office of this State began earlier: such a date is a slip of the keyboard."""
LAST_DAY: Final = date(2100, 12, 31)
NAME_LENGTH: Final = 200
PERSON_LENGTH: Final = 120
RESERVED: Final = frozenset(
    {
        "nguoi",
        "co-quan-moi",
        "bo-nhiem",
        "nhiem-ky",
        "lien-ket-con-thieu",
        "nhap-excel",
        "xuat-excel",
        "quan-tri-vien",
    }
)
"""Keys an agency cannot have: pages stand at these addresses."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one change."""

    edit: int
    """Its place among the changes."""
    field: str
    """The value it is about, by the name it has in the change; empty where it is about all of it."""
    message: str


def faults(rows: Rows, edits: Sequence[Edit]) -> list[Fault]:
    """What stands against these changes, each judged in the organisation as it would be after all of them."""
    missing = [
        Fault(
            place,
            "",
            "Nhiệm kỳ này không còn trong danh sách (đã bị hủy ở nơi khác). Mở lại trang rồi thử lại.",
        )
        for place, edit in enumerate(edits)
        if isinstance(edit, EndTerm | Retitle | VoidTerm) and edit.term not in rows.terms
    ]
    if missing:
        return missing
    after = imagine(rows, edits)
    fresh = iter(sorted(after.terms.keys() - rows.terms.keys()))
    found: list[Fault] = []
    for place, edit in enumerate(edits):
        if isinstance(edit, SaveAgency):
            wrong = _agency(edit.agency, rows, after)
        elif isinstance(edit, SavePerson):
            wrong = _person(edit, after)
        elif isinstance(edit, Appoint):
            wrong = _appointment(after.terms[next(fresh)], after)
        elif isinstance(edit, EndTerm):
            wrong = _dates(after.terms[edit.term], after) if edit.term in after.terms else iter(())
        elif isinstance(edit, VoidTerm):
            wrong = _required("reason", edit.reason, "Nhập lý do hủy")
        else:
            wrong = _short("title", edit.title, NAME_LENGTH)
        found += [Fault(place, name, message) for name, message in wrong]
    return found


def _agency(agency: AgencyRow, rows: Rows, after: Rows) -> Iterator[tuple[str, str]]:
    yield from _key("id", agency.id)
    if agency.id in RESERVED or agency.id in after.people:
        yield "id", f"Mã {agency.id} đã được dùng cho việc khác; chọn mã khác"
    yield from _required("name", agency.name, "Nhập tên cơ quan")
    yield from _short("name", agency.name, NAME_LENGTH)
    twin = _twin(agency, after)
    known = rows.agencies.get(agency.id)
    if twin is not None and (known is None or (known.name, known.superior) != (agency.name, agency.superior)):
        yield "name", f"Đã có cơ quan tên “{twin.name}” cùng cấp trên; ghi tên khác để không nhầm"
    if agency.kind not in AGENCY_KINDS:
        yield "kind", "Chọn loại cơ quan"
    if not set(agency.functions) <= set(FUNCTIONS):
        yield "functions", "Chọn chức năng trong danh sách"
    yield from _links(agency, after)


def _twin(agency: AgencyRow, after: Rows) -> AgencyRow | None:
    """Another agency of the same name under the same superior; offices of different agencies may share a name."""
    name = agency.name.casefold()
    return next(
        (
            one
            for one in after.agencies.values()
            if one.id != agency.id and (one.name.casefold(), one.superior) == (name, agency.superior) and name
        ),
        None,
    )


def _links(agency: AgencyRow, after: Rows) -> Iterator[tuple[str, str]]:
    for name in ("superior", "party_body", "organising_body"):
        other = getattr(agency, name)
        if other is not None and other not in after.agencies:
            yield name, f"Không có cơ quan mã “{other}”; chọn cơ quan trong danh sách"
    if agency.superior == agency.id:
        yield "superior", "Cơ quan không thể là cấp trên của chính mình; chọn cơ quan khác"
    elif _loop(agency, after):
        path = " → ".join(after.agencies[one].name for one in _loop(agency, after))
        yield "superior", f"Cấp trên đi thành vòng: {path}. Chọn cơ quan không nằm dưới cơ quan này"
    party = after.agencies.get(agency.party_body or "")
    if party is not None and party.kind != "party_body":
        yield "party_body", f"{party.name} không phải cấp ủy, tổ chức đảng; chọn một cấp ủy, tổ chức đảng"


def _loop(agency: AgencyRow, after: Rows) -> list[str]:
    """The agencies from one back to itself, where its superiors lead back."""
    path, above = [agency.id], agency.superior
    while above is not None and above in after.agencies and above not in path:
        path.append(above)
        above = after.agencies[above].superior
    return [*path, agency.id] if above == agency.id else []


def _person(edit: SavePerson, after: Rows) -> Iterator[tuple[str, str]]:
    person = edit.person
    yield from _key("id", person.id)
    if person.id in after.agencies:
        yield "id", f"Mã {person.id} đã là mã của một cơ quan; chọn mã khác"
    yield from _required("name", person.name, "Nhập họ và tên")
    yield from _short("name", person.name, PERSON_LENGTH)
    if person.managed_by is not None and person.managed_by not in after.agencies:
        yield "managed_by", f"Không có cơ quan mã “{person.managed_by}”; chọn cơ quan trong danh sách"


def _appointment(term: TermRow, after: Rows) -> Iterator[tuple[str, str]]:
    if term.person not in after.people:
        yield "person", "Chọn người trong danh sách"
    if term.agency not in after.agencies:
        yield "agency", "Chọn cơ quan trong danh sách"
    if term.role not in ROLES:
        yield "role", "Chọn chức vụ trong danh sách"
    if term.acting and term.role != "head":
        yield "acting", "Giao quyền, phụ trách chỉ dùng cho người đứng đầu; bỏ dấu chọn hoặc đổi chức vụ"
    yield from _short("title", term.title, NAME_LENGTH)
    yield from _dates(term, after)


def _dates(term: TermRow, after: Rows) -> Iterator[tuple[str, str]]:
    for name, day in (("since", term.since), ("until", term.until)):
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            yield (
                name,
                f"Ngày {shown(day)} ngoài khoảng {shown(FIRST_DAY)}–{shown(LAST_DAY)}; kiểm tra lại năm",
            )
    if term.since is not None and term.until is not None and term.until < term.since:
        yield (
            "until",
            f"Ngày cuối {shown(term.until)} trước ngày bắt đầu {shown(term.since)}; nhập ngày cuối sau ngày bắt đầu",
        )
        return
    yield from _overlaps(term, after)


def _overlaps(term: TermRow, after: Rows) -> Iterator[tuple[str, str]]:
    for other in after.terms.values():
        same_office = other.agency == term.agency and other.role == term.role
        if other.id == term.id or not same_office or not _together(term, other):
            continue
        if other.person == term.person:
            yield "since", _HELD.format(_name(after, term.person), span(other.since, other.until))
            return
        if term.role == "head" and other.acting == term.acting:
            office = "người được giao quyền" if term.acting else "người đứng đầu"
            yield (
                "since",
                _TWO_HEADS.format(_name(after, other.person), office, span(other.since, other.until)),
            )
            return


_HELD: Final = "{} đã giữ chức vụ này {}; kết thúc nhiệm kỳ đó trước, hoặc nhập khoảng ngày không trùng"
_TWO_HEADS: Final = (
    "{} đang là {} {}; một cơ quan không có hai người đứng đầu cùng lúc. "
    "Kết thúc nhiệm kỳ đó trước, hoặc nhập ngày bắt đầu sau ngày cuối của nhiệm kỳ đó"
)


def _together(one: TermRow, other: TermRow) -> bool:
    return (one.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
        one.until or date.max
    )


def span(since: date | None, until: date | None) -> str:
    """A stretch of days in words: `từ 01/02/2026 đến 31/12/2026`; without an end only its beginning."""
    words = [f"từ {shown(since)}"] if since else []
    words += [f"đến {shown(until)}"] if until else []
    return " ".join(words) or "không ghi ngày"


def _name(rows: Rows, person: str) -> str:
    known = rows.people.get(person)
    return known.name if known else person


def _key(name: str, value: str) -> Iterator[tuple[str, str]]:
    try:
        slug(value)
    except ValidationError as wrong:
        yield name, str(wrong.messages[0])
        return
    if len(value) > MAX_LENGTH:
        yield name, f"Mã dài quá {MAX_LENGTH} ký tự; rút ngắn mã"


def _required(name: str, value: str, words: str) -> Iterator[tuple[str, str]]:
    if not value.strip():
        yield name, words


def _short(name: str, value: str, most: int) -> Iterator[tuple[str, str]]:
    if len(value) > most:
        yield name, f"Dài {len(value)} ký tự, nhiều nhất {most}; viết ngắn lại"
