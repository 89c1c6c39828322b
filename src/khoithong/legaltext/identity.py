"""Who issued a text, what it is, when and where, who signed: put together from its head and its foot."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from khoithong.legaltext import letterhead, signature
from khoithong.legaltext.issuers import Issuer, name_at
from khoithong.legaltext.kinds import KIND
from khoithong.legaltext.letterhead import Fact
from khoithong.legaltext.model import Identity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.legaltext.citations import Mention
    from khoithong.legaltext.lines import Line
    from khoithong.legaltext.model import Field
    from khoithong.legaltext.normal import Normal
    from khoithong.legaltext.zones import Zones

_LETTER: Final = "Công văn"
_SELF: Final = re.compile(
    r"\s(?:ban hành|xây dựng|quy định|đề nghị|yêu cầu|hướng dẫn|thông báo|kết luận|chỉ thị)\s"
)
_SENTENCE: Final = re.compile(r"[,;.:]\s+|\n\s*|\A\s*")


def identity_of(
    normal: Normal, lines: Sequence[Line], zones: Zones, mentions: Sequence[Mention]
) -> tuple[Identity, tuple[int, int]]:
    """The identity, and where the text's own number stands: `mentions` hold it as well (empty if there is none)."""
    head = [lines[index] for index in zones.head]
    foot = [lines[index] for index in zones.foot]
    number = letterhead.own_number(normal, head)
    issued = letterhead.issued(normal, head)
    title = letterhead.titled(normal, head) or _deciding(normal, lines, zones)
    heading = None if number or title is None else _heading(mentions, title[0])
    subject = letterhead.subject(normal, head, title[1] if title else None)
    if heading is not None and heading.number:
        return _of_heading(normal, heading, title[0] if title else None, signature.signer(normal, foot), head)
    facts: dict[Field, Fact | None] = {
        "kind": title[0] if title else _letter(normal, head, subject),
        "number": number[0] if number else None,
        "place": issued.place if issued else None,
        "issuer": _issuer(normal, lines, zones, number[1] if number else None),
        "signer": signature.signer(normal, foot),
        "subject": subject,
    }
    day: date | None = issued.day if issued else None
    spans: dict[Field, tuple[int, int]] = {
        name: normal.span(fact.start, fact.end) for name, fact in facts.items() if fact is not None
    }
    if issued is not None and day is not None:
        spans["date"] = normal.span(issued.start, issued.end)
    values = {name: fact.value if fact else None for name, fact in facts.items()}
    identity = Identity(
        values["kind"], values["number"], day, values["place"], values["issuer"], values["signer"], values["subject"],
        MappingProxyType(spans),
    )  # fmt: skip
    return identity, (number[1], number[2]) if number else (0, 0)


def _heading(mentions: Sequence[Mention], title: Fact) -> Mention | None:
    """The heading of older texts: `CHỈ THỊ CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 16/2001/CT-TTg NGÀY 21 THÁNG 6 NĂM 2001`."""
    return next((one for one in mentions if one.start == title.start), None)


def _of_heading(
    normal: Normal, heading: Mention, kind: Fact | None, signer: Fact | None, head: Sequence[Line]
) -> tuple[Identity, tuple[int, int]]:
    end = next((line.end for line in reversed(head) if line.start > heading.end), heading.end)
    subject = " ".join(normal.text[heading.end : end].split())
    spans: dict[Field, tuple[int, int]] = {"number": normal.span(heading.number_start, heading.number_end)}
    facts: dict[Field, Fact | Issuer | None] = {"kind": kind, "issuer": heading.issuer, "signer": signer}
    if subject:
        facts["subject"] = Fact(subject, heading.end, end)
    spans |= {name: normal.span(fact.start, fact.end) for name, fact in facts.items() if fact is not None}
    identity = Identity(
        kind.value if kind else None,
        heading.number,
        heading.date,
        None,
        heading.issuer.name if heading.issuer else None,
        signer.value if signer else None,
        subject or None,
        MappingProxyType(spans),
    )
    return identity, (heading.start, heading.end)


_DECIDING: Final = re.compile(r"quyết\sđịnh\s?:?\s*")


def _deciding(normal: Normal, lines: Sequence[Line], zones: Zones) -> tuple[Fact, int] | None:
    """`QUYẾT ĐỊNH:` on a line of its own behind the grounds, where the heading was lost."""
    for index in list(zones.body)[:40]:
        line = lines[index]
        words = _DECIDING.fullmatch(normal.lower, line.start, line.end)
        if words is not None and normal.text[line.start : line.end].isupper():
            return Fact("Quyết định", line.start, line.start + len("quyết định")), len(zones.head)
    return None


def _letter(normal: Normal, head: Sequence[Line], subject: Fact | None) -> Fact | None:
    """A letter bears no name of its kind: `V/v` under the number and `Kính gửi` are its form (Nghị định 30/2020/NĐ-CP)."""
    if subject is None:
        return None
    mark = normal.lower[max(0, subject.start - 12) : subject.start]
    addressed = any(normal.lower.startswith("kính gửi", line.start) for line in head)
    if not addressed or not ("v/v" in mark or "về việc" in mark):
        return None
    return Fact(_LETTER, normal.lower.rindex("v", 0, subject.start), subject.start)


def _issuer(normal: Normal, lines: Sequence[Line], zones: Zones, number_at: int | None) -> Fact | None:
    """The agency of the letterhead; without one, what the text says of itself; then the agency signed for."""
    head = [lines[index] for index in zones.head]
    found = letterhead.issuer(normal, head, number_at)
    if found is not None:
        return found
    said = _said_of_itself(normal, lines, zones)
    if said is not None:
        return said
    return signature.on_behalf(normal, [lines[index] for index in zones.foot])


def _said_of_itself(normal: Normal, lines: Sequence[Line], zones: Zones) -> Fact | None:
    """“…, Ủy ban nhân dân thành phố ban hành Kế hoạch …” in the words before the first numbered part."""
    for index in list(zones.body)[:14]:
        line = lines[index]
        for verb in _SELF.finditer(normal.lower, line.start, line.end):
            begin = line.start
            for stop in _SENTENCE.finditer(normal.text, line.start, verb.start()):
                begin = stop.end()
            name = name_at(normal, begin)
            if (
                name is None
                or abs(name.end - verb.start()) > 1
                or not letterhead.AGENCY.match(normal.lower, begin)
            ):
                continue
            return Fact(name.name, name.start, name.end)
        if KIND.match(normal.lower, line.start) is not None and index > zones.body.start + 8:
            break
    return None
