"""The controls of a form, by the kind of data the pack asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.violations import handled_by, waits_for
from khoithong.procedure.vocabulary import CAPACITIES, CAUSES, FINDINGS, MEMBER_STANDINGS
from khoithong.procedure.wording import shown
from khoithong.web.actforms.candidates import NOBODY, candidates, people
from khoithong.web.actforms.grants import grants
from khoithong.web.actforms.parts import Group, Part, Ticks
from khoithong.web.components import Field, FieldRows, Option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from khoithong.procedure.regulation import Field as Asked
    from khoithong.web.actforms.context import FormContext
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Citation, FieldKind

GRANT: Final = "grant"
"""The control that names measure and beneficiary together."""

MEMBER_COLUMNS: Final = ("person", "capacity", "as", "secretary")
_SHORT: Final = frozenset({"document", "number", "standing_approval", "form", "compensation"})
"""Texts of one line."""
_ROWS: Final = {"minutes": 14, "content": 6, "results": 8, "remarks": 5}
_YES_NO: Final = (Option("true", "Có"), Option("false", "Không"))
_SKIPPED: Final = frozenset({"beneficiary", "condition_reasons"})
"""Asked for together with another field."""


_WHEN: Final = {
    ("choose_route", "reason"): "bắt buộc khi chọn Hội đồng",
    ("approve", "reason"): "bắt buộc khi quyết định khác với ý kiến đã nhận",
    ("publish_result", "reason"): "bắt buộc khi công bố khác với ý kiến đã nhận",
    ("decide_measure", "outcome"): "bắt buộc khi đồng ý loại trừ, miễn hoặc giảm nhẹ trách nhiệm",
    ("close_meeting", "conclusion"): "khi biên bản không kết luận hoàn thành",
    ("close_meeting", "reasons"): "khi biên bản không kết luận hoàn thành",
}
"""When a field is needed that is neither always needed nor never."""


def parts(form: FormContext) -> list[Part]:
    """The form's parts in the order the pack asks for them."""
    found: list[Part] = []
    for name, asked in form.fields.items():
        if name not in _SKIPPED and _asked_now(form, name):
            found += _MAKERS[asked.type](form, asked)
    return found


def _may_be_needed(form: FormContext, name: str) -> bool:
    """A decision's reason is needed only where the text has it follow an opinion."""
    advised = any(check.name == "advice_reasoned" for check in form.rule.checks)
    return advised or form.kind not in ("approve", "publish_result") or name != "reason"


def _asked_now(form: FormContext, name: str) -> bool:
    """A conclusion and its reasons are asked where the vote did not find the result completed, or is not shown."""
    if name not in ("conclusion", "reasons") or form.kind != "close_meeting":
        return True
    return form.not_completed or not form.counts


def _field(form: FormContext, asked: Asked, kind: FieldKind, **more: Any) -> Field:
    words = form.words(asked.name)
    when = _WHEN.get((form.kind, asked.name), "")
    note = "" if asked.required or not _may_be_needed(form, asked.name) else when
    given: dict[str, Any] = {
        "value": form.typed.one(asked.name),
        # the note beside the label is not said a second time below it, nor where the text never asks for the field
        "hint": "" if when and words.hint.casefold().startswith(when) else words.hint,
        "errors": form.wrong(asked.name),
        "required": _required(form, asked),
        "note": note,
        "citation": form.ground.cite(asked.provision.of(form.ground.case.route)),
    }
    return Field(kind, asked.name, words.label, **(given | more))


def _required(form: FormContext, asked: Asked) -> bool:
    if asked.required or asked.name == "confirmed":
        return True
    if form.kind == "publish_result" and asked.name == "conclusion":
        return True
    return form.not_completed and asked.name in ("conclusion", "reasons", "causes", "findings")


def _text(form: FormContext, asked: Asked) -> Iterator[Part]:
    if asked.name in _SHORT:
        yield _field(form, asked, "text", secrecy=True)
    else:
        yield _field(form, asked, "textarea", rows=_ROWS.get(asked.name, 5))


def _texts(form: FormContext, asked: Asked) -> Iterator[Part]:
    yield _field(form, asked, "textarea", rows=4)


def _date(form: FormContext, asked: Asked) -> Iterator[Part]:
    yield _field(form, asked, "date", hint=f"{form.words(asked.name).hint} Ngày/tháng/năm, ví dụ 18/03/2026.")


