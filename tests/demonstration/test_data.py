"""What the demonstration's organisation and stories are made of."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from khoithong.casefiles.projection.project import TITLE_LENGTH
from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.draft import DRAFT, OWNER
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.stories import STORIES
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.vocabulary import FUNCTIONS

AGENCY_IDS = {one["id"] for one in AGENCIES}


def test_ten_agencies_stand_beside_their_party_organisations() -> None:
    kinds = Counter(one["kind"] for one in AGENCIES)
    assert sum(kinds.values()) - kinds["party_body"] == 10
    assert {"state", "party", "front", "public_unit", "party_body"} == set(kinds)
    for one in AGENCIES:
        for link in ("superior", "party_body", "organising_body"):
            assert one.get(link) is None or one[link] in AGENCY_IDS
        assert set(one.get("functions", ())) <= set(FUNCTIONS)
        assert one["kind"] == "party_body" or one["party_body"] in AGENCY_IDS


def test_twenty_five_people_hold_offices_that_exist() -> None:
    assert len(OFFICIALS) == 25
    for part in ("id", "username", "name"):
        assert len({getattr(official, part) for official in OFFICIALS}) == 25
    for official in OFFICIALS:
        assert re.fullmatch(r"[a-z0-9]+(\.[a-z]+)?", official.username)
        assert all(post.agency in AGENCY_IDS for post in official.posts)
        assert all(date.fromisoformat(post.since) < date(2026, 4, 1) for post in official.posts)
    assert sum(len(official.posts) > 1 for official in OFFICIALS) > 5
    assert [official.id for official in OFFICIALS if not official.posts] == ["chuyen-gia"]


def test_every_agency_has_at_most_one_head() -> None:
    heads = Counter(post.agency for one in OFFICIALS for post in one.posts if post.role == "head")
    assert set(heads) == AGENCY_IDS
    assert set(heads.values()) == {1}


def test_both_routes_are_taken_and_no_story_resembles_another() -> None:
    assert len({one.id for one in STORIES}) == len(STORIES) == 10
    routes = {step.data["route"] for one in STORIES for step in one.steps if step.kind == "choose_route"}
    assert routes == {"council"}
    texts = Counter(text for one in STORIES for text in one.steps[0].data["plan"].values())
    assert [text for text, times in texts.items() if times > 1] == []


def test_plans_fill_the_sections_and_begin_with_a_title() -> None:
    sections = {section.name: section.required for section in load_pack(PACK).sections}
    for one in STORIES:
        plan = one.steps[0].data["plan"]
        assert set(plan) <= set(sections)
        assert {name for name, required in sections.items() if required} <= set(plan)
        assert len(plan["necessity"]) <= TITLE_LENGTH
    assert set(DRAFT["plan"]) < set(sections)
    assert OWNER in {official.id for official in OFFICIALS}
