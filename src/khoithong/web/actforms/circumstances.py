"""Việc đã diễn ra trước, nhập thay bản giấy: the day it truly happened, its evidence, whose act it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.actforms.candidates import NOBODY, people
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.casepage.paper import enterable
from khoithong.web.components import Field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from khoithong.web.actforms.context import FormContext
    from khoithong.web.actforms.reading import Read

NAMES = ("happened_on", "evidence", "on_behalf_of")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What stands beside an act's data."""

    happened_on: date | None = None
    evidence: str | None = None
    on_behalf_of: str | None = None


def fields(form: FormContext, *, only_for_others: bool) -> Sequence[Field]:
    """The controls; whom one may enter for is asked only of those who may."""
    able = enterable(form.ground, form.kind)
    found = []
    if able:
        found.append(
            Field(
                "select",
                "on_behalf_of",
                "Nhập thay cho",
                form.typed.one("on_behalf_of"),
                hint="Người đã làm việc này trên giấy; việc được ghi là của người đó.",
                errors=form.wrong("on_behalf_of"),
                required=only_for_others,
                options=(() if only_for_others else (NOBODY,)) + people(form.ground, able),
                width="medium",
            )
        )
    found.append(
        Field(
            "date",
            "happened_on",
            "Ngày đã diễn ra",
            form.typed.one("happened_on"),
            hint="Để trống nếu diễn ra hôm nay. Thời hạn tính từ ngày này. Ví dụ 18/03/2026.",
            errors=form.wrong("happened_on"),
            required=False,
        )
    )
    found.append(
        Field(
            "text",
            "evidence",
            "Tài liệu chứng minh",
            form.typed.one("evidence"),
            hint="Số, ngày của văn bản, biên bản hoặc phiếu giấy.",
            errors=form.wrong("evidence"),
            required=only_for_others,
            secrecy=True,
        )
    )
    return found


def read(form: FormContext, found: Read) -> Circumstances:
    """What was typed of them."""
    text = form.typed.one("happened_on").strip()
    day = read_day(text) if text else None
    if text and day is None:
        found.wrong("happened_on", DATE_WANTED)
    evidence = form.typed.one("evidence").strip()
    return Circumstances(day, evidence or None, form.typed.one("on_behalf_of") or None)
