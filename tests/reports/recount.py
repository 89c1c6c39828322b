"""Every figure counted again, by hand: from the raw register and the engine, without any table of projections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from khoithong.casefiles import reading
from khoithong.casefiles.models import Case
from khoithong.casefiles.projection.todo import todos
from khoithong.procedure.vocabulary import STATUTORY_DEADLINES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from khoithong.casefiles.reading import LoadedCase
    from khoithong.casefiles.stored import StoredAct
    from khoithong.procedure.measures import Measure


@dataclass
class Recount:
    """Figures of some agencies from a day to a day, as of `today`."""

    agencies: Collection[str]
    since: date
    until: date
    today: date
    long: int = 30
    found: Counter[str] = field(default_factory=Counter)

    @property
    def end(self) -> date:
        return min(self.until, self.today)

    def within(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until

    def by_end(self, day: date | None) -> bool:
        return day is not None and day <= self.end

    def count(self) -> Counter[str]:
        """All cases, one after another."""
        for case_id in Case.objects.values_list("id", flat=True):
            loaded = reading.load(case_id)
            assert loaded is not None
            if self._agency(loaded) in self.agencies:
                self._case(loaded)
        return self.found

    @staticmethod
    def _agency(loaded: LoadedCase) -> str:
        case, day = loaded.without_reports(), loaded.acts[-1].at.date()
        return loaded.procedure.deciding_agency(case, day) or case.agency or ""

    def _case(self, loaded: LoadedCase) -> None:
        days: dict[str, date] = {}
        for act in loaded.acts:
            days.setdefault(act.kind, act.effective)
        case = loaded.without_reports()
        for name in self._names(days, case.received or case.submitted, case.evaluation or "", loaded):
            self.found[name] += 1
        for act in loaded.acts:
            for name in self._of_act(act):
                self.found[name] += 1
        self._limits(loaded)
        self._measures(loaded)
        self._following(loaded, days)
        self._waits(loaded)

    def _names(
        self, days: dict[str, date], received: date | None, evaluation: str, loaded: LoadedCase
    ) -> Iterator[str]:
        approved, published = days.get("approve"), days.get("publish_result")
        ends = [
            days[kind] for kind in ("declare_completion", "terminate", "submit_result_report") if kind in days
        ]
        ended = min(ends, default=None)
        if self.within(received):
            yield "submitted"
            if approved or "disapprove" in days:
                yield "reached_decision"
            for name, reached in (
                ("approval", approved),
                ("end", ended),
                ("publication", published),
                ("meeting", any(one.stage == "approval" for one in loaded.case.closed_meetings)),
                ("measure", any(one.state == "applied" for one in self._all_measures(loaded))),
            ):
                if reached:
                    yield f"reached_{name}"
        for kind, name in (
            ("withdraw_plan", "withdrawn"),
            ("approve", "approved"),
            ("disapprove", "disapproved"),
            ("proceed_despite_rejection", "overridden"),
            ("terminate", "terminated"),
            ("propose_normative_text", "normative"),
        ):
            if self.within(days.get(kind)):
                yield name
        yield from self._standing(days, received, ended, loaded)
        if self.within(published):
            yield evaluation

    def _standing(
        self, days: dict[str, date], received: date | None, ended: date | None, loaded: LoadedCase
    ) -> Iterator[str]:
        approved, published = days.get("approve"), days.get("publish_result")
        if self.by_end(received) and not any(
            self.by_end(days.get(kind)) for kind in ("approve", "disapprove", "withdraw_plan")
        ):
            yield "under_review"
        if self.within(approved) and any(
            act.kind == "approve" and act.data.get("mode") == "pilot" for act in loaded.acts
        ):
            yield "piloted"
        if self.by_end(approved) and not self.by_end(ended):
            yield "in_execution"
            turns = [
                act.kind
                for act in loaded.acts
                if act.kind in ("suspend", "resume") and self.by_end(act.effective)
            ]
            if turns[-1:] == ["suspend"]:
                yield "suspended"
        if self.by_end(ended) and not self.by_end(published):
            yield "awaiting_evaluation"

    def _of_act(self, act: StoredAct) -> Iterator[str]:
        names = {
            "inspect": "inspections",
            "give_direction": "directions",
            "record_protection": "protections_recorded",
            "allocate_resources": "resources",
        }
        if not self.within(act.effective):
            return
        if act.kind in names:
            yield names[act.kind]
        if act.kind == "report_progress" and act.data.get("difficulties"):
            yield "with_difficulties"

    def _limits(self, loaded: LoadedCase) -> None:
        for limit in loaded.without_reports().limits:
            if limit.id not in STATUTORY_DEADLINES:
                continue
            state = limit.state(limit.ended) if limit.ended else ""
            met = state == "met" and self.within(limit.ended)
            late = state == "late" and self.within(limit.ended)
            overdue = limit.due < self.end and (limit.ended is None or limit.ended > self.end)
            self.found["limits_met"] += met
            self.found["limits_late"] += late
            self.found["limits_overdue"] += overdue
            self.found["limits_missed"] += late or overdue
            self.found["limits_ended"] += met or late or overdue

    def _all_measures(self, loaded: LoadedCase) -> list[Measure]:
        return list(loaded.procedure.measures(loaded.without_reports(), loaded.acts[-1].at.date()))

    def _measures(self, loaded: LoadedCase) -> None:
        case = loaded.without_reports()
        families = {rule.id: rule.family for rule in loaded.procedure.setting.regulation.measures}
        for one in loaded.procedure.measures(case, loaded.acts[-1].at.date()):
            days = [
                act.effective
                for act in loaded.acts
                if act.kind in ("apply_measure", "propose_measure", "decide_measure")
                and (act.data["measure"], act.data["beneficiary"]) == (one.id, one.beneficiary)
            ]
            family = "protection" if families[one.id] == "protection" else "encouragement"
            if one.state in ("available", "proposed"):
                self.found[f"{family}_pending"] += 1
            elif self.within(days[-1]):
                self.found["measures_declined" if one.state == "declined" else f"{family}_given"] += 1

    def _following(self, loaded: LoadedCase, days: dict[str, date]) -> None:
        long_ago = self.today - timedelta(days=self.long)
        approved = days.get("approve")
        ends = [
            days[kind] for kind in ("declare_completion", "terminate", "submit_result_report") if kind in days
        ]
        checks = [
            act.effective
            for act in loaded.acts
            if act.kind in ("inspect", "request_report", "give_direction", "adjust_plan")
        ]
        if self.by_end(approved) and not self.by_end(min(ends, default=None)):
            self.found["unchecked"] += max(checks, default=approved) <= long_ago  # type: ignore[operator]
        supplements = [act.effective for act in loaded.acts if act.kind == "request_supplement"]
        self.found["repeated_supplements"] += len(supplements) > 1 and self.within(supplements[-1])
        convened = [act.effective for act in loaded.acts if act.kind == "convene_meeting"]
        case = loaded.without_reports()
        meetings = len(case.closed_meetings) + (case.meeting is not None)
        self.found["postponed_meetings"] += len(convened) > meetings and self.within(convened[-1])
        decided = any(self.by_end(days.get(kind)) for kind in ("approve", "disapprove", "withdraw_plan"))
        self.found["long_silence"] += not decided and loaded.acts[-1].at.date() <= long_ago

    def _waits(self, loaded: LoadedCase) -> None:
        long_ago = self.today - timedelta(days=self.long)
        since: dict[str, date] = {}
        work = todos(loaded.procedure, loaded.without_reports(), loaded.acts[-1].at.date())
        for one in work:
            if one.due is None and (one.opens_on is None or one.opens_on <= self.today):
                since[one.kind] = min(one.since, since.get(one.kind, one.since))
        for kind, day in since.items():
            if day > long_ago or kind == "vote":
                continue
            about_measures = kind in ("apply_measure", "propose_measure", "decide_measure")
            opinion = "waits_opinion" if kind == "give_party_opinion" else "waits_other"
            self.found["waits_measures" if about_measures else opinion] += 1
