"""The components of a page, one tag each. `docs/reference/components.md` lists them with their parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.http import QueryDict
from django.template.loader import render_to_string

from khoithong.web.components import STATUS_TONES, TONE_ICONS, ErrorItem, Field, FieldRows
from khoithong.web.forms import errors_of, field_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.paginator import Page
    from django.forms import BaseForm, BoundField
    from django.http import HttpRequest
    from django.template.context import Context
    from django.utils.safestring import SafeString

    from khoithong.web.components import (
        AvailableAct,
        BlockedAct,
        Citation,
        DateExplanation,
        Deadline,
        Event,
        Link,
        Person,
        Step,
        SummaryRow,
        Tally,
        Task,
        Tone,
        Voter,
        WorkItem,
    )
    from khoithong.web.strip import Strip

register = template.Library()
Data = dict[str, Any]


def _draw(name: str, **values: object) -> SafeString:
    return render_to_string(f"components/{name}.html", values)


@register.simple_tag
def status_tag(status: str, label: str) -> SafeString:
    """Show the status of a case; the words come from its regulation pack."""
    return tag(label, STATUS_TONES.get(status, "neutral"))


@register.simple_tag
def tag(label: str, tone: Tone = "neutral", icon: str = "") -> SafeString:
    """Show a word in a colour with an icon; `icon` replaces that of the tone."""
    return _draw("tag", label=label, tone=tone, icon=icon or TONE_ICONS[tone])


@register.inclusion_tag("components/status_line.html")
def status_line(status: str, label: str, holder: str = "", next_step: str = "") -> Data:
    """Show a status together with who holds the case and what comes next."""
    return {"status": status, "label": label, "holder": holder, "next_step": next_step}


@register.inclusion_tag("components/deadline_badge.html")
def deadline_badge(deadline: Deadline) -> Data:
    """Show a limit: colour, icon and words, the date beside it."""
    return {"deadline": deadline}


@register.inclusion_tag("components/deadline_card.html")
def deadline_card(deadline: Deadline) -> Data:
    """Show a limit at length: what it is for, who holds it, its provision, `Vì sao ngày này?`."""
    return {"deadline": deadline}


@register.inclusion_tag("components/why_date.html")
def why_date(explanation: DateExplanation, open: bool = False) -> Data:  # noqa: A002 - the HTML attribute's name
    """Disclose why a limit falls on its day: the event, the rule, each day counted or skipped."""
    return {"explanation": explanation, "open": open}


@register.inclusion_tag("components/strip.html")
def calendar_strip(strip: Strip, finding: str = "") -> Data:
    """Draw weeks day by day: days off hatched, today outlined, the days that matter marked."""
    return {"strip": strip, "finding": finding}


@register.inclusion_tag("components/stepper.html")
def stepper(steps: Iterable[Step], label: str = "Các bước của hồ sơ") -> Data:
    """Show the steps of the procedure with the provision under each."""
    return {"steps": list(steps), "label": label}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[Event], label: str = "Diễn biến hồ sơ") -> Data:
    """Show what happened, newest first, planned steps hollow on top. The order is the caller's."""
    return {"events": list(events), "label": label}


@register.inclusion_tag("components/available_acts.html")
def available_acts(acts: Iterable[AvailableAct], heading: str = "Có thể làm ngay") -> Data:
    """Show what can be done now, each with its button."""
    return {"acts": list(acts), "heading": heading}


@register.inclusion_tag("components/blocked_acts.html")
def blocked_acts(acts: Iterable[BlockedAct], heading: str = "Chưa thể làm") -> Data:
    """Show what cannot be done now, each with its reason."""
    return {"acts": list(acts), "heading": heading}


@register.inclusion_tag("components/blocked_act.html")
def blocked_act(act: BlockedAct) -> Data:
    """Show one act that cannot be done: the act, why, the provision, who opens it."""
    return {"act": act}


@register.inclusion_tag("components/quote_panel.html")
def quote_panel(citations: Iterable[Citation], heading: str = "Quy định nói gì") -> Data:
    """Show provisions verbatim beside what rests on them."""
    return {"citations": list(citations), "heading": heading}


@register.inclusion_tag("components/error_summary.html")
def error_summary(errors: BaseForm | Iterable[ErrorItem | str]) -> Data:
    """Show what must be put right, each line a link to its field; nothing when there is nothing."""
    return {"errors": errors_of(errors)}


