"""From the text of a directive to all that is read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.legaltext import citations
from khoithong.legaltext.model import Citation, Reading
from khoithong.legaltext.normal import normal

if TYPE_CHECKING:
    from khoithong.legaltext.citations import Mention
    from khoithong.legaltext.normal import Normal


def read(text: str) -> Reading:
    """Read an official text. Never fails: what is not found is None or empty."""
    uniform = normal(text)
    return Reading(citations=tuple(_citation(uniform, one) for one in citations.numbered(uniform)))


def _citation(uniform: Normal, one: Mention) -> Citation:
    words = uniform.passage(one.start, one.end)
    issuer = one.issuer.name if one.issuer else None
    return Citation(
        one.kind, one.number, one.date, issuer, words.text, words.start, words.end, one.title, one.year
    )
