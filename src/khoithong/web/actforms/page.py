"""The context of an act's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from khoithong.procedure.refusals import MESSAGES
from khoithong.web.actforms import circumstances
from khoithong.web.actforms.faults import summary
from khoithong.web.actforms.fields import parts
from khoithong.web.actforms.foresight import foresee
from khoithong.web.actforms.parts import Group, Ticks
from khoithong.web.actforms.quotes import quotes
from khoithong.web.actforms.reading import read
from khoithong.web.actforms.surroundings import surroundings
from khoithong.web.casepage.acts import waiting
from khoithong.web.casepage.blocked import explained
from khoithong.web.casepage.reasons import message_of
from khoithong.web.casepage.status import status
from khoithong.web.components import Field, FieldRows, Link
from khoithong.web.navigation import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from khoithong.web.actforms.context import FormContext
    from khoithong.web.actforms.parts import Part
    from khoithong.web.actforms.submission import Outcome
    from khoithong.web.actforms.typed import Typed
    from khoithong.web.casepage.ground import Ground

RESPONSIBILITY = {
    "proceed_despite_rejection": (
        "Tập thể lãnh đạo không thông qua đề xuất này. Quyết định cho triển khai là của người đứng đầu, "
        "được ghi bằng văn bản, nêu sự cần thiết và tính khả thi. Người đứng đầu chịu trách nhiệm trước cơ quan "
        "cấp trên và trước pháp luật về quyết định của mình. Quyết định hiện mãi trong hồ sơ và được báo cho "
        "cơ quan cấp trên."
    ),
    "terminate": "Chấm dứt thực hiện không rút lại được; báo cáo và đánh giá kết quả vẫn phải làm.",
    "withdraw_plan": "Rút kế hoạch không lấy lại được; muốn đề xuất tiếp thì gửi kế hoạch mới.",
    "archive": "Hồ sơ lưu trữ không ghi thêm được việc nào, trừ phản ánh và xử lý vi phạm.",
}
"""What is said before acts that cannot be taken back."""

_OPENED_BY: Final = {
    MESSAGES["council_not_chosen"]: "choose_route",
    MESSAGES["council_missing"]: "establish_council",
    MESSAGES["no_meeting"]: "convene_meeting",
    MESSAGES["inspection_needed"]: "inspect",
    MESSAGES["appraisal_needed"]: "appraise",
}
"""The act that removes what stands in the way; where nothing is named, it is the step the case waits for."""


def form_page(
    form: FormContext, outcome: Outcome | None = None, *, only_for_others: bool = False
) -> dict[str, Any]:
    """Everything the template of a form needs but its hidden fields."""
    shown = parts(form)
    around = circumstances.fields(form, only_for_others=only_for_others)
    order = [*_names(shown), "files", *(one.name for one in around)]
    data = read(form).data if form.checked else None
    return {
        "ground": form.ground,
        "form": form,
        "parts": [(_template(part), part) for part in shown],
        "circumstances": around,
        "circumstances_open": only_for_others or any(form.typed.one(name) for name in circumstances.NAMES),
        "only_for_others": only_for_others,
        "errors": summary(form, order, outcome.general if outcome else ()),
        "refusal": _cited(form, outcome),
        "unrecorded": outcome is not None and outcome.done is None,
        "quotes": quotes(form),
        "provision": form.ground.cite(form.provision),
        "foresight": foresee(form, data),
        "responsibility": RESPONSIBILITY.get(form.kind, ""),
        "crumbs": crumbs(form.ground),
        **surroundings(form),
    }


def _cited(form: FormContext, outcome: Outcome | None) -> dict[str, Any] | None:
    """A refusal that is about no control, for the lines above the form; others stand at their controls."""
    if outcome is None or outcome.refusal is None or outcome.refusal.fields:
        return None
    refusal = outcome.refusal
    return {
        "title": form.ground.labels.refusals[refusal.code],
        "message": message_of(form.ground, form.kind, refusal),
        "citation": form.ground.cite(refusal.provision),
    }


def _template(part: Part) -> str:
    if isinstance(part, Group):
        return "acts/group.html"
    return "acts/ticks.html" if isinstance(part, Ticks) else ""


def _names(shown: Sequence[Part]) -> Iterator[str]:
    """The controls in the order of the page."""
    for part in shown:
        if isinstance(part, Field):
            yield part.name
            continue
        yield part.name
        if isinstance(part, FieldRows):
            yield from (cell.name for row in part.rows for cell in row)
        elif isinstance(part, Group):
            yield from (one.name for one in part.fields)
        else:
            yield from (one.name for pair in part.rows for one in pair)


def impossible_page(ground: Ground, kind: str, typed: Typed) -> dict[str, Any]:
    """Why an act is not possible now, and what was typed, to be copied."""
    here, work = ground.here, waiting(ground)
    steps = [todo.kind for todo in work[:1]]
    refusal = ground.procedure.why_not(ground.loaded.case, here.person, kind, here.now)
    cited = ground.cite(refusal.provision, quoted=True) if refusal else None
    if refusal and refusal.message in _OPENED_BY:
        steps.insert(0, _OPENED_BY[refusal.message])
    return {
        "ground": ground,
        "label": ground.labels.acts[kind],
        "blocked": explained(ground, kind, refusal) if refusal else None,
        "status": status(ground, work),
        "due": _mine(ground, steps),
        "quotes": [cited] if cited and cited.text else [],
        "typed": typed.texts,
        "crumbs": crumbs(ground),
    }


def _mine(ground: Ground, steps: Sequence[str]) -> Link | None:
    """The first of the steps this person can take."""
    here, case = ground.here, ground.loaded.case
    for kind in steps:
        if ground.procedure.why_not(case, here.person, kind, here.now) is None:
            return Link(ground.labels.acts[kind].verb, ground.act_url(kind))
    return None


def crumbs(ground: Ground) -> list[Link]:
    """The way back from an act."""
    return [Link("Hồ sơ", address("cases")), Link(ground.row.code, ground.url)]