def _percent(form: FormContext, asked: Asked) -> Iterator[Part]:
    yield _field(form, asked, "number", suffix="%")


def _boolean(form: FormContext, asked: Asked) -> Iterator[Part]:
    yield _field(form, asked, "radios", options=_YES_NO)


def _choice(form: FormContext, asked: Asked) -> Iterator[Part]:
    words = form.ground.labels.choices[f"{form.kind}.{asked.name}"]
    options = tuple(Option(value, words[value]) for value in asked.choices)
    if _required(form, asked):
        yield _field(form, asked, "radios", options=options)
    else:
        yield _field(form, asked, "select", options=(NOBODY, *options), width="medium")


def _report(form: FormContext, asked: Asked) -> Iterator[Part]:
    """The reports this person handles and that wait for the act; nobody else gets as far as the form."""
    ground = form.ground
    mine = handled_by(ground.setting, ground.loaded.case, ground.here.person, ground.day)
    options = tuple(
        Option(
            str(report.number),
            f"Phản ánh số {report.number}, gửi ngày {shown(report.on)}",
            hint=ground.pack.prohibitions.get(report.provision, ground.pack.label(report.provision)),
        )
        for report in mine
        if waits_for(report, form.kind)
    )
    yield _field(form, asked, "radios", options=options)


def _plan(form: FormContext, asked: Asked) -> Iterator[Part]:
    for section in form.ground.regulation.sections:
        name = f"{asked.name}.{section.name}"
        yield Field(
            "textarea",
            name,
            form.ground.pack.sections[section.name],
            form.typed.one(name),
            errors=form.wrong(name),
            required=section.required,
            citation=form.ground.cite(section.provision),
            rows=6,
        )


def _person(form: FormContext, asked: Asked) -> Iterator[Part]:
    options = candidates(form.ground, form.kind, asked.name, asked.type)
    yield _field(form, asked, "person", options=(NOBODY, *options))


def _persons(form: FormContext, asked: Asked) -> Iterator[Part]:
    options = candidates(form.ground, form.kind, asked.name, asked.type)
    if options:
        yield _field(form, asked, "people", options=options, value=form.typed.many(asked.name))


def _members(form: FormContext, asked: Asked) -> Iterator[Part]:
    options = (NOBODY, *people(form.ground))
    words = form.words(asked.name)
    council = form.ground.regulation.council
    yield FieldRows(
        asked.name,
        words.label,
        [_member(form, asked.name, place, options) for place in form.typed.rows(asked.name)],
        hint=words.hint,
        row_label="Thành viên",
        add_label="Thêm thành viên",
        errors=form.wrong(asked.name),
        citation=form.ground.cite(council.size_provision) if council else None,
    )


def _member(form: FormContext, name: str, place: int, options: tuple[Option, ...]) -> list[Field]:
    labels = form.ground.labels
    seats = tuple(Option(one, labels.capacities[one]) for one in CAPACITIES)
    standings = (NOBODY, *(Option(one, labels.member_standings[one]) for one in MEMBER_STANDINGS))

    def cell(
        kind: FieldKind, column: str, label: str, options: tuple[Option, ...], *, required: bool
    ) -> Field:
        key = f"{name}.{place}.{column}"
        return Field(
            kind, key, label, form.typed.one(key), errors=form.wrong(key), required=required, options=options
        )

    return [
        cell("person", "person", "Họ và tên", options, required=True),
        cell("select", "capacity", "Chức danh trong Hội đồng", seats, required=True),
        cell("select", "as", "Tư cách tham gia", standings, required=True),
        cell("checkbox", "secretary", "Kiêm thư ký Hội đồng", (), required=False),
    ]


def _provision(form: FormContext, asked: Asked) -> Iterator[Part]:
    pack = form.ground.pack
    options = tuple(Option(ref, words, hint=pack.label(ref)) for ref, words in pack.prohibitions.items())
    yield _field(form, asked, "radios", options=options)


def _provisions(form: FormContext, asked: Asked) -> Iterator[Part]:
    if asked.name == "confirmed":
        yield from _confirmations(form)
    elif form.ground.regulation.conditions:
        yield _conditions(form)


