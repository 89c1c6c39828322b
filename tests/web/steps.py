"""What the tests of the step pages share: a council of five, the words of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.web.office import Office, Visitor

SEATS = (
    ("gd", "chair", "head"),
    ("pgd1", "vice_chair", "deputy"),
    ("gd-nv", "member", "agency"),
    ("gd-tc", "member", "agency"),
    ("cg", "member", "expert"),
)


def members(secretary: str = "gd-tc") -> list[dict[str, Any]]:
    """A lawful council of five."""
    return [
        {"person": person, "capacity": capacity, "as": standing}
        | ({"secretary": True} if person == secretary else {})
        for person, capacity, standing in SEATS
    ]


def route_to_council(office: Office) -> None:
    """A plan submitted on 2026-05-04 and given to a council the same day."""
    office.desk.submit()
    office.desk.do("gd", "choose_route", route="council", reason="Phạm vi rộng, nhiều lĩnh vực")


def with_council(office: Office) -> None:
    """The council established, the plan sent, the meeting convened for 2026-05-12."""
    route_to_council(office)
    office.desk.do("gd", "establish_council", members=members(), document="7/QĐ-SXD")
    office.desk.do("gd", "dispatch_plan")
    office.desk.do("gd", "convene_meeting", on="2026-05-12")


def rejected(office: Office) -> None:
    """A meeting on 2026-05-11 in which everybody voted against."""
    office.desk.meet()
    for voter in ("gd", "pgd1", "pgd2"):
        office.desk.do(voter, "vote", ballot="against")
    office.desk.do("gd", "close_meeting", minutes="BB số 1")


def words(html: str) -> str:
    """The words of a page's matter."""
    matter = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", matter).split())


def seen(visitor: Visitor, path: str) -> str:
    """Open a page and read it."""
    html = visitor.get(path)
    assert visitor.status == 200, path
    return words(html)
