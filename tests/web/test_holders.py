"""Who holds what, in words: one wording for lists, pages and forms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from khoithong.organisation.snapshot import Directory
    from tests.web.office import Office

DAY = date(2026, 5, 4)


@pytest.fixture
def picture(office: Office) -> Directory:
    from khoithong.organisation.snapshot import directory

    return directory()


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        ("so/head", "Nguyễn Văn An, Giám đốc Sở Xây dựng"),
        ("so/clerk", "Văn thư, Sở Xây dựng"),
        ("gd", "Nguyễn Văn An, Giám đốc Sở Xây dựng"),
        ("pgd1", "Trần Thị Bình, Sở Xây dựng"),
        ("cg", "Chuyên gia Vinh"),
        ("mttq/head", "Người đứng đầu Mặt trận (chưa có người giữ chức vụ)"),
        ("", ""),
    ],
)
def test_a_holder_in_words(picture: Directory, holder: str, words: str) -> None:
    from khoithong.web.holders import holder_words

    assert holder_words(holder, DAY, picture) == words


def test_a_vote_waits_for_everybody_another_act_for_one_of_them(picture: Directory) -> None:
    from khoithong.web.holders import held_by

    people = ["gd", "pgd1", "pgd2", "tp"]
    assert held_by("vote", people[:3], DAY, picture) == "Nguyễn Văn An, Trần Thị Bình, Phạm Văn Cường"
    assert held_by("vote", people, DAY, picture) == "Nguyễn Văn An, Trần Thị Bình và 2 người khác"
    offices = ["so/clerk", "so/head", "gd-tc"]
    assert (
        held_by("dispatch_plan", offices, DAY, picture)
        == "Nguyễn Văn An, Giám đốc Sở Xây dựng hoặc Mai Văn Quý, Sở Tài chính"
    )
    assert held_by("register_plan", ["so/clerk"], DAY, picture) == "Văn thư, Sở Xây dựng"


def test_somebody_is_shown_in_the_office_asked_for_else_in_the_working_one(picture: Directory) -> None:
    from khoithong.web.holders import person_of

    assert person_of("pgd1", DAY, picture).office == "Cấp phó của người đứng đầu, Sở Xây dựng"
    assert person_of("gd", DAY, picture, office="so/clerk").office == "Văn thư, Sở Xây dựng"
    assert person_of("cg", DAY, picture, you="cg").is_you
    assert person_of("cg", DAY, picture).office == ""
