"""`Tổ chức và chức vụ`: the tree, who holds what, what is missing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from khoithong.organisation.snapshot import Directory
from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.web.organisation_tree import tree

if TYPE_CHECKING:
    from tests.web.office import Office as Premises

DAY = date(2026, 5, 4)


def picture(*agencies: Agency, people: tuple[Person, ...] = ()) -> Directory:
    return Directory(1, Organisation(agencies, people), {}, {person.id: person.id for person in people})


def test_the_page_shows_agencies_offices_relations_and_gaps(office: Premises) -> None:
    html = office.person("cv").get("/to-chuc/")
    for words in (
        "Ủy ban nhân dân tỉnh",
        "Giám đốc Sở Xây dựng",
        "Cấp ủy, tổ chức đảng cùng cấp: <a",
        "Thiếu người đứng đầu",
        "cơ quan còn thiếu dữ liệu",
    ):
        assert words in html


def test_agencies_stand_under_their_superiors() -> None:
    roots = tree(picture(Agency("a", "A", "state"), Agency("b", "B", "state", superior="a")), DAY)
    assert [(root.key, [child.key for child in root.children]) for root in roots] == [("a", ["b"])]


def test_a_circle_of_superiors_hides_nobody() -> None:
    roots = tree(
        picture(
            Agency("a", "A", "state", superior="b"),
            Agency("b", "B", "state", superior="a"),
            Agency("c", "C", "state", superior="a"),
        ),
        DAY,
    )
    shown = {root.key for root in roots} | {child.key for root in roots for child in root.children}
    assert shown == {"a", "b", "c"}


def test_only_offices_held_today_are_shown_heads_first() -> None:
    people = (
        Person("x", "X", (Office("a", "deputy"),)),
        Person("y", "Y", (Office("a", "head", acting=True),)),
        Person("z", "Z", (Office("a", "head", until=date(2026, 5, 3)),)),
    )
    (root,) = tree(picture(Agency("a", "A", "state"), people=people), DAY)
    assert [(holder.name, holder.acting) for holder in root.holders] == [("Y", True), ("X", False)]


def test_what_is_missing_is_said_for_agencies_not_for_party_bodies() -> None:
    roots = tree(picture(Agency("a", "A", "state"), Agency("p", "P", "party_body")), DAY)
    gaps = {root.key: [gap.short for gap in root.missing] for root in roots}
    assert gaps == {"a": ["Thiếu người đứng đầu", "Thiếu cấp ủy cùng cấp"], "p": ["Thiếu người đứng đầu"]}