@register.simple_tag
def field(source: Field | BoundField | FieldRows, **changes: Any) -> SafeString:
    """Draw a field with its label, hint, reminder and errors. Keywords replace what the field says."""
    if isinstance(source, FieldRows):
        return _draw("field_rows", rows=source)
    shown = field_of(source, **changes)
    return _draw(f"field_{shown.kind}", field=shown)


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: Iterable[Task], label: str = "Các phần cần làm") -> Data:
    """Show tasks with the state of each."""
    return {"tasks": list(tasks), "label": label}


@register.inclusion_tag("components/summary_list.html")
def summary_list(rows: Iterable[SummaryRow]) -> Data:
    """Show facts as label and value, each with its link to change it."""
    return {"rows": list(rows)}


@register.inclusion_tag("components/work_list.html")
def work_list(items: Iterable[WorkItem], heading: str = "", tone: str = "") -> Data:
    """Show things to do under a heading that counts them."""
    return {"items": list(items), "heading": heading, "tone": tone}


@register.inclusion_tag("components/ballot_bar.html")
def ballot_bar(tally: Tally) -> Data:
    """Draw the vote as a bar with the 50% mark, the sentence and the figures under it."""
    return {"tally": tally}


@register.inclusion_tag("components/tally.html")
def tally(tally: Tally) -> Data:
    """Say the result in one line, always with its denominator."""
    return {"tally": tally}


@register.inclusion_tag("components/turnout.html")
def turnout(voted: int, total: int, hidden: bool = True) -> Data:
    """Show how many have voted while the vote runs; `hidden` says that contents are shown at its close."""
    return {"voted": voted, "total": total, "hidden": hidden, "width": 100 * voted // total if total else 0}


@register.inclusion_tag("components/voter_roll.html")
def voter_roll(voters: Iterable[Voter], label: str = "Danh sách biểu quyết") -> Data:
    """Show who votes, who has voted, who is excluded and on which provision."""
    return {"voters": list(voters), "label": label}


@register.inclusion_tag("components/person_chip.html")
def person_chip(person: Person) -> Data:
    """Show a person in the capacity used."""
    return {"person": person}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", action: str = "") -> Data:
    """Say that there is nothing, why, and what one may do."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "trang") -> Data:
    """Lead through the pages of a list; the other parameters of the address are kept."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)

    def link(number: int | str) -> tuple[int | None, str]:
        if not isinstance(number, int):
            return None, ""
        query[parameter] = str(number)
        return number, f"?{query.urlencode()}"

    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "links": [link(number) for number in pages],
        "before": link(page.number - 1)[1],
        "after": link(page.number + 1)[1],
    }


@register.inclusion_tag("components/tabs.html")
def tabs(links: Iterable[Link], label: str = "Các phần") -> Data:
    """Show the parts of a page, each with an address of its own."""
    return {"links": list(links), "label": label}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(links: Iterable[Link]) -> Data:
    """Show the way back."""
    return {"links": list(links)}


@register.inclusion_tag("components/save_status.html")
def save_status(saved_at: str = "") -> Data:
    """Mark where the page says `Đã lưu lúc 14:32`; `saved_at` is the time of the last save, if any."""
    return {"saved_at": saved_at}


@register.inclusion_tag("components/conflict.html")
def conflict(rows: Iterable[tuple[str, str, str]], saved_by: str = "") -> Data:
    """Show two versions side by side: rows of label, what is typed here, what was saved elsewhere."""
    return {"rows": list(rows), "saved_by": saved_by}


@register.simple_block_tag
def card(content: SafeString, title: str = "", tone: str = "", level: int = 2) -> SafeString:
    """Frame what belongs together."""
    return _draw("card", content=content, title=title, tone=tone, level=level)


@register.simple_block_tag
def inset(content: SafeString) -> SafeString:
    """Set a remark apart from the text."""
    return _draw("inset", content=content)


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    """Say what follows from an act before it is done."""
    return _draw("warning", content=content)


@register.simple_block_tag
def banner(content: SafeString, title: str = "Thông báo", tone: str = "info") -> SafeString:
    """Tell something about the whole page: `info`, `done` or `stop`."""
    return _draw("banner", content=content, title=title, tone=tone)


@register.simple_block_tag
def confirmation(content: SafeString, title: str, code: str = "") -> SafeString:
    """Confirm an act: its code, and below what happens next."""
    return _draw("confirmation", content=content, title=title, code=code)


@register.simple_block_tag
def disclosure(content: SafeString, summary: str, open: bool = False) -> SafeString:  # noqa: A002 - HTML's name
    """Hide what only some need under one line."""
    return _draw("disclosure", content=content, summary=summary, open=open)


@register.simple_block_tag
def figure(content: SafeString, finding: str) -> SafeString:
    """Frame a picture with the one sentence that says what it shows."""
    return _draw("figure", content=content, finding=finding)
