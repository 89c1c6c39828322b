"""The common parts of documents: numbers, dates, grounds, who signs, to whom it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from khoithong.documents.content import Centred, Document, Issuer, Paragraph, Run, Signature, paragraph
from khoithong.documents.form import forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from khoithong.documents.content import Block, FormId
    from khoithong.documents.facts import Agency, Facts, Person

BLANK: Final = "…"
"""A place that somebody has to fill in before the document is issued."""
_DAY: Final = ", ngày "
"""Between place and day."""


def day_words(day: date) -> str:
    """`ngày 05 tháng 02 năm 2026`: days under 10 and the months 1 and 2 have a zero before them."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def number_words(form: FormId, number: int | None, symbol: str) -> str:
    """`Số: 05/QĐ-SNV`, `Số 05-QĐ/TU`; a draft leaves the number open."""
    shown = f"{number:02}" if number is not None else BLANK
    return _number(form, shown, symbol)


def numbers_words(form: FormId, first: int, last: int, symbol: str) -> str:
    """Following numbers as one entry of a book: `Số: 05 – 08/QĐ-SNV`; one alone as ever."""
    shown = f"{first:02}" if first == last else f"{first:02} – {last:02}"
    return _number(form, shown, symbol)


def _number(form: FormId, shown: str, symbol: str) -> str:
    words: str = forms()[form]["number"]
    return words.format(number=shown, symbol=symbol)


