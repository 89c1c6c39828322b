"""A case that began on paper: who may enter it for whom, under which text, and the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from khoithong.casefiles import law
from khoithong.casefiles.attachments.slots import SLOTS
from khoithong.desk.paper import PaperPlan
from khoithong.desk.waiting_files import files_of_draft
from khoithong.lawbook.pack import describe
from khoithong.organisation.offices import office_words
from khoithong.procedure.wording import shown
from khoithong.web.actforms.reading import DATE_WANTED, read_day
from khoithong.web.attachments import FILES, FileField, file_field, waiting_line
from khoithong.web.components import ErrorItem, Field, Option, SummaryRow
from khoithong.web.drafting.confirmations import confirmations
from khoithong.web.drafting.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from khoithong.casefiles.models import Draft
    from khoithong.lawbook.pack import Pack
    from khoithong.organisation.snapshot import Directory
    from khoithong.procedure.refusals import Refusal
    from khoithong.web.actforms.typed import Typed
    from khoithong.web.session import Here

CLERK: Final = "clerk"
ON_PAPER: Final = "Theo bản giấy kèm theo."
"""What may stand under a heading instead of its text: the scan says it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An agency somebody proposes from, and a text that governed it on the day of receipt."""

    agency: str
    pack: str
    words: str

    @property
    def key(self) -> str:
        """As the form sends it."""
        return f"{self.agency} {self.pack}"


def clerk_offices(here: Here) -> list[str]:
    """The agencies this person is clerk of."""
    return [one.agency for one in here.capacities if one.role == CLERK]


def reach(here: Here) -> set[str]:
    """The agencies for whose people a clerk may enter plans: his own, and those under them. The procedure has the last word."""
    mine = set(clerk_offices(here))
    organisation = here.directory.organisation
    return {
        agency.id
        for agency in organisation.agencies.values()
        if agency.kind != "party_body"
        and (agency.id in mine or mine & set(organisation.superiors(agency.id)))
    }


def proposers(here: Here) -> tuple[Option, ...]:
    """The people a clerk may enter a plan for, under their agencies; whoever left office since is offered too."""
    picture, near = here.directory, reach(here)
    found: list[Option] = []
    for person in picture.organisation.people.values():
        offices = [office for office in person.offices if office.agency in near]
        if offices:
            now = next((one for one in offices if one.held_on(here.day)), offices[-1])
            words = office_words(picture, now.agency, now.role, person.id, here.day)
            found.append(Option(person.id, person.name, hint=words, group=picture.name(now.agency)))
    return tuple(sorted(found, key=lambda option: option.group))


def choices(picture: Directory, person: str, day: date) -> list[Choice]:
    """From which agencies somebody could propose on a day, and under which texts."""
    known = picture.organisation.people.get(person)
    if known is None:
        return []
    agencies = dict.fromkeys(
        office.agency
        for office in known.offices_on(day)
        if picture.organisation.agencies[office.agency].kind != "party_body"
    )
    return [
        Choice(agency, pack, f"{picture.name(agency)}, theo {law.name_of(pack)}")
        for agency in agencies
        for pack in law.packs_for(agency, day, picture)
    ]


# --- the beginning -------------------------------------------------------------------------------------------


def start_fields(here: Here, typed: Typed, errors: Sequence[ErrorItem]) -> list[Field]:
    """Who proposed, and when the paper came."""
    return [
        Field(
            "person",
            "proposer",
            "Người đề xuất",
            typed.one("proposer"),
            "Người đứng tên đầu tiên trên kế hoạch giấy.",
            _wrong("proposer", errors),
            options=(Option("", "– Chọn –"), *proposers(here)),
            width="medium",
        ),
        Field(
            "date",
            "received",
            "Ngày nhận kế hoạch",
            typed.one("received"),
            "Ngày ghi ở dấu đến. Văn bản có hiệu lực ngày đó áp dụng cho hồ sơ. Ví dụ 18/03/2026.",
            _wrong("received", errors),
        ),
    ]


@dataclass(slots=True)
class Beginning:
    """What came of the first form."""

    errors: list[ErrorItem]
    offered: list[Choice]
    chosen: Choice | None = None


def begin(here: Here, typed: Typed) -> Beginning:
    """Read it: who, when, from which agency under which text."""
    errors: list[ErrorItem] = []
    person, day = typed.one("proposer"), read_day(typed.one("received"))
    if person not in {option.value for option in proposers(here)}:
        errors.append(ErrorItem("Chọn người đề xuất", "id_proposer"))
    if day is None:
        errors.append(ErrorItem(DATE_WANTED, "id_received"))
    elif day > here.day:
        errors.append(ErrorItem("Ngày nhận không được sau hôm nay", "id_received"))
    if errors or day is None:
        return Beginning(errors, [])
    found = choices(here.directory, person, day)
    if not found:
        name = here.directory.name(person)
        words = f"Ngày {shown(day)} {name} không giữ chức vụ nào thuộc cơ quan có văn bản áp dụng; kiểm tra ngày nhận"
        return Beginning([ErrorItem(words, "id_received")], [])
    wanted = typed.one("choice")
    chosen = next((one for one in found if one.key == wanted), found[0] if len(found) == 1 else None)
    if chosen is None and wanted:
        errors.append(ErrorItem("Chọn cơ quan và văn bản áp dụng", "id_choice"))
    return Beginning(errors, found, chosen)


def choice_field(found: Sequence[Choice], errors: Sequence[ErrorItem]) -> Field:
    """Where there are several."""
    return Field(
        "radios",
        "choice",
        "Cơ quan đề xuất và văn bản áp dụng",
        errors=_wrong("choice", errors),
        options=tuple(Option(one.key, one.words) for one in found),
    )


# --- the plan ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class PaperForm:
    """The form of one entry with what was typed into it."""

    here: Here
    draft: Draft
    typed: Typed
    errors: list[ErrorItem]

    @property
    def pack(self) -> Pack:
        """The text the case is to come under."""
        return describe(self.draft.pack)

    @property
    def agency(self) -> str:
        """From which it is proposed."""
        return self.typed.one("choice").partition(" ")[0]

    @property
    def received(self) -> date:
        """When the paper came; checked when the entry began."""
        day = read_day(self.typed.one("received"))
        if day is None:
            raise ValueError("an entry has its day")
        return day

    def capacity(self) -> str | None:
        """The clerk's office in which it is entered: the one used where that fits."""
        organisation = self.here.directory.organisation
        above = {self.agency, *organisation.superiors(self.agency)}
        fitting = [one.key for one in self.here.capacities if one.role == CLERK and one.agency in above]
        return self.here.office if self.here.office in fitting or not fitting else fitting[0]

    def summary(self) -> list[SummaryRow]:
        """What was settled at the beginning."""
        name = self.here.directory.name
        return [
            SummaryRow("Người đề xuất", name(self.typed.one("proposer"))),
            SummaryRow("Cơ quan đề xuất", name(self.agency)),
            SummaryRow("Ngày nhận", shown(self.received)),
            SummaryRow("Văn bản áp dụng", law.name_of(self.draft.pack)),
        ]

    def fields(self) -> list[Field]:
        """The controls in order."""
        return [*self._plan(), *self._people(), *self._confirmed(), self._evidence()]

    def attachments(self) -> FileField:
        """The scan, and what came with it."""
        lines = [
            waiting_line(row, reverse("paper-file", args=[self.draft.id, row.id]))
            for row in files_of_draft(self.draft.id)
        ]
        hint = f"Bản chụp kế hoạch đã đóng dấu đến. {SLOTS['submit_plan']}"
        return file_field(lines, hint, _wrong(FILES, self.errors), "Bản chụp", required=True)

    def _plan(self) -> Iterator[Field]:
        for place, section in enumerate(sections(self.pack)):
            name = f"plan.{section.name}"
            hint = "Những chữ đầu là tên hồ sơ trong danh sách." if not place else ""
            yield Field(
                "textarea",
                name,
                section.label,
                self.typed.one(name),
                hint,
                _wrong(name, self.errors),
                required=section.required,
                rows=2,
                citation=section.citation,
                quiet=place > 0,
            )

    def _people(self) -> Iterator[Field]:
        picture, first = self.here.directory, self.typed.one("proposer")
        beside = tuple(
            Option(
                person.id,
                person.name,
                hint=office_words(picture, office.agency, office.role, person.id, self.received),
            )
            for person in picture.organisation.people.values()
            for office in person.offices_on(self.received)
            if office.agency == self.agency and person.id != first
        )
        if beside:
            yield Field(
                "people",
                "co_proposers",
                "Người cùng đề xuất",
                self.typed.many("co_proposers"),
                errors=_wrong("co_proposers", self.errors),
                required=False,
                options=tuple({option.value: option for option in beside}.values()),
            )

    def _confirmed(self) -> Iterator[Field]:
        for place, one in enumerate(confirmations(self.pack)):
            yield Field(
                "checkbox",
                f"confirmed.{place}",
                f"Kế hoạch giấy có xác nhận: {one.label}",
                self.typed.one(f"confirmed.{place}"),
                errors=_wrong(f"confirmed.{place}", self.errors),
                citation=one.citation,
            )

    def _evidence(self) -> Field:
        return Field(
            "text",
            "evidence",
            "Số, ngày văn bản đến",
            self.typed.one("evidence"),
            "Như ghi trong sổ công văn đến: 1874/ĐX ngày 20/01/2026.",
            _wrong("evidence", self.errors),
            max_length=300,
            secrecy=True,
        )

    def read(self) -> PaperPlan:
        """What was typed, with everything that can already be said to be wrong in `errors`."""
        plan = {
            section.name: self.typed.one(f"plan.{section.name}") for section in self.pack.regulation.sections
        }
        for section in sections(self.pack):
            if section.required and not plan[section.name].strip():
                self.errors.append(ErrorItem(f"Nhập {section.label}", f"id_plan.{section.name}"))
        given = []
        for place, one in enumerate(confirmations(self.pack)):
            if self.typed.checked(f"confirmed.{place}"):
                given.append(one.ref)
            else:
                self.errors.append(
                    ErrorItem(
                        f"Đánh dấu nội dung phải xác nhận ({self.pack.label(one.ref)})",
                        f"id_confirmed.{place}",
                    )
                )
        evidence = self.typed.one("evidence").strip()
        if not evidence:
            self.errors.append(ErrorItem("Nhập số, ngày văn bản đến", "id_evidence"))
        return PaperPlan(
            self.typed.one("proposer"),
            self.agency,
            self.received,
            evidence,
            {name: text for name, text in plan.items() if text.strip()},
            tuple(self.typed.many("co_proposers")),
            tuple(given),
        )

    def refused(self, refusal: Refusal) -> None:
        """Put what the procedure refuses at the controls it is about."""
        for fault in (refusal, *refusal.more):
            where = f" ({self.pack.label(fault.provision)})" if fault.provision else ""
            known = {field.name for field in self.fields()}
            name = next((name for name in fault.fields if name in known), "")
            self.errors.append(ErrorItem(f"{fault.message}{where}", f"id_{name}" if name else ""))


def first_words(pack: str) -> dict[str, list[str]]:
    """What the form holds before anybody typed: every heading but the first may point to the scan."""
    return {f"plan.{section.name}": [ON_PAPER] for section in describe(pack).regulation.sections[1:]}


def unfinished(drafts: Sequence[Draft], here: Here) -> list[dict[str, Any]]:
    """The entries begun and not recorded, for the list above the first form."""
    found = []
    for draft in drafts:
        typed = draft.data["paper"]
        person = (typed.get("proposer") or [""])[-1]
        received = (typed.get("received") or [""])[-1]
        found.append(
            {
                "url": reverse("paper-form", args=[draft.id]),
                "words": f"{here.directory.name(person)}, nhận ngày {received}",
                "at": draft.updated_at,
            }
        )
    return found


def _wrong(name: str, errors: Sequence[ErrorItem]) -> tuple[str, ...]:
    return tuple(error.message for error in errors if error.target == f"id_{name}")
