"""One act of a rehearsal: its form, already filled in, and what comes of sending it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.acts import Act
from khoithong.procedure.data import DATES, read_date
from khoithong.procedure.refusals import Refusal, refuse
from khoithong.rehearsal.content import Moment, content
from khoithong.web.actforms import circumstances
from khoithong.web.actforms.context import FormContext
from khoithong.web.actforms.page import form_page
from khoithong.web.actforms.reading import DATE_WANTED, read, read_day
from khoithong.web.actforms.submission import Outcome, refused
from khoithong.web.actforms.typed import Typed
from khoithong.web.casepage.blocked import explained
from khoithong.web.casepage.paper import enterable
from khoithong.web.casepage.people import person_of
from khoithong.web.casepage.reasons import lowered
from khoithong.web.components import BlockedAct, ErrorItem, Field, Option
from khoithong.web.rehearsing.filling import fill
from khoithong.web.rehearsing.possible import moment_of
from khoithong.web.rehearsing.windows import outlook
from khoithong.web.wording import date_words

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from khoithong.web.actforms.parts import Part
    from khoithong.web.rehearsing.stage import Stage

DAY: Final = "at_day"
"""The control that says on which day the act is done."""
ACTOR: Final = "actor"
"""The control that says by whom."""
CASCADE: Final = "cascade"
"""Whether what follows moves by as many days as the act."""


@dataclass(slots=True)
class Attempt:
    """An act as it was typed: who, when, and the form as it stands."""

    stage: Stage
    form: FormContext
    day_text: str
    errors: dict[str, list[str]]

    @property
    def person(self) -> str:
        """Who acts."""
        return self.stage.here.person


def begin(stage: Stage, kind: str, person: str, day: date | None) -> Attempt:
    """The form with everything the act needs filled in."""
    at = moment_of(day) if day is not None else stage.here.now
    here = stage.on(at).as_person(person)
    form = FormContext(here, kind, Typed())
    found = content(Moment(here.procedure, here.loaded.case, person, here.day), kind)
    fill(form, found)
    return Attempt(here, form, date_words(here.day), {})


def again(stage: Stage, act: Act, person: str = "", day: date | None = None) -> Attempt:
    """The form of an act done before, to be changed; `stage` is the case before it.

    `person` and `day` are looked at instead of those of the act.
    """
    here = stage.on(moment_of(day) if day is not None else act.at).as_person(person or act.by)
    form = FormContext(here, act.kind, Typed())
    fill(form, act.data)
    if act.happened_on is not None:
        form.typed.put("happened_on", date_words(act.happened_on))
    form.typed.put("evidence", act.evidence or "")
    form.typed.put("on_behalf_of", act.on_behalf_of or "")
    return Attempt(here, form, date_words(here.day), {})


def typed_again(stage: Stage, kind: str, typed: Typed, *, checked: bool) -> Attempt:
    """The form as it came."""
    day_text, person = typed.one(DAY), typed.one(ACTOR)
    errors: dict[str, list[str]] = {}
    day = read_day(day_text) if day_text else stage.day
    if day is None:
        errors[DAY] = [DATE_WANTED]
    elif day < stage.last_at.date():
        errors[DAY] = [
            f"Ngày này trước việc gần nhất ({date_words(stage.last_at.date())}). Chọn từ ngày đó trở đi."
        ]
    known = person in stage.setting.organisation.people
    if not known:
        errors[ACTOR] = ["Chọn người làm việc này"]
    here = stage.on(moment_of(day)) if day is not None and DAY not in errors else stage
    here = here.as_person(person if known else next(iter(stage.setting.organisation.people), ""))
    return Attempt(here, FormContext(here, kind, typed, checked=checked), day_text, errors)


def judge(attempt: Attempt) -> Act | Outcome:
    """The act if it is accepted; else the outcome, with what is wrong put at the form's controls."""
    form, stage = attempt.form, attempt.stage
    found = read(form)
    around = circumstances.read(form, found)
    if found.errors or attempt.errors:
        form.errors = found.errors
        return Outcome()
    act = Act(
        form.kind,
        attempt.person,
        _moment(stage),
        found.data,
        around.happened_on,
        around.evidence,
        around.on_behalf_of,
    )
    answer = stage.procedure.decide(stage.loaded.case, act)
    return refused(form, answer, found) if isinstance(answer, Refusal) else act


