"""Numbers and names of reports in words: the same on the page, in the document and in the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.lawbook.pack import describe

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory
    from khoithong.reports.reporting import Reported

FEW: Final = "dưới 5"
"""Said of a number that is held back."""
NONE: Final = "–"


def number_words(value: int) -> str:
    """`1.234`."""
    return f"{value:,}".replace(",", ".")


def value_words(one: Reported) -> str:
    """A figure, or that it is held back."""
    return FEW if one.hidden else number_words(one.value)


def before_words(one: Reported) -> str:
    """The figure of the period before; a dash where there is nothing to compare with."""
    if one.before is None:
        return NONE
    return FEW if one.before_hidden else number_words(one.before)


def provision_words(ref: str) -> str:
    """A provision in words, with the number of its text where it has one."""
    pack = describe(ref.partition("#")[0])
    number = pack.identity.number
    return f"{pack.label(ref)} ({number})" if number else pack.label(ref)


def shown_agency(picture: Directory, agency: str) -> str:
    """The name of an agency; empty for none."""
    return picture.name(agency) if agency else ""
