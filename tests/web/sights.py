"""A sight of every page of the application, in the demonstration: who opens which address.

Cases are chosen by what they are, not by name, so that a demonstration that grows is looked at as a whole: for every
status the case with the longest history, and for every act that somebody may do now its form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db.models import Count
from django.urls import reverse

from khoithong.casefiles import reading
from khoithong.casefiles.models import Act, Case, Draft, MeetingRow, ParticipantRow, ReportAct, TodoRow
from khoithong.demonstration.build import build
from khoithong.desk.clock import FixedClock
from khoithong.desk.perform import perform
from khoithong.desk.rehearsals import Play, start_rehearsal
from khoithong.lawbook.loader import pack_ids
from khoithong.organisation.capacities import capacities
from khoithong.organisation.models import Account, Person
from khoithong.organisation.snapshot import directory
from khoithong.procedure import violations
from khoithong.web import guide
from khoithong.web.rehearsing.examples import SHOWN, examples, open_example
from khoithong.web.rehearsing.script import write_document
from tests.web.adoption_sights import adoption_sights
from tests.web.clerk_routes import FILES as PAPERS
from tests.web.clerk_sights import clerk_sights
from tests.web.directive_sights import directive_sights
from tests.web.document_routes import FILES as DOCUMENT_FILES
from tests.web.document_sights import document_sights
from tests.web.filing_routes import FILES
from tests.web.filing_sights import filing_sights, paper_sights
from tests.web.organisation_sights import organisation_sights
from tests.web.report_sights import report_sights
from tests.web.routes import ROUTES
from tests.web.task_routes import TASK_FILES
from tests.web.task_sights import task_sights
from tests.web.word_template_routes import FILES as WORD_FILES
from tests.web.word_template_sights import word_template_sights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from khoithong.casefiles.reading import LoadedCase


@dataclass(frozen=True, slots=True)
class Sight:
    """One page as one person sees it."""

    route: str
    address: str
    username: str = ""
    """Empty for a visitor."""

    def __str__(self) -> str:
        return f"{self.address} ({self.username or 'visitor'})"


NOT_PAGES: Final = frozenset(
    {
        "case-file",
        "form-file",
        "draft-file",
        "rehearsal-file",
        "organisation-template",
        "organisation-export",
        "report-file",
    }
).union(
    FILES,
    PAPERS,
    DOCUMENT_FILES,
    WORD_FILES,
    TASK_FILES,
    {"directive-file", "communication-file"},
)
"""Routes that answer 200 with something else than a page of ours."""

IN_A_DEMONSTRATION: Final = frozenset({"styleguide"})
"""Pages shown there alone."""

OF_NO_CASE: Final = (
    "help",
    "work",
    "waiting",
    "cases",
    "proposals",
    "draft-start",
    "entitlements",
    "meetings",
    "calendar",
    "calendar-trial",
    "calendar-change",
    "violations",
    "violation-report",
    "regulations",
    "rehearsals",
    "rehearsal-start",
    "rehearsal-import",
)

OF_A_DRAFT: Final = (
    "draft",
    "draft-people",
    "draft-agency",
    "draft-files",
    "draft-check",
    "draft-discard",
    "rehearsal-from-draft",
)

OF_A_REHEARSAL: Final = (
    "rehearsal",
    "rehearsal-choices",
    "rehearsal-endings",
    "rehearsal-vary",
    "rehearsal-discard",
)

STEPS: Final = {
    "step-routing": "under_review",
    "step-council": "under_review",
    "step-opinion": "awaiting_party_opinion",
    "step-decision": "awaiting_decision",
    "step-execution": "in_execution",
    "step-evaluation": "under_evaluation",
    "step-benefits": "evaluated",
}
"""The pages of steps, and the status in which each has most to do."""


def pages() -> set[str]:
    """The names of the routes that show a page."""
    shown = {name for name, route in ROUTES.items() if route.is_page}
    return (shown | IN_A_DEMONSTRATION) - NOT_PAGES


def built(now: datetime) -> list[Sight]:
    """Build the demonstration, and a report of a prohibited act in it; everything worth looking at there."""
    build(now)
    perform(
        case_id=Case.objects.latest("id").id,
        kind="report_violation",
        actor="tp-snv",
        capacity=None,
        data={"provision": "6/2", "against": "pgd1-sxd", "content": "Chậm cung cấp hồ sơ."},
        idempotency_key=uuid4(),
        clock=FixedClock(now),
    )
    return sights(now)


def sights(now: datetime) -> list[Sight]:
    """Everything worth looking at in a demonstration built for this moment."""
    return list(dict.fromkeys(_Demonstration(now).sights()))


class _Demonstration:
    """The demonstration, asked for what there is to be seen."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._let_everybody_in()
        picture = directory()
        found = Account.objects.filter(is_active=True, person__isnull=False).order_by("username")
        self.accounts: dict[str, str] = dict(found.values_list("person_id", "username"))
        self.offices = {
            office.key: person
            for person in self.accounts
            for office in capacities(person, now.date(), picture)
        }

    @staticmethod
    def _let_everybody_in() -> None:
        """Give an account to those without one, so that every page is seen by the person it is for."""
        others = Person.objects.filter(account=None).values_list("id", flat=True)
        Account.objects.bulk_create(Account(username=one, person_id=one) for one in others)

    def account(self, holder: str) -> str:
        """The account of a person, or of whoever holds an office."""
        return self.accounts[self.offices.get(holder, holder)]

    def sights(self) -> Iterator[Sight]:
        """Most pages once; the case page in every status, by its head and its proposer."""
        yield Sight("login", reverse("login"))
        yield Sight("styleguide", reverse("styleguide"))
        yield from (Sight("guide", reverse("guide", args=[page.slug])) for page in guide.pages())
        yield Sight("guide", reverse("guide", args=["nguoi-de-xuat"]))
        busiest = self._busiest()
        yield from (Sight(name, reverse(name), busiest) for name in OF_NO_CASE)
        yield from (Sight(*one) for one in organisation_sights(busiest, self.now))
        longest = self._kinds[-1]
        yield from (Sight(*one) for one in adoption_sights(busiest, self._head(longest), longest))
        yield from (Sight(*one) for one in report_sights(self.account, self.now))
        yield from (Sight(*one) for one in task_sights(self.now, self.account))
        yield from (Sight(*one) for one in directive_sights(self.now, self.account))
        yield from self._library(busiest)
        yield from self._draft()
        yield from self._rehearsals(busiest)
        yield from self._cases()
        yield from self._longest_case()
        yield from self._forms()
        yield from self._meetings()
        yield self._reports()
        ended = next(one for one in self._kinds if one.row.status == "evaluated")
        yield from (Sight(*one) for one in filing_sights(self._head(ended), ended))
        decider = self.offices[f"{ended.row.deciding_agency}/head"]
        yield from (Sight(*one) for one in document_sights(decider, self.account(decider), ended, self.now))
        yield from (Sight(*one) for one in clerk_sights(decider, self.account(decider), ended, self.now))
        going = next(one for one in self._kinds if f"{one.row.deciding_agency}/clerk" in self.offices)
        clerk = self.offices[f"{going.row.deciding_agency}/clerk"]
        yield from (Sight(*one) for one in paper_sights(clerk, self.account(clerk), going))
        keeper, agency = self._head(going), going.row.deciding_agency
        yield from (Sight(*one) for one in word_template_sights(agency, keeper, clerk))

    def _library(self, reader: str) -> Iterator[Sight]:
        """Every text with its pages, two texts side by side, the procedure of the longest case."""
        for pack in pack_ids():
            for name in ("regulation", "regulation-procedure", "regulation-conventions"):
                yield Sight(name, reverse(name, args=[pack]), reader)
        yield Sight("provision", reverse("provision", args=["tinh-uy-2026", "7/3"]), reader)
        compared = reverse("regulation-comparison")
        yield Sight("regulation-comparison", compared, reader)
        yield Sight("regulation-comparison", f"{compared}?a=soc-trang-2023&b=tinh-uy-2026", reader)
        longest = self._kinds[-1]
        yield Sight("case-procedure", reverse("case-procedure", args=[longest.row.code]), self._head(longest))

    def _busiest(self) -> str:
        """Who has most work."""
        waiting = TodoRow.objects.values_list("holder").annotate(work=Count("pk")).order_by("-work", "holder")
        known = self.accounts.keys() | self.offices.keys()
        return self.account(next(holder for holder, _ in waiting if holder in known))

    def _draft(self) -> Iterator[Sight]:
        draft = Draft.objects.order_by("owner")[0]
        owner = self.account(draft.owner)
        for name in OF_A_DRAFT:
            yield Sight(name, reverse(name, args=[draft.id]), owner)
        yield Sight("draft-section", reverse("draft-section", args=[draft.id, "necessity"]), owner)

    def _rehearsals(self, owner: str) -> Iterator[Sight]:
        """The worked cases of the first text played, each page of one of them, two side by side."""
        person = next(one for one, username in self.accounts.items() if username == owner)
        rows = [
            start_rehearsal(
                person, Play(scenario.title, write_document(scenario)), clock=FixedClock(self.now)
            )
            for one in examples()[:SHOWN]
            if (scenario := open_example(one.pack, one.name)) is not None
        ]
        for row in rows:
            yield Sight("rehearsal", reverse("rehearsal", args=[row.id]), owner)
        for name in OF_A_REHEARSAL:
            yield Sight(name, reverse(name, args=[rows[0].id]), owner)
        yield Sight("rehearsal-compare", reverse("rehearsal-compare", args=[rows[0].id, rows[1].id]), owner)
        yield Sight("rehearsal-act", reverse("rehearsal-act", args=[rows[-1].id, "report_progress"]), owner)
        yield Sight("rehearsal-step", reverse("rehearsal-step", args=[rows[0].id, 1]), owner)

    @cached_property
    def _kinds(self) -> list[LoadedCase]:
        """Of every status, route and result the case with the longest history; the longest of all last."""
        found: dict[tuple[str, str, str], LoadedCase] = {}
        counted = Act.objects.values("case_id").annotate(acts=Count("seq")).order_by("acts", "case_id")
        for case_id in counted.values_list("case_id", flat=True):
            loaded = reading.load(case_id)
            assert loaded is not None
            found[loaded.row.status, loaded.row.route, loaded.row.evaluation] = loaded
        return sorted(found.values(), key=lambda loaded: len(loaded.acts))

    def _head(self, loaded: LoadedCase) -> str:
        return self.account(f"{loaded.row.deciding_agency}/head")

    def _proposer(self, loaded: LoadedCase) -> str:
        return self.account(loaded.row.proposers[0])

    def _cases(self) -> Iterator[Sight]:
        for number, loaded in enumerate(self._kinds):
            code = loaded.row.code
            whose = self._head if number % 2 else self._proposer
            yield Sight("case", reverse("case", args=[code]), whose(loaded))
            for name, status in STEPS.items():
                if status == loaded.row.status and (name != "step-council" or loaded.row.route == "council"):
                    yield Sight(name, reverse(name, args=[code]), self._head(loaded))

    def _longest_case(self) -> Iterator[Sight]:
        loaded = self._kinds[-1]
        code, head = loaded.row.code, self._head(loaded)
        yield from (Sight(name, reverse(name, args=[code]), head) for name in STEPS if name != "step-council")
        yield Sight("draft-sent", reverse("draft-sent", args=[code]), self._proposer(loaded))
        yield Sight("case-act", reverse("case-act", args=[code, len(loaded.acts)]), head)
        yield Sight("case-plan", reverse("case-plan", args=[code, 1]), head)
        yield Sight("case-why", reverse("case-why", args=[code, 1]), head)
        yield Sight("rehearsal-from-case", reverse("rehearsal-from-case", args=[code]), head)

    def _forms(self) -> Iterator[Sight]:
        """One form of every act somebody may do now, and one that says why not."""
        seen: set[str] = set()
        for loaded in self._kinds:
            for person in self._concerned(loaded):
                for kind in sorted(loaded.procedure.permitted(loaded.case, person, self.now)):
                    if kind not in seen:
                        seen.add(kind)
                        yield Sight("act", reverse("act", args=[loaded.row.code, kind]), self.account(person))
        ended = next(one for one in self._kinds if one.row.status == "evaluated")
        yield Sight("act", reverse("act", args=[ended.row.code, "vote"]), self._proposer(ended))

    def _concerned(self, loaded: LoadedCase) -> list[str]:
        rows = ParticipantRow.objects.filter(case_id=loaded.row.id).values_list("party", flat=True)
        heads = {self.offices.get(f"{party}/head", party) for party in rows}
        return sorted((set(rows) | heads) & self.accounts.keys())

    def _meetings(self) -> Iterator[Sight]:
        """One meeting of each kind: approval or evaluation, running or over, by route."""
        found = {
            (meeting.stage, meeting.route, meeting.closed_on is None): meeting
            for meeting in MeetingRow.objects.order_by("case_id", "number").select_related("case")
        }
        for meeting in found.values():
            address = reverse("meeting", args=[meeting.case.code, meeting.number + 1])
            yield Sight("meeting", address, self.account(meeting.chair))

    def _reports(self) -> Sight:
        loaded = reading.load(ReportAct.objects.order_by("case_id")[0].case_id)
        assert loaded is not None
        setting, day = loaded.procedure.setting, self.now.date()
        handler = violations.handler(setting, loaded.case, loaded.case.reports[0], day)
        assert handler is not None
        return Sight(
            "violation-case", reverse("violation-case", args=[loaded.row.code]), self.account(handler)
        )