def letter(
    facts: Facts,
    kind: str,
    about: str,
    addressees: Sequence[str],
    blocks: Sequence[Block],
    *,
    issuer: Agency | None = None,
    signature: Signature | None = None,
) -> Document:
    """An official letter: no name of a type, its subject under the number."""
    by = issuer or facts.agency
    symbol: str = forms()[by.form]["letter"].format(symbol=by.symbol)
    return Document(
        kind=kind,
        form=by.form,
        issuer=_issuer(by),
        number=number_words(by.form, facts.number, symbol),
        place_day=place_day(by, facts),
        title=about,
        subject=about,
        about=f"V/v {lowered(about)}" if by.form == "state" else about,
        addressees=_listed(addressees, ";", last="."),
        blocks=ended(blocks, by.form),
        signatures=(signature or facts.signature or head_signs(by),),
        copies=_copies(facts, by, ("Như trên",)),
        draft=facts.number is None,
        symbol=symbol,
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
    addressees: Sequence[str] = (),
    signatures: Sequence[Signature] = (),
    integrity: bool = False,
    issuer: Agency | None = None,
    day: date | None = None,
) -> Document:
    """A document with the name of its type: quyết định, báo cáo, biên bản…

    Without `symbol` it bears no number: it is never issued, so it is no draft, and dated `day`, else by hand.
    """
    by = issuer or facts.agency
    joined = symbol and (f"{symbol}-{by.symbol}" if by.form == "state" else f"{symbol}/{by.symbol}")
    return Document(
        kind=kind,
        form=by.form,
        issuer=_issuer(by),
        number=number_words(by.form, facts.number, joined) if joined else f"Mã hồ sơ: {facts.code}",
        place_day=place_day(by, facts, day if not joined else None),
        title=f"{heading}: {subject}",
        heading=heading,
        subject=subject,
        addressees=_listed(addressees, ";", last="."),
        blocks=ended(blocks, by.form),
        signatures=tuple(signatures) or (facts.signature or head_signs(by),),
        copies=_copies(facts, by, copies) if joined else (),
        draft=facts.number is None and bool(joined),
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


def blanks(document: Document) -> list[str]:
    """What still has to be filled in: each line with an open place, those left aside that a number closes."""
    closed = (document.number, document.place_day.partition(_DAY)[2])
    lines = (line for line in document.lines() if line not in (document.number, document.place_day))
    place = f"Địa danh: {document.place_day.rpartition(_DAY)[0]}"
    return [line for line in (place, *lines) if BLANK in line and line not in closed]


def ended(blocks: Sequence[Block], form: FormId) -> tuple[Block, ...]:
    """The blocks, the last paragraph ended as the form wants: state documents with `./.`."""
    ending: str = forms()[form]["ending"]
    *before, last = blocks
    if last.kind != "paragraph" or not ending:
        return tuple(blocks)
    final = last.runs[-1]
    text = final.text.rstrip(" ./;") + ending
    return (*before, replace(last, runs=(*last.runs[:-1], replace(final, text=text))))


def grounds(facts: Facts, act: str, *more: str) -> tuple[Block, ...]:
    """The legal grounds: the provision of the act, the text the case is under, then what happened in the case."""
    provision = facts.provisions.get(act, "")
    found = [f"Căn cứ {provision or facts.law}"]
    if provision and not provision.endswith(facts.law):
        found.append(f"Căn cứ {facts.law}")
    found += [one for one in more if one]
    form = forms()[facts.agency.form]["grounds"]
    return tuple(_ground(one, form, last=place == len(found)) for place, one in enumerate(found, start=1))


def _ground(text: str, form: dict[str, str], *, last: bool) -> Paragraph:
    """One ground, in the style of the form, ended by a semicolon; the last as the form ends them."""
    end = form["last"] if last else form["end"]
    return Paragraph((Run(f"{form['mark']}{text.rstrip(' ;.,')}{end}", italic=bool(form["italic"])),))


def decided(facts: Facts, grounds_of: Sequence[Block], *articles: Block) -> tuple[Block, ...]:
    """The body of a decision: in whose power, on which grounds, `QUYẾT ĐỊNH:`, the articles."""
    who = authority(facts)
    ordering: str = forms()[facts.agency.form]["ordering"]
    opening = (Centred(who),) if facts.agency.form == "state" else ()
    return (*opening, *grounds_of, Centred(ordering.format(issuer=who)), *articles)


def authority(facts: Facts) -> str:
    """In whose power a decision is taken, in capitals: `GIÁM ĐỐC SỞ XÂY DỰNG`, `ỦY BAN NHÂN DÂN TỈNH NAM HÀ`."""
    by = facts.agency
    body = (facts.signature.authority or "") if facts.signature else ""
    if body.startswith(("TM.", "T/M")) or by.head is None:
        return by.name.upper()
    title = by.head.title
    whole = title if by.name in title else f"{_title(by.head, by)} {by.name}"
    return whole.upper()


def head_signs(agency: Agency) -> Signature:
    """The head of the agency, in his own name."""
    head = agency.head
    return Signature(_title(head, agency), head.name if head else BLANK)


def _title(head: Person | None, agency: Agency) -> str:
    """The office without the agency's name, which stands above already."""
    words = head.title if head else ""
    return words.removesuffix(agency.name).strip() or "Người đứng đầu"


def _issuer(agency: Agency) -> Issuer:
    return Issuer(agency.heading or agency.name, agency.superior)


def place_day(agency: Agency, facts: Facts, known: date | None = None) -> str:
    """`Nam Hà, ngày 05 tháng 02 năm 2026`; the day of a draft is open, as it is dated when it is issued."""
    if known is not None:
        return f"{agency.place}, {day_words(known)}"
    if facts.number is None:
        return f"{agency.place}{_DAY}{BLANK} tháng {BLANK} năm {facts.day.year}"
    return f"{agency.place}, {day_words(facts.day)}"


def _listed(items: Sequence[str], end: str, *, last: str) -> tuple[str, ...]:
    """Lines of a list; a single addressee bears no sign."""
    bare = [item.rstrip(" ;,.") for item in items]
    if len(bare) < 2:
        return tuple(bare)
    return (*(f"{item}{end}" for item in bare[:-1]), f"{bare[-1]}{last}")


def _copies(facts: Facts, by: Agency, copies: Sequence[str]) -> tuple[str, ...]:
    """Nơi nhận; the file copy is always last."""
    form = forms()[by.form]
    sent = (f"{copy.rstrip(' ;,.')}{form['copies_end']}" for copy in dict.fromkeys(copies))
    return (*sent, form["file_copy"].format(unit=by.unit, code=facts.code))


def items(lines: Sequence[str]) -> tuple[Block, ...]:
    """A list: each line after a dash, the last ended by a full stop."""
    ends = [";"] * (len(lines) - 1) + ["."]
    return tuple(paragraph(f"- {line}{end}") for line, end in zip(lines, ends, strict=False))


def names(people: Sequence[Person]) -> str:
    """`A, chức vụ; B, chức vụ`."""
    return "; ".join(person.words for person in people) or BLANK


def proposal(facts: Facts) -> str:
    """The proposal as documents speak of it."""
    return f"đề xuất đổi mới, sáng tạo {named(facts)}"


def named(facts: Facts) -> str:
    """Its title, the code of its file, whose it is."""
    return f"“{facts.title.rstrip('.')}” (mã hồ sơ {facts.code}) của {names(facts.proposers)}"


def lowered(words: str) -> str:
    """Words in the middle of a sentence."""
    return words[:1].lower() + words[1:]


def sentence(text: str) -> str:
    """A text as a sentence: with one full stop at its end."""
    bare = text.strip()
    return bare if bare.endswith((".", "!", "?", ";", ":")) else f"{bare}."


def typed(text: str) -> tuple[Block, ...]:
    """What somebody wrote, a paragraph a line."""
    return tuple(_paragraphs(text)) or (paragraph(BLANK),)


def _paragraphs(text: str) -> Iterator[Block]:
    return (paragraph(sentence(line)) for line in text.splitlines() if line.strip())
