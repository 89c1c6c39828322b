"""For every act a case in which it is possible."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from tests.procedure.kit import SOC_TRANG, Province, Story

if TYPE_CHECKING:
    from collections.abc import Callable


def _appraised() -> Story:
    return Story(Province().person("to-chuc", "so:organiser"), pack=SOC_TRANG).submitted()


def _committee() -> Story:
    province = (
        Province().agency("du-ubnd", kind="party_body", organising_body="btc").agency("btc", kind="party")
    )
    province.person("ban", "btc:organiser").person("chi", "so:manager", managed_by="du-ubnd")
    return Story(province, readings={"standing_board_cases": "article_7"}).submitted()


def _meeting_day() -> Story:
    return Story().submitted().does("convene_meeting", on="2026-05-04")


def _suspended() -> Story:
    return Story().approved().does("suspend").does("inspect")


def _evaluating() -> Story:
    story = Story().reported().does("convene_meeting", on="2026-06-01")
    return story.votes(an="against", binh="against", giang="for")


STAGES: Final[dict[str, Callable[[], Story]]] = {
    "submit_plan": Story,
    "vote": _meeting_day,
    "close_meeting": lambda: _meeting_day().votes(an="for", binh="for", giang="against"),
    "proceed_despite_rejection": lambda: Story().rejected(),
    "establish_council": lambda: Story().submitted().does("choose_route"),
    "replace_council_member": lambda: Story().with_council(),
    "dispatch_plan": lambda: Story().with_council(),
    "appraise": _appraised,
    "escalate": _appraised,
    "consult": _committee,
    "seek_party_opinion": lambda: Story().submitted().meets(),
    "give_party_opinion": lambda: Story().submitted().meets().does("seek_party_opinion"),
    "approve": lambda: Story().submitted().meets().answered(),
    "disapprove": lambda: Story().submitted().meets().answered(),
    **dict.fromkeys(
        (
            "allocate_resources",
            "report_progress",
            "request_report",
            "give_direction",
            "adjust_plan",
            "reassign_execution",
            "inspect",
            "suspend",
        ),
        lambda: Story().approved(),
    ),
    "resume": _suspended,
    "terminate": _suspended,
    "declare_completion": lambda: Story().approved().on("2026-06-02"),
    "submit_result_report": lambda: Story().approved().on("2026-06-02"),
    "publish_result": lambda: Story().assessed().answered(),
    **dict.fromkeys(
        ("apply_measure", "propose_measure", "decide_measure", "archive"), lambda: Story().published()
    ),
    "resolve_violation": lambda: Story().submitted().does("report_violation"),
    "record_handling": lambda: Story().submitted().does("report_violation").does("resolve_violation"),
}
"""Where each act is possible; all others are once a plan was submitted."""


@cache
def stage(kind: str) -> Story:
    """A case in which the act's usual content is accepted."""
    return STAGES.get(kind, lambda: Story().submitted())()