def _moment(stage: Stage) -> datetime:
    """Nine o'clock, or right after what happened last that day."""
    return max(stage.here.now, stage.last_at)


def shifted(act: Act, days: timedelta) -> Act:
    """The act so many days later, with the days it names."""
    moved: dict[str, Any] = dict(act.data)
    for name in DATES[act.kind]:
        day = read_date(moved.get(name))
        if day is not None:
            moved[name] = (day + days).isoformat()
    happened = act.happened_on + days if act.happened_on is not None else None
    return replace(act, at=act.at + days, data=moved, happened_on=happened)


def act_page(attempt: Attempt, outcome: Outcome | None = None, *, changing: bool = False) -> dict[str, Any]:
    """The context of the template: the form, or why there is none for this person on this day."""
    stage, kind = attempt.stage, attempt.form.kind
    refusal = _why_not(attempt)
    if refusal is not None and not enterable(stage, kind):
        return _impossible(attempt, refusal)
    context = form_page(attempt.form, outcome)
    errors = [ErrorItem(words, f"id_{name}") for name, said in attempt.errors.items() for words in said]
    texts = [part for part in context["parts"] if _is_text(part[1])]
    if kind == "establish_council":
        context["window"] = None  # the outlook tells it, with the days that would do
    context |= {
        "parts": [part for part in context["parts"] if part not in texts],
        "texts": texts,
        "actor": _actor(attempt),
        "day": _day(attempt),
        "cascade": changing,
        "errors": [*errors, *context["errors"]],
        "outlook": outlook(stage.setting, stage.cite, stage.day)
        if attempt.form.kind in ("choose_route", "establish_council")
        else None,
    }
    return context


def _is_text(part: Part) -> bool:
    """Whether a part is a text that was filled in and can stay folded: nothing is wrong with it."""
    return isinstance(part, Field) and part.kind in ("text", "textarea") and not part.errors


def _why_not(attempt: Attempt) -> Refusal | None:
    """Why this person cannot do it on this day, whatever the content."""
    stage = attempt.stage
    if attempt.person not in stage.setting.organisation.people:
        return refuse("unknown_reference")
    return stage.procedure.why_not(stage.loaded.case, attempt.person, attempt.form.kind, stage.here.now)


def _impossible(attempt: Attempt, refusal: Refusal) -> dict[str, Any]:
    """Why the act cannot be done, and the controls to look at another person or day."""
    stage = attempt.stage
    cited = stage.cite(refusal.provision, quoted=True)
    errors = [ErrorItem(words, f"id_{name}") for name, said in attempt.errors.items() for words in said]
    return {
        "form": attempt.form,
        "blocked": explained(stage, attempt.form.kind, refusal)
        if stage.case.status != "draft"
        else BlockedAct(
            stage.labels.acts[attempt.form.kind].noun, lowered(refusal.message.rstrip(".")), cited
        ),
        "errors": errors,
        "actor": replace(_actor(attempt), name="nguoi"),
        "day": replace(_day(attempt), name="ngay"),
        "quotes": [cited] if cited is not None and cited.text else [],
    }


def _actor(attempt: Attempt) -> Field:
    stage, kind = attempt.stage, attempt.form.kind
    people = stage.setting.organisation.people
    able = [
        one for one in people if stage.procedure.why_not(stage.loaded.case, one, kind, stage.here.now) is None
    ]
    if attempt.person and attempt.person not in able:
        able.append(attempt.person)
    options = tuple(_option(stage, one) for one in able)
    return Field(
        "person",
        ACTOR,
        "Người làm",
        attempt.person,
        options=options,
        errors=tuple(attempt.errors.get(ACTOR, ())),
    )


def _option(stage: Stage, person: str) -> Option:
    known = person_of(stage, person, stage.day)
    return Option(person, known.name, hint=known.office)


def _day(attempt: Attempt) -> Field:
    return Field(
        "date",
        DAY,
        "Ngày làm",
        attempt.day_text,
        hint="Ngày/tháng/năm, ví dụ 18/03/2026.",
        errors=tuple(attempt.errors.get(DAY, ())),
    )
