"""Who may sign for an agency on a day, and in which form: from the offices held, never typed.

The head signs in his own name, a deputy for him (`KT. GIÁM ĐỐC`), others by his order or authorisation (`TL.`,
`TUQ.`). A committee is signed for as a body (`TM. ỦY BAN NHÂN DÂN`), a Party committee always (`T/M ĐẢNG ỦY`), a
council by its chair (`TM. HỘI ĐỒNG`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from khoithong.documents.content import Signature
from khoithong.documents.drafting.agencies import COMMITTEE
from khoithong.organisation.offices import office_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.organisation import Agency

_ORDERED: Final = "manager"
"""Heads of units sign by order or authorisation only."""
_OPEN: Final = ("Trưởng", "Chánh")
"""Titles that say nothing without the kind of the agency."""
_KINDS: Final = ("Ban", "Văn phòng", "Thanh tra", "Phòng", "Chi cục", "Công an")
_DEPUTY: Final = "Phó "
_BOARD: Final = "Ban Thường vụ"
_BODIES: Final = ("Đảng ủy", "Tỉnh ủy", "Thành ủy", "Chi bộ", "Chi ủy")


@dataclass(frozen=True, slots=True)
class Signer:
    """One way in which one person signs."""

    key: str
    """`person/role/form`, as forms send it."""
    person: str
    signature: Signature

    @property
    def words(self) -> str:
        """`KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC: Cao Thị Minh Nguyệt`, for a list to choose from."""
        above = (self.signature.authority or "").replace("\n", ", ")
        form = ", ".join(part for part in (above, self.signature.title) if part)
        return f"{self.signature.name} – {form}"


def signers(
    picture: Directory, agency: str, day: date, *, ordered: bool = False, concerned: Collection[str] = ()
) -> list[Signer]:
    """Everybody who may sign for an agency on a day, the head's own way first; `ordered` adds TL. and TUQ.

    Nobody `concerned` signs what is decided about himself, as long as the agency has anybody else.
    """
    known = picture.organisation.agencies[agency]
    found = [*_head(picture, known, day), *_deputies(picture, known, day)]
    if ordered:
        found += _ordered(picture, known, day)
    return [one for one in found if one.person not in concerned] or found


def _head(picture: Directory, known: Agency, day: date) -> Iterator[Signer]:
    head = picture.organisation.head(known.id, day)
    if head is None:
        return
    title = title_of(picture, known, "head", head, day)
    name = picture.name(head)
    for form, authority in _bodies(known):
        yield Signer(f"{head}/head/{form}", head, Signature(title, name, authority))


def _bodies(known: Agency) -> tuple[tuple[str, str | None], ...]:
    """In whose name the head signs: his own, the committee's, the Party body's, its standing committee's."""
    if known.kind == "party_body":
        body = next((one for one in _BODIES if known.name.startswith(one)), known.name)
        return (("body", f"T/M {body}"), ("board", f"T/M {_BOARD}"))
    if known.name.startswith(COMMITTEE):
        return (("own", None), ("body", f"TM. {COMMITTEE}"))
    return (("own", None),)


def _deputies(picture: Directory, known: Agency, day: date) -> Iterator[Signer]:
    party = known.kind == "party"
    for deputy in picture.organisation.deputies(known.id, day):
        title = title_of(picture, known, "deputy", deputy, day)
        instead = f"{'K/T' if party else 'KT.'} {_head_title(picture, known, title, day)}"
        name = picture.name(deputy)
        for form, body in _bodies(known):
            # Whoever signs for a Party body signs for all of it, not for its head.
            own = () if known.kind == "party_body" else (instead,)
            authority = "\n".join(part for part in (body, *own) if part)
            yield Signer(f"{deputy}/deputy/{form}", deputy, Signature(title, name, authority))


def _ordered(picture: Directory, known: Agency, day: date) -> Iterator[Signer]:
    head = picture.organisation.head(known.id, day)
    if head is None:
        return
    for_whom = title_of(picture, known, "head", head, day)
    slash = known.kind in ("party", "party_body")
    for person in picture.organisation.people.values():
        for office in person.offices_on(day):
            if (office.agency, office.role) == (known.id, _ORDERED):
                title = title_of(picture, known, office.role, person.id, day)
                for form, short in (("order", "T/L" if slash else "TL."), ("entrusted", "TUQ.")):
                    signature = Signature(title, person.name, f"{short} {for_whom}")
                    yield Signer(f"{person.id}/{office.role}/{form}", person.id, signature)


def _head_title(picture: Directory, known: Agency, deputy: str, day: date) -> str:
    """The title a deputy signs for: the head's, else his own without `Phó`."""
    head = picture.organisation.head(known.id, day)
    if head is not None:
        return title_of(picture, known, "head", head, day)
    own = deputy.removeprefix(_DEPUTY)
    return own[:1].upper() + own[1:]


def title_of(picture: Directory, known: Agency, role: str, person: str, day: date) -> str:
    """The title without the agency's name, which stands at the top of the document."""
    words = office_words(picture, known.id, role, person, day)
    short = words.replace(known.name, "").strip(" ,") or words
    if short.endswith(_OPEN):  # `Trưởng` of `Trưởng Ban Tổ chức Tỉnh ủy`
        kind = next((kind for kind in _KINDS if known.name.startswith(kind)), "")
        return f"{short} {kind}".strip()
    return short
