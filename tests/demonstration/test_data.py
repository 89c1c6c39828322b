"""What the demonstration's organisation and stories are made of."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from khoithong.casefiles.projection.project import TITLE_LENGTH
from khoithong.demonstration.agencies import AGENCIES
from khoithong.demonstration.draft import DRAFT, OWNER
from khoithong.demonstration.logins import HEADINGS, LOGINS
from khoithong.demonstration.packs import PACK
from khoithong.demonstration.people import OFFICIALS
from khoithong.demonstration.province.plans import PLANS
from khoithong.demonstration.province.stories import STORIES as SCRIPTED
from khoithong.demonstration.stories import STORIES
from khoithong.lawbook.loader import load_pack
from khoithong.procedure.vocabulary import AGENCY_KINDS, FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENCY_IDS = {one["id"] for one in AGENCIES}
SENTENCE = re.compile(r"(?<=[.;!?])\s+")


def test_forty_agencies_of_every_kind_stand_beside_their_party_organisations() -> None:
    kinds = Counter(one["kind"] for one in AGENCIES)
    assert set(kinds) == set(AGENCY_KINDS)
    assert 38 <= sum(kinds.values()) - kinds["party_body"] <= 46
    assert len(AGENCY_IDS) == len(AGENCIES)
    for one in AGENCIES:
        for link in ("superior", "party_body", "organising_body"):
            assert one.get(link) is None or one[link] in AGENCY_IDS
        assert set(one.get("functions", ())) <= set(FUNCTIONS)
    without = [one["id"] for one in AGENCIES if one["kind"] != "party_body" and not one["party_body"]]
    assert without == ["hoi-ctd"], "one has no Party body of its own: a superior's is heard"
    assert len({one["name"] for one in AGENCIES}) == len(AGENCIES)


def test_two_hundred_people_hold_offices_that_exist() -> None:
    assert 190 <= len(OFFICIALS) <= 240
    for part in ("id", "name"):
        assert len({getattr(official, part) for official in OFFICIALS}) == len(OFFICIALS)
    for official in OFFICIALS:
        assert len(official.name.split()) >= 3
        assert all(post.agency in AGENCY_IDS for post in official.posts)
        assert all(date.fromisoformat(post.since) < date(2026, 4, 1) for post in official.posts)
        assert official.managed_by is None or official.managed_by in AGENCY_IDS
    assert sum(len(official.present) > 1 for official in OFFICIALS) > 30
    assert sum(not official.posts for official in OFFICIALS) == 4, "experts"


def test_women_are_called_as_women_are() -> None:
    """`Thị` is a middle name of women alone, `Văn` of men alone; neither ends a name."""
    for official in OFFICIALS:
        middle = official.name.split()[1:-1]
        assert not {"Thị", "Văn"} <= set(middle), official.name
        assert official.name.split()[-1] not in {"Thị", "Văn"}


def test_every_agency_has_one_head_and_terms_have_ended_in_some() -> None:
    heads = Counter(post.agency for one in OFFICIALS for post in one.present if post.role == "head")
    assert set(heads) == AGENCY_IDS
    assert set(heads.values()) == {1}
    posts = list(chain.from_iterable(one.posts for one in OFFICIALS))
    assert [post.agency for post in posts if post.acting] == ["so-ct"]
    assert sum(post.until is not None for post in posts) == 3
    deputies = Counter(post.agency for post in posts if post.role == "deputy" and post.until is None)
    assert not deputies["so-tp"], "one department has no deputy"
    for one in posts:
        assert one.until is None or one.since < one.until < "2026-04-01"


def test_whoever_can_log_in_exists() -> None:
    people = {official.id for official in OFFICIALS}
    listed = [person for logins in LOGINS.values() for person in logins.values()]
    assert len(listed) == len(set(listed))
    assert set(listed) <= people
    assert all(re.fullmatch(r"[a-z0-9]+(\.[a-z]+)?", username) for username in HEADINGS)


def test_no_two_stories_have_a_name_in_common() -> None:
    assert len({one.id for one in STORIES}) == len(STORIES)
    assert 60 <= len(STORIES) <= 70
    assert {one.id for one in SCRIPTED} == set(PLANS), "every plan has its story"


def test_no_two_plans_share_a_sentence() -> None:
    sentences = Counter(
        sentence
        for one in STORIES
        for text in one.steps[0].data["plan"].values()
        for sentence in SENTENCE.split(text)
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []


def test_what_people_say_is_said_once() -> None:
    """Remarks, minutes, opinions, reports: nobody repeats another's words, in another case or the same."""
    said = Counter(text for one in STORIES for text in _said(one.steps))
    assert [text for text, times in said.items() if times > 1] == []


def _said(steps: object) -> Iterator[str]:
    for step in steps:  # type: ignore[attr-defined] # a tuple of steps
        for name in ("remarks", "minutes", "content", "reason", "results", "difficulties", "findings"):
            value = step.data.get(name)
            if isinstance(value, str) and len(value) > 25:
                yield value


def test_documents_of_an_agency_have_numbers_of_their_own() -> None:
    numbers = Counter(
        (step.data["document"], str(step.office).partition("/")[0])
        for one in SCRIPTED
        for step in one.steps
        if "document" in step.data and step.kind not in ("apply_measure", "give_party_opinion")
    )
    assert [number for number, times in numbers.items() if times > 1] == []


@pytest.mark.parametrize("one", STORIES, ids=lambda one: one.id)
def test_plans_fill_the_sections_and_begin_with_a_title(one: object) -> None:
    sections = {section.name for section in load_pack(PACK).sections}
    plan = one.steps[0].data["plan"]  # type: ignore[attr-defined] # a story
    assert set(plan) == sections
    assert all(plan.values())
    assert len(plan["necessity"]) <= TITLE_LENGTH
    assert re.search(r"\d|[Kk]hông", plan["expected_effect"]), "a target that can be measured"


def test_the_draft_is_half_written() -> None:
    assert set(DRAFT["plan"]) < {section.name for section in load_pack(PACK).sections}
    assert OWNER in {official.id for official in OFFICIALS}
