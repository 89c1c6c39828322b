"""`Tổ chức và chức vụ`: the tree, an agency, a person, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khoithong.organisation.snapshot import Directory
from khoithong.procedure.organisation import Agency, Office, Organisation, Person
from khoithong.web.organisation_pages.gaps import Gap, all_gaps
from khoithong.web.organisation_pages.survey import Survey
from khoithong.web.organisation_tree import Branch, Wanted, every, tree

if TYPE_CHECKING:
    from tests.web.office import Office as Premises

DAY = date(2026, 5, 4)


def survey(*agencies: Agency, people: tuple[Person, ...] = ()) -> Survey:
    picture = Directory(1, Organisation(agencies, people), {}, {person.id: person.id for person in people})
    return Survey(picture, DAY)


def names(branches: list[Branch]) -> list[str]:
    return [branch.key for branch in every(branches)]


@pytest.mark.django_db
class TestTree:
    def test_agencies_stand_under_their_superiors(self) -> None:
        roots = tree(survey(Agency("a", "A", "state"), Agency("b", "B", "state", superior="a")))
        assert [(root.key, [child.key for child in root.children]) for root in roots] == [("a", ["b"])]
        assert roots[0].size == 1

    def test_a_circle_of_superiors_hides_nobody(self) -> None:
        roots = tree(
            survey(
                Agency("a", "A", "state", superior="b"),
                Agency("b", "B", "state", superior="a"),
                Agency("c", "C", "state", superior="a"),
            )
        )
        assert sorted(names(roots)) == ["a", "b", "c"]

    def test_the_head_of_today_is_named_and_the_others_counted(self) -> None:
        people = (
            Person("x", "X", (Office("a", "deputy"),)),
            Person("y", "Y", (Office("a", "head", acting=True),)),
            Person("z", "Z", (Office("a", "head", until=date(2026, 5, 3)),)),
        )
        (root,) = tree(survey(Agency("a", "A", "state"), people=people))
        assert root.head is not None
        assert (root.head.name, root.head.acting, root.others) == ("Y", True, 1)

    @pytest.mark.parametrize("words", ["sở nội vụ", "so noi vu", "NOI  VU", "Đo thi HAI", "đỗ hải"])
    def test_agencies_and_people_are_found_with_or_without_diacritics(self, words: str) -> None:
        """Only what was found is left, with the agencies above it."""
        agencies = (
            Agency("ubnd", "Ủy ban nhân dân tỉnh", "state"),
            Agency("nv", "Sở Nội vụ", "state", superior="ubnd"),
            Agency("tc", "Sở Tài chính", "state", superior="ubnd"),
        )
        people = (Person("hai", "Đỗ Thị Hải", (Office("nv", "deputy"),)),)
        roots = tree(survey(*agencies, people=people), Wanted(words))
        assert names(roots) == ["ubnd", "nv"]
        assert [branch.found for branch in every(roots)] == [False, True]
        assert [one.name for one in roots[0].children[0].matching] == (
            ["Đỗ Thị Hải"] if "h" in words.lower() and "noi" not in words and "NOI" not in words else []
        )

    def test_a_kind_narrows_too(self) -> None:
        agencies = (
            Agency("a", "A", "state"),
            Agency("b", "B", "front"),
            Agency("c", "C", "front", superior="a"),
        )
        assert names(tree(survey(*agencies), Wanted(kind="front"))) == ["a", "c", "b"]
        assert names(tree(survey(*agencies), Wanted("b", "state"))) == []

    def test_deep_levels_are_folded_until_something_is_searched(self) -> None:
        chain = [Agency("a0", "A0", "state")]
        chain += [Agency(f"a{n}", f"A{n}", "state", superior=f"a{n - 1}") for n in range(1, 5)]
        assert [one.unfolded for one in every(tree(survey(*chain)))] == [True, False, False, False, False]
        found = list(every(tree(survey(*chain), Wanted("A4"))))
        assert [one.unfolded for one in found[:-1]] == [True] * 4


def codes(*agencies: Agency, people: tuple[Person, ...] = ()) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for gap in all_gaps(survey(*agencies, people=people)):
        found.setdefault(gap.agency or gap.person, set()).add(gap.code)
    return found


def gap(code: str, *agencies: Agency, people: tuple[Person, ...] = ()) -> Gap:
    (found,) = [one for one in all_gaps(survey(*agencies, people=people)) if one.code == code]
    return found


@pytest.mark.django_db
class TestGaps:
    FULL = (
        Agency("a", "A", "state", superior="b", party_body="p", organising_body="b"),
        Agency("p", "P", "party_body"),
    )
    TOP = Agency("b", "B", "state", party_body="p", organising_body="b")
    STAFF = (
        Person("x", "X", (Office("a", "head"), Office("p", "head"))),
        Person("y", "Y", (Office("a", "deputy"), Office("a", "clerk"))),
        Person("z", "Z", (Office("b", "head"),)),
        Person("t", "T", (Office("b", "deputy"), Office("b", "clerk"))),
    )

    def test_only_the_highest_agency_has_nobody_above_it(self) -> None:
        assert codes(*self.FULL, self.TOP, people=self.STAFF) == {"b": {"no_superior"}}
        found = gap("no_superior", *self.FULL, self.TOP, people=self.STAFF)
        assert "không có nơi quyết định" in found.words
        assert found.citation is not None
        assert found.citation.ref.endswith("#7/1/1.3")

    def test_an_agency_of_which_nothing_is_known(self) -> None:
        assert codes(Agency("a", "A", "state"), Agency("p", "P", "party_body")) == {
            "a": {"no_head", "no_party_body", "no_superior", "no_organising_body", "no_clerk"},
            "p": {"no_head"},
        }

    def test_without_a_party_body_that_of_the_superior_is_heard(self) -> None:
        lone = replace(self.FULL[0], party_body=None)
        found = gap("no_party_body", lone, self.FULL[1], self.TOP, people=self.STAFF)
        assert (found.tone, found.agency) == ("warn", "a")
        assert "P cho ý kiến" in found.words
        assert found.citation is not None
        assert found.citation.ref.endswith("#4/3")

    def test_without_any_party_body_no_plan_can_be_sent(self) -> None:
        lone = replace(self.FULL[0], party_body=None), replace(self.TOP, party_body=None)
        found = [one for one in all_gaps(survey(*lone, people=self.STAFF[1:])) if one.code == "no_party_body"]
        assert [(one.agency, one.tone) for one in found] == [("a", "stop"), ("b", "stop")]
        assert "chưa gửi được" in found[0].words

    def test_a_head_without_deputies_votes_alone(self) -> None:
        staff = (Person("x", "X", (Office("a", "head"), Office("a", "clerk"))),)
        found = gap("single_voter", self.FULL[0], people=staff)
        assert found.citation is not None
        assert found.citation.ref.endswith("#7/2/2.1")
        assert "vẫn họp được" in found.words

    def test_an_acting_head_is_named_as_such(self) -> None:
        acting = (Person("x", "X", (Office("a", "head", acting=True),)),)
        assert "X được giao quyền" in gap("acting_head", self.FULL[0], people=acting).words
        both = (*acting, Person("y", "Y", (Office("a", "head"),)))
        assert "acting_head" not in codes(self.FULL[0], people=both)["a"]

    @pytest.mark.parametrize(
        ("until", "named"),
        [(DAY, True), (date(2026, 6, 3), True), (date(2026, 6, 4), False), (None, False)],
    )
    def test_terms_that_end_within_thirty_days(self, until: date | None, named: bool) -> None:
        staff = (Person("x", "X", (Office("a", "head", until=until),)),)
        assert ("term_ends" in codes(self.FULL[0], people=staff)["a"]) == named

    def test_an_end_with_somebody_to_follow_is_no_gap(self) -> None:
        staff = (
            Person("x", "X", (Office("a", "head", until=date(2026, 5, 10)),)),
            Person("y", "Y", (Office("a", "head", since=date(2026, 5, 11)),)),
        )
        assert "term_ends" not in codes(self.FULL[0], people=staff)["a"]
        late = (staff[0], Person("y", "Y", (Office("a", "head", since=date(2026, 5, 12)),)))
        assert "chưa nhập người kế tiếp" in gap("term_ends", self.FULL[0], people=late).words

    def test_one_person_at_the_head_of_two_agencies(self) -> None:
        staff = (Person("x", "X", (Office("a", "head"), Office("b", "head"), Office("p", "head"))),)
        found = gap("two_heads", *self.FULL, self.TOP, people=staff)
        assert (found.person, found.agency) == ("x", "")
        assert "A và B" in found.words

    def test_a_circle_is_named(self) -> None:
        one, other = Agency("a", "A", "state", superior="b"), Agency("b", "B", "state", superior="a")
        assert all("circle" in found for found in codes(one, other).values())


def test_the_tree_shows_agencies_heads_and_what_stops_cases(office: Premises) -> None:
    html = office.person("cv").get("/to-chuc/")
    for words in (
        "Ủy ban nhân dân tỉnh",
        "Giám đốc Sở Xây dựng",
        'href="/to-chuc/nguoi/gd/"',
        'href="/to-chuc/so/"',
        "Chưa có người đứng đầu",
        "Liên kết còn thiếu (",
    ):
        assert words in html
    assert "Bổ nhiệm" not in html


def test_the_search_leaves_what_was_found(office: Premises) -> None:
    html = office.person("cv").get("/to-chuc/?tim=tran+thi+binh")
    assert "Tìm thấy <strong>1 cơ quan</strong>" in html
    assert "Trần Thị Bình" in html
    assert 'id="so-tc"' not in html
    assert "Không có cơ quan, người nào khớp" in office.person("cv").get("/to-chuc/?tim=khong+co")
    assert 'id="mttq"' in office.person("cv").get("/to-chuc/?loai=bay")


def test_people_without_an_office_are_found_too(office: Premises) -> None:
    html = office.person("cv").get("/to-chuc/?tim=chuyen+gia")
    found = html.split('id="khong-giu"')[1].split("</section>")[0]
    assert 'href="/to-chuc/nguoi/cg/"' in found
    assert "khong-giu" not in office.person("cv").get("/to-chuc/")


def test_an_agency_shows_who_holds_what_and_what_is_missing(office: Premises) -> None:
    html = office.person("cv").get("/to-chuc/so/")
    for words in (
        "Sở Xây dựng",
        "Nguyễn Văn An",
        "Giám đốc Sở Xây dựng",
        "Đảng ủy Sở",
        "Ủy ban nhân dân tỉnh",
    ):
        assert words in html
    assert "Lịch sử thay đổi" in html
    lacking = office.person("cv").get("/to-chuc/ubkt/")
    assert "không có nơi quyết định" in lacking
    assert 'href="/quy-dinh/tinh-uy-2026/#7/1/1.3"' in lacking


def test_offices_to_come_past_and_taken_back(office: Premises) -> None:
    from khoithong.organisation import changes
    from khoithong.organisation.models import OfficeTerm

    by: dict[str, Any] = {"entered_by": "test", "now": datetime(2026, 5, 1, tzinfo=UTC)}
    changes.appoint(OfficeTerm(person_id="cg", agency_id="so", role="deputy", since=date(2026, 7, 1)), **by)
    past = OfficeTerm(
        person_id="cv", agency_id="so", role="clerk", since=date(2020, 1, 1), until=date(2021, 1, 1)
    )
    changes.appoint(past, **by)
    with changes.resting_on(changes.Ground("Công văn số 5", "Nhập nhầm người")):
        changes.void_term(OfficeTerm.objects.get(person_id="tp"), **by)
    html = office.person("cv").get("/to-chuc/so/")
    assert "Chuyên gia Vinh" in html.split('id="sap-giu"')[1].split("</section>")[0]
    assert "01/01/2021" in html.split("<summary>Đã giữ trước đây")[1].split("</details>")[0]
    assert "Hoàng Văn Em" not in html.split('id="dang-giu"')[1].split("</section>")[0]
    assert "Lý do: Nhập nhầm người" in html
    assert "căn cứ Công văn số 5" in html
    person = office.person("cv").get("/to-chuc/nguoi/tp/")
    assert "Không giữ chức vụ nào hôm nay." in person


def test_open_cases_are_counted_for_whoever_may_read_them(office: Premises) -> None:
    office.desk.submit()
    assert "1 hồ sơ đang xử lý" in office.person("gd").get("/to-chuc/so/")
    assert "hồ sơ đang xử lý" not in office.person("gd-tc").get("/to-chuc/so/")


@pytest.mark.parametrize(
    "path", ["khong-co/", "nguoi/khong-co/", "nhiem-ky/999999/", "so%00/", "nguoi/a%00b/"]
)
def test_what_does_not_exist_is_not_found(office: Premises, path: str) -> None:
    visitor = office.person("cv")
    visitor.get(f"/to-chuc/{path}")
    assert visitor.status == 404


def test_the_summary_of_gaps_leads_to_where_they_are_put_right(office: Premises) -> None:
    html = office.person("cv").get("/to-chuc/lien-ket-con-thieu/")
    assert "Chưa có người đứng đầu <span" in html
    assert 'href="/to-chuc/mttq/"' in html


def enlarge(agencies: int, people: int) -> None:
    """Bring in so many more agencies, and people with offices in them."""
    from tests.desk.conftest import bring_in

    bring_in(
        {
            "agencies": [
                {"id": f"cq-{n}", "name": f"Cơ quan {n}", "kind": "state", "superior": "ubnd"}
                for n in range(agencies)
            ],
            "people": [
                {
                    "id": f"ng-{n}",
                    "name": f"Nguyễn Văn {n}",
                    "offices": [
                        {"agency": f"cq-{n % agencies}", "role": "head" if n < agencies else "deputy"}
                    ],
                }
                for n in range(people)
            ],
        }
    )


@pytest.mark.parametrize("path", ["", "?tim=nguyen", "lien-ket-con-thieu/", "ubnd/", "so/", "nguoi/gd/"])
def test_pages_cost_the_same_with_ten_agencies_and_with_forty(office: Premises, path: str) -> None:
    visitor = office.person("gd")

    def statements() -> int:
        visitor.get(f"/to-chuc/{path}")
        with CaptureQueriesContext(connection) as caught:
            visitor.get(f"/to-chuc/{path}")
        assert visitor.status == 200
        return len(caught)

    enlarge(2, 4)
    few = statements()
    enlarge(32, 184)
    assert statements() == few
    assert few <= 10
