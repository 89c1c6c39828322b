"""Draw a document up: its facts, then what a document of its kind says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.documents.catalogue import KINDS
from khoithong.documents.drafting.facts import facts_of

if TYPE_CHECKING:
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.documents.content import Document
    from khoithong.documents.drafting.order import Order


def draw(loaded: LoadedCase, order: Order, day: date) -> Document:
    """The draft. Raises `Missing`, which says what the case does not have yet, and `FaultySettings`."""
    return KINDS[order.kind].make(facts_of(loaded, order, day))
