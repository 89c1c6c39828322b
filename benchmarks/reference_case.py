"""The reference case of the benchmarks: collective path, three voters, passed, split, tied or overridden; 18.25 acts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from khoithong.lawbook.calendars import working_calendar
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.acts import Act
from khoithong.procedure.engine import Procedure
from khoithong.procedure.organisation import Agency, Office, Organisation, Person

PACK = "tinh-uy-2026"
BALLOTS = (
    ("for", "for", "for"),
    ("for", "against", "for"),
    ("for", "against", "other"),
    ("for", "against", "against"),
)
PLAN = {
    "necessity": "noi dung",
    "bottleneck": "noi dung",
    "content": "noi dung ke hoach " * 4,
    "scope": "noi dung",
    "duration": "noi dung",
    "resources": "noi dung",
    "feasibility": "noi dung",
    "expected_effect": "noi dung",
}


def organisation() -> Organisation:
    """One department under a province, with its Party body."""
    agencies = [
        Agency("ubnd", "UBND", "state", party_body="du-ubnd"),
        Agency("so", "So", "state", superior="ubnd", party_body="du-so"),
        Agency("du-ubnd", "Dang uy UBND", "party_body"),
        Agency("du-so", "Dang uy So", "party_body"),
    ]
    people = [
        Person("head", "Head", (Office("so", "head"),)),
        Person("deputy1", "Deputy 1", (Office("so", "deputy"),)),
        Person("deputy2", "Deputy 2", (Office("so", "deputy"),)),
        Person("officer", "Officer", (Office("so", "manager"),)),
        Person("party", "Party", (Office("du-so", "head"),)),
    ]
    return Organisation(agencies, people)


def procedure() -> Procedure:
    """The engine over that organisation."""
    return Procedure(load_pack(PACK), organisation(), working_calendar())


def acts(number: int) -> list[tuple[str, str, dict[str, Any]]]:
    """The acts of case ``number``: kind, actor, data."""
    ballots = BALLOTS[number % 4]
    voters = ("head", "deputy1", "deputy2")
    found: list[tuple[str, str, dict[str, Any]]] = [
        ("submit_plan", "officer", {"plan": PLAN}),
        ("convene_meeting", "head", {"on": "2026-06-05"}),
    ]
    found += [("vote", voter, {"ballot": ballot}) for voter, ballot in zip(voters, ballots, strict=True)]
    found.append(("close_meeting", "head", {"minutes": "bien ban"}))
    if number % 4 == 3:
        document = {"necessity": "can thiet", "feasibility": "kha thi", "document": "12-QD"}
        found.append(("proceed_despite_rejection", "head", document))
    found += [
        ("seek_party_opinion", "head", {}),
        ("give_party_opinion", "party", {"opinion": "agree", "content": "dong y"}),
        ("approve", "head", {"document": "13-QD", "executors": ["officer"]}),
        ("report_progress", "officer", {"content": "bao cao tien do"}),
        ("submit_result_report", "officer", {"results": "ket qua", "completed_on": "2026-08-28"}),
        ("convene_meeting", "head", {"on": "2026-09-03"}),
    ]
    found += [("vote", voter, {"ballot": "for"}) for voter in voters]
    found += [
        ("close_meeting", "head", {"minutes": "bien ban"}),
        ("seek_party_opinion", "head", {}),
        ("give_party_opinion", "party", {"opinion": "agree", "content": "dong y"}),
        ("publish_result", "head", {"document": "99-QD"}),
    ]
    return found


_DAYS = (1, 2, 5, 5, 5, 5, 8, 9, 10)


def timed_acts(number: int) -> list[Act]:
    """The same as acts of the engine, at plausible moments."""
    start = datetime(2026, 6, 1, 9)
    found = []
    for place, (kind, actor, data) in enumerate(acts(number)):
        if place < 9 + (number % 4 == 3):
            moment = start + timedelta(days=_DAYS[min(place, 8)] - 1, minutes=place)
        elif kind == "report_progress":
            moment = datetime(2026, 7, 1, 9)
        elif kind == "submit_result_report":
            moment = datetime(2026, 9, 1, 9)
        else:
            moment = datetime(2026, 9, 3, 9, place)
        found.append(Act(kind, actor, moment, data))
    return found
