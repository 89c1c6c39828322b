"""Where a rehearsal begins: under which text, in which organisation, on which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from khoithong.lawbook.loader import pack_ids
from khoithong.lawbook.pack import describe
from khoithong.procedure.vocabulary import AGENCY_KINDS
from khoithong.rehearsal.excerpt import around
from khoithong.rehearsal.invented import MOST_DEPUTIES, Wanted, invent
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.components import ErrorItem, Field, Option
from khoithong.web.rehearsing.examples import packs
from khoithong.web.rehearsing.possible import moment_of
from khoithong.web.rehearsing.script import blank
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from datetime import date

    from khoithong.procedure.organisation import Organisation
    from khoithong.rehearsal.scenario import Scenario
    from khoithong.web.actforms.typed import Typed
    from khoithong.web.session import Here

_USUAL: Final = Wanted()
"""What an invented agency is unless said otherwise."""
REAL: Final = "real"
INVENTED: Final = "invented"
_LONGEST_NAME: Final = 200


@dataclass
class Start:
    """The form as it was typed."""

    here: Here
    typed: Typed
    errors: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, name: str) -> tuple[str, ...]:
        """What is wrong with a control."""
        return tuple(self.errors.get(name, ()))


def begin(start: Start) -> Scenario | None:
    """A rehearsal in which nothing has happened yet; nothing, with the errors noted, where something is missing."""
    typed = start.typed
    pack = typed.one("pack")
    if pack not in pack_ids():
        start.errors["pack"] = ["Chọn văn bản áp dụng"]
    day = _day(start)
    organisation = _organisation(start)
    if start.errors or day is None or organisation is None:
        return None
    return blank(_title(start, pack), pack, organisation, moment_of(day))


def _day(start: Start) -> date | None:
    day = read_day(start.typed.one("day"))
    if day is None:
        start.errors["day"] = [DATE_WANTED]
    return day


def _organisation(start: Start) -> Organisation | None:
    typed, real = start.typed, start.here.directory.organisation
    if typed.one("source") == INVENTED:
        return _invented(start)
    agency = typed.one("agency")
    if agency not in real.agencies:
        start.errors["agency"] = ["Chọn cơ quan, hoặc chọn cơ quan giả định"]
        return None
    return around(real, [agency])


def _invented(start: Start) -> Organisation | None:
    typed = start.typed
    number = typed.one("deputies").strip()
    if not (number.isascii() and number.isdigit() and int(number[:3]) <= MOST_DEPUTIES):
        start.errors["deputies"] = [f"Nhập số cấp phó từ 0 đến {MOST_DEPUTIES}"]
        return None
    kind = typed.one("kind")
    return invent(
        Wanted(
            " ".join(typed.one("name").split())[:_LONGEST_NAME] or _USUAL.name,
            kind if kind in AGENCY_KINDS and kind != "party_body" else _USUAL.kind,
            int(number),
            party_body=typed.checked("party_body"),
            superior=typed.checked("superior"),
        )
    )


def _title(start: Start, pack: str) -> str:
    typed = start.typed
    given = " ".join(typed.one("title").split())
    if given:
        return given[:_LONGEST_NAME]
    name = (
        start.here.directory.name(typed.one("agency"))
        if typed.one("source") != INVENTED
        else typed.one("name")
    )
    return f"{name or _USUAL.name}, {typed.one('day')}"[:_LONGEST_NAME] or describe(pack).identity.title


def defaults(start: Start) -> None:
    """What stands in the form before anything was typed: one's own agency, today."""
    here, typed = start.here, start.typed
    agencies = here.directory.organisation.agencies
    own = next((one.agency for one in here.capacities if agencies[one.agency].kind != "party_body"), "")
    for name, value in (
        ("pack", packs()[0]),
        ("source", REAL if own else INVENTED),
        ("agency", own),
        ("day", date_words(here.day)),
        ("name", _USUAL.name),
        ("kind", _USUAL.kind),
        ("deputies", str(_USUAL.deputies)),
        ("party_body", "1"),
        ("superior", "1"),
    ):
        typed.fill(name, value)


def fields(start: Start) -> dict[str, list[Field]]:
    """The controls under their headings."""
    return {"law": _law(start), "real": [_agency(start)], "invented": _made_up(start)}


def _law(start: Start) -> list[Field]:
    typed = start.typed
    options = tuple(_pack(pack) for pack in packs())
    return [
        Field(
            "radios",
            "pack",
            "Văn bản áp dụng",
            typed.one("pack"),
            errors=start.wrong("pack"),
            options=options,
        ),
        Field(
            "date",
            "day",
            "Ngày gửi kế hoạch",
            typed.one("day"),
            hint="Ngày nào cũng được, kể cả ngoài thời gian văn bản có hiệu lực. Ví dụ 18/03/2026.",
            errors=start.wrong("day"),
            width="short",
        ),
        Field(
            "text",
            "title",
            "Tên bản diễn tập",
            typed.one("title"),
            hint="Để nhận ra trong danh sách.",
            required=False,
            max_length=_LONGEST_NAME,
        ),
    ]


def _pack(pack: str) -> Option:
    identity = describe(pack).identity
    until = f" đến {date_words(identity.in_force_to)}" if identity.in_force_to else ""
    hint = f"{identity.title}. Có hiệu lực từ {date_words(identity.in_force_from)}{until}."
    return Option(pack, f"{identity.kind} của {identity.issuer}", hint=hint)


def _agency(start: Start) -> Field:
    agencies = start.here.directory.organisation.agencies.values()
    options = [Option(one.id, one.name) for one in agencies if one.kind != "party_body"]
    return Field(
        "person",
        "agency",
        "Cơ quan",
        start.typed.one("agency"),
        hint="Lấy lãnh đạo, cán bộ, cấp ủy và cơ quan cấp trên đang khai trong phần Tổ chức.",
        errors=start.wrong("agency"),
        options=(Option("", "– Chọn –"), *sorted(options, key=lambda one: one.label)),
        note="khi chọn cơ quan có thật",
    )


def _made_up(start: Start) -> list[Field]:
    typed = start.typed
    kinds = describe(pack_ids()[0]).labels.agency_kinds
    return [
        Field("text", "name", "Tên cơ quan", typed.one("name"), required=False, max_length=_LONGEST_NAME),
        Field(
            "select",
            "kind",
            "Loại cơ quan",
            typed.one("kind"),
            options=tuple(Option(one, kinds[one]) for one in AGENCY_KINDS if one != "party_body"),
            required=False,
            width="medium",
        ),
        Field(
            "number",
            "deputies",
            "Số cấp phó",
            typed.one("deputies"),
            errors=start.wrong("deputies"),
            hint=f"Từ 0 đến {MOST_DEPUTIES}.",
            required=False,
        ),
        Field("checkbox", "party_body", "Có cấp ủy cùng cấp", typed.one("party_body"), required=False),
        Field("checkbox", "superior", "Có cơ quan cấp trên", typed.one("superior"), required=False),
    ]


def error_items(start: Start) -> list[ErrorItem]:
    """The lines on top of the form."""
    return [ErrorItem(words, f"id_{name}") for name, said in start.errors.items() for words in said]
