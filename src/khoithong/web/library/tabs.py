"""The pages of one text, and the way back to all texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from khoithong.web.components import Link
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from khoithong.lawbook.pack import Pack

_PAGES: Final = (
    ("regulation", "Toàn văn"),
    ("regulation-procedure", "Sơ đồ quy trình"),
    ("regulation-conventions", "Quy ước"),
)


def frame(pack: Pack, current: str) -> dict[str, Any]:
    """What every page of a text shows around its matter; ``current`` is the name of its address."""
    own = pack.identity.id
    tabs = [Link(label, reverse(name, args=[own]), current=name == current) for name, label in _PAGES]
    tabs.append(Link("So sánh", f"{reverse('regulation-comparison')}?a={own}"))
    crumbs = [Link("Quy định", address("regulations"))]
    if current != "regulation":
        crumbs.append(Link(short_name(pack), reverse("regulation", args=[own])))
    return {
        "pack": pack,
        "name": short_name(pack),
        "status_words": pack.labels.in_force_statuses[pack.identity.in_force_status].lower(),
        "tabs": tabs,
        "crumbs": crumbs,
    }


def short_name(pack: Pack) -> str:
    """A text in few words: ``Kế hoạch 88/KH-UBND của Ủy ban nhân dân thành phố Cần Thơ``."""
    identity = pack.identity
    return f"{' '.join(filter(None, (identity.kind, identity.number)))} của {identity.issuer}"


def cases_link(pack: Pack, status: str, number: int) -> Link:
    """The way to the cases under a text that stand in a status."""
    narrowed = urlencode({"van_ban": pack.identity.id, "trang_thai": status})
    return Link(pack.labels.statuses[status], f"{address('cases')}?{narrowed}", count=number)