def confirmations(ground: Ground, kind: str) -> list[str]:
    """What whoever does this act confirms by doing so."""
    return [one.provision for one in ground.regulation.confirmations if kind in one.acts]


def _confirmations(form: FormContext) -> Iterator[Part]:
    labels = {one.provision: one.label for one in form.ground.regulation.confirmations}
    for place, ref in enumerate(confirmations(form.ground, form.kind)):
        name = f"confirmed.{place}"
        yield Field(
            "checkbox",
            name,
            f"Xác nhận đã rà soát: {labels[ref][:1].lower()}{labels[ref][1:]}.",
            form.typed.one(name),
            errors=form.wrong(name),
            citation=form.ground.cite(ref),
        )


def _conditions(form: FormContext) -> Ticks:
    pack, words = form.ground.pack, form.words("conditions_met")
    rows = []
    for place, ref in enumerate(form.ground.regulation.conditions):
        tick, why = f"conditions_met.{place}", f"condition_reasons.{place}"
        rows.append(
            (
                Field(
                    "checkbox",
                    tick,
                    pack.conditions[ref],
                    form.typed.one(tick),
                    citation=form.ground.cite(ref),
                ),
                Field(
                    "textarea",
                    why,
                    "Căn cứ, lý do",
                    form.typed.one(why),
                    errors=form.wrong(why),
                    required=False,
                    note="bắt buộc khi đánh dấu",
                    rows=2,
                    quiet=True,
                ),
            )
        )
    return Ticks(words.label, rows, "conditions_met", words.hint, _depending(form.ground))


def _depending(ground: Ground) -> list[Citation]:
    """The articles whose measures are closed while a condition is not found met."""
    rules = [rule for rule in ground.regulation.measures if "conditions_met" in rule.when]
    articles = dict.fromkeys(rule.provision.partition("/")[0] for rule in rules)
    return [cited for article in articles if (cited := ground.cite(article)) is not None]


def _causes(form: FormContext, asked: Asked) -> Iterator[Part]:
    labels = form.ground.labels.causes
    yield _group(
        form,
        asked,
        [
            Field(
                "textarea",
                f"{asked.name}.{key}",
                labels[key],
                form.typed.one(f"{asked.name}.{key}"),
                errors=form.wrong(f"{asked.name}.{key}"),
                required=_required(form, asked),
                rows=3,
                quiet=True,
            )
            for key in CAUSES
        ],
    )


def _findings(form: FormContext, asked: Asked) -> Iterator[Part]:
    labels = form.ground.labels.findings
    yield _group(
        form,
        asked,
        [
            Field(
                "radios",
                f"{asked.name}.{key}",
                labels[key],
                form.typed.one(f"{asked.name}.{key}"),
                errors=form.wrong(f"{asked.name}.{key}"),
                required=_required(form, asked),
                options=_YES_NO,
            )
            for key in FINDINGS
        ],
    )


def _group(form: FormContext, asked: Asked, inside: list[Field]) -> Group:
    words = form.words(asked.name)
    return Group(
        words.label,
        inside,
        asked.name,
        words.hint,
        required=_required(form, asked),
        errors=form.wrong(asked.name),
        citation=form.ground.cite(form.ground.regulation.causes_provision),
    )


def _measure(form: FormContext, asked: Asked) -> Iterator[Part]:
    words = form.words(asked.name)
    yield Field(
        "radios",
        GRANT,
        f"{words.label} và đối tượng",
        form.typed.one(GRANT),
        hint=words.hint,
        errors=form.wrong(GRANT),
        options=grants(form.ground, form.kind),
    )


def _nothing(form: FormContext, asked: Asked) -> Iterator[Part]:  # noqa: ARG001 - one signature for all
    return iter(())


_MAKERS: Final[dict[str, Callable[[FormContext, Any], Iterator[Part]]]] = {
    "text": _text,
    "texts": _texts,
    "date": _date,
    "boolean": _boolean,
    "choice": _choice,
    "percent": _percent,
    "number": _report,
    "plan": _plan,
    "person": _person,
    "persons": _persons,
    "agency": _person,
    "party": _person,
    "parties": _persons,
    "members": _members,
    "provision": _provision,
    "provisions": _provisions,
    "reasons": _nothing,
    "causes": _causes,
    "findings": _findings,
    "measure": _measure,
}
