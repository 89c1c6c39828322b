"""The common parts of documents: numbers, dates, grounds, who signs, to whom it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from khoithong.documents.content import Document, Issuer, Signature, ground, paragraph
from khoithong.documents.form import forms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.documents.content import Block, FormId
    from khoithong.documents.facts import Agency, Facts, Person

BLANK = "…"
_DAY = ", ngày "
"""Between place and day."""


def day_words(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: days under 10 and the months 1 and 2 have a zero before them."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def number_words(form: FormId, number: int | None, symbol: str) -> str:
    """`Số: 05/QĐ-SNV`, `Số 05-QĐ/TU`; a draft leaves the number open."""
    shown = f"{number:02}" if number is not None else BLANK
    words: str = forms()[form]["number"]
    return words.format(number=shown, symbol=symbol)


def letter(
    facts: Facts, kind: str, about: str, addressees: Sequence[str], blocks: Sequence[Block]
) -> Document:
    """An official letter: no name of a type, its subject under the number."""
    return Document(
        kind=kind,
        form="state",
        issuer=_issuer(facts.agency),
        number=number_words("state", facts.number, facts.agency.symbol),
        place_day=place_day(facts.agency, facts.day),
        title=about,
        subject=about,
        about=f"V/v {about[:1].lower()}{about[1:]}",
        addressees=tuple(addressees),
        blocks=ended(blocks, "state"),
        signatures=(head_signs(facts.agency),),
        copies=("Như trên;", *file_copies(facts)),
        draft=facts.number is None,
        symbol=facts.agency.symbol,
    )


def titled(
    facts: Facts,
    kind: str,
    heading: str,
    symbol: str,
    subject: str,
    blocks: Sequence[Block],
    *,
    copies: Sequence[str] = (),
    signatures: Sequence[Signature] = (),
    integrity: bool = False,
    issuer: Agency | None = None,
    form: FormId = "state",
) -> Document:
    """A document with the name of its type: quyết định, báo cáo, biên bản…"""
    by = issuer or facts.agency
    joined = f"{symbol}-{by.symbol}" if form == "state" else f"{symbol}/{by.symbol}"
    return Document(
        kind=kind,
        form=form,
        issuer=_issuer(by),
        number=number_words(form, facts.number, joined),
        place_day=place_day(by, facts.day),
        title=f"{heading}: {subject}",
        heading=heading,
        subject=subject,
        blocks=ended(blocks, form),
        signatures=tuple(signatures) or (head_signs(by),),
        copies=(*copies, *file_copies(facts, by)),
        draft=facts.number is None,
        integrity=f"Mã toàn vẹn của hồ sơ: {facts.integrity}" if integrity and facts.integrity else None,
        symbol=joined,
    )


def numbered(document: Document, number: int, day: date) -> Document:
    """The document as issued: with its number of the register, its day, and no longer a draft.

    Raises `ValueError` for a kind that bears no number (`symbol` empty).
    """
    if not document.symbol:
        raise ValueError(f"{document.kind} bears no number")
    place = document.place_day.rpartition(_DAY)[0]
    return replace(
        document,
        number=number_words(document.form, number, document.symbol),
        place_day=f"{place}, {day_words(day)}",
        draft=False,
    )


def ended(blocks: Sequence[Block], form: FormId) -> tuple[Block, ...]:
    """The blocks, the last paragraph ended as the form wants: state documents with `./.`."""
    ending: str = forms()[form]["ending"]
    *before, last = blocks
    if last.kind != "paragraph" or not ending:
        return tuple(blocks)
    final = last.runs[-1]
    text = final.text.rstrip(" .") + ending
    return (*before, replace(last, runs=(*last.runs[:-1], replace(final, text=text))))


def grounds(facts: Facts, act: str, *more: str) -> tuple[Block, ...]:
    """The legal grounds: the regulation with the provision of the act, then what happened in the case."""
    provision = facts.provisions.get(act)
    law = f"Căn cứ {provision} {facts.law}" if provision else f"Căn cứ {facts.law}"
    return (ground(law), *(ground(one) for one in more if one))


def head_signs(agency: Agency) -> Signature:
    """The head of the agency, in his own name."""
    head = agency.head
    return Signature(_title(head, agency), head.name if head else BLANK)


def _title(head: Person | None, agency: Agency) -> str:
    """The office without the agency's name, which stands above already."""
    words = head.title if head else ""
    return words.removesuffix(agency.name).strip() or "Người đứng đầu"


def _issuer(agency: Agency) -> Issuer:
    return Issuer(agency.name, agency.superior)


def place_day(agency: Agency, day: date) -> str:
    """`Nam Hà, ngày 05 tháng 02 năm 2026`."""
    return f"{agency.place}, {day_words(day)}"


def file_copies(facts: Facts, agency: Agency | None = None) -> tuple[str, ...]:
    """The file copy, always last."""
    return (f"Lưu: {(agency or facts.agency).unit}, HS {facts.code}.",)


def names(people: Sequence[Person]) -> str:
    """`A, chức vụ; B, chức vụ`."""
    return "; ".join(person.words for person in people) or BLANK


def proposal(facts: Facts) -> str:
    """The proposal as documents speak of it."""
    return f"đề xuất đổi mới, sáng tạo “{facts.title.rstrip('.')}” (mã hồ sơ {facts.code}) của {names(facts.proposers)}"


def typed(text: str) -> tuple[Block, ...]:
    """What somebody wrote, a paragraph a line; a dotted line where nothing was written."""
    found = tuple(paragraph(line.strip()) for line in text.splitlines() if line.strip())
    return found or (paragraph(BLANK),)
