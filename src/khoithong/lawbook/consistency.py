"""What parts of a pack must say together: acts of a meeting need the meeting they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from khoithong.procedure.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.lawbook.node import Node
    from khoithong.procedure.regulation import ActRule, MeetingRule

_OF_MEETINGS: Final = ("convene_meeting", "vote", "close_meeting")
_EXECUTION: Final = STATUSES.index("in_execution")


def check_meetings(
    nodes: Mapping[str, Node],
    acts: Mapping[str, ActRule],
    meetings: Mapping[tuple[str, str], MeetingRule],
) -> None:
    """Raise `SourceError` for an act of a meeting at a stage, or by a route, for which no meeting is described."""
    routes = ("collective", "council") if "choose_route" in acts else ("collective",)
    for kind in _OF_MEETINGS:
        for stage in _stages(acts[kind]) if kind in acts else ():
            for route in routes:
                if (stage, route) not in meetings:
                    raise nodes[kind].error(
                        f"hành vi “{kind}” cần một cuộc họp (meetings) với stage: {stage}, route: {route}"
                    )


def _stages(rule: ActRule) -> tuple[str, ...]:
    places = [STATUSES.index(status) for status in rule.during]
    found = (
        ("approval", any(place < _EXECUTION for place in places)),
        ("evaluation", any(place >= _EXECUTION for place in places)),
    )
    return tuple(stage for stage, there in found if there)
