"""Texts of the law as documents cite them: kind, number, date, issuer, what about; and a provision of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.drafting.installation import installation
from khoithong.documents.writing import day_words
from khoithong.lawbook.pack import describe

if TYPE_CHECKING:
    from khoithong.lawbook.pack import Pack


def law_words(pack: str) -> str:
    """`Quy định số 12-QĐ/TU ngày 20 tháng 4 năm 2026 của Ban Thường vụ Tỉnh ủy về …`; number and date where known."""
    identity = describe(pack).identity
    number, day = installation().regulations.get(pack, (None, None))
    number, day = identity.number or number, identity.issued_on or day
    about = identity.title.removeprefix(identity.kind).strip()
    parts = (
        identity.kind,
        f"số {number}" if number else "",
        day_words(day) if day else "",
        f"của {identity.issuer}",
        about,
    )
    return " ".join(part for part in parts if part)


def provision_words(pack: Pack, ref: str) -> str:
    """`khoản 3 Điều 7 Quy định …`: a provision with the text it stands in, which may be one the pack extends."""
    owner = ref.partition("#")[0]
    label = describe(owner).regulation.labels.get(ref) or pack.regulation.labels.get(ref, "")
    return f"{label} {law_words(owner)}".strip()


def unverified(pack: Pack, ref: str) -> bool:
    """Whether the words of a provision are not held, so that its number has to be checked before signing."""
    return ref.partition("#")[0] in pack.partial
