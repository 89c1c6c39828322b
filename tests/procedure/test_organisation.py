"""Who holds which office on which day."""

from __future__ import annotations

from tests.procedure.kit import Province, day, office

BEFORE, FIRST, LAST, AFTER = (day(f"2026-05-{number:02}") for number in (3, 4, 8, 9))


def test_an_office_is_held_on_its_first_and_last_day() -> None:
    post = office("so", "head", "2026-05-04", "2026-05-08")
    assert [post.held_on(when) for when in (BEFORE, FIRST, LAST, AFTER)] == [False, True, True, False]
    assert office("so", "head").held_on(BEFORE)


def test_of_two_heads_the_one_appointed_later_counts() -> None:
    province = Province().person("khoa", office("so", "head", "2026-05-04"))
    organisation = province.organisation()
    assert organisation.head("so", BEFORE) == "an"
    assert organisation.head("so", FIRST) == "khoa"
    assert not organisation.holds("an", "so", ("head",), FIRST)
    assert organisation.holds("khoa", "so", ("head",), FIRST)


def test_an_acting_head_counts_only_where_there_is_no_head_and_is_then_no_deputy() -> None:
    province = Province().person("binh", "so:deputy", office("so", "head", acting=True))
    organisation = province.organisation()
    assert (organisation.head("so", FIRST), organisation.deputies("so", FIRST)) == ("an", ("binh", "giang"))
    organisation = province.without("an").organisation()
    assert (organisation.head("so", FIRST), organisation.deputies("so", FIRST)) == ("binh", ("giang",))


def test_who_holds_a_post_twice_is_one_deputy() -> None:
    province = Province().person("binh", "so:deputy", office("so", "deputy", "2026-01-01"))
    assert province.organisation().deputies("so", FIRST) == ("binh", "giang")


def test_an_agency_may_have_nobody() -> None:
    organisation = Province().agency("xa").organisation()
    assert organisation.head("xa", FIRST) is None
    assert organisation.deputies("xa", FIRST) == ()


def test_a_post_counts_in_its_agency_and_role_while_it_lasts() -> None:
    organisation = Province().person("van", office("so", "clerk", until="2026-05-08")).organisation()
    assert organisation.holds("van", "so", ("clerk",), LAST)
    assert not organisation.holds("van", "so", ("clerk",), AFTER)
    assert not organisation.holds("van", "ubnd", ("clerk",), LAST)
    assert not organisation.holds("van", "so", ("head", "deputy"), LAST)


def test_whoever_was_or_will_be_head_is_known_as_such() -> None:
    organisation = Province().person("nam", "so:staff", office("so", "head", "2027-01-01")).organisation()
    assert organisation.ever_heads("nam")
    assert not organisation.ever_heads("van")


def test_agencies_are_found_by_what_they_do() -> None:
    organisation = Province().agency("mttq", functions=["front_supervision"]).organisation()
    assert organisation.with_function("inspection") == ("thanh-tra",)
    assert organisation.with_function("communication") == ()


def test_superiors_are_named_nearest_first_and_an_unknown_one_ends_the_chain() -> None:
    province = Province().agency("phong", superior="so").agency("ubnd", superior="không-có")
    assert list(province.organisation().superiors("phong")) == ["so", "ubnd"]
    loop = Province().agency("so", superior="ubnd").agency("ubnd", superior="so").organisation()
    assert list(loop.superiors("so")) == ["ubnd"]


def test_what_is_remembered_never_grows_without_bound() -> None:
    organisation = Province().organisation()
    rosters: dict[object, object] = organisation._rosters  # type: ignore[assignment]
    rosters.update(dict.fromkeys(range(100_001)))
    assert organisation.head("so", FIRST) == "an"
    assert len(rosters) == 1
