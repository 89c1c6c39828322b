"""What people read of a pack: names, quotations, where each provision is used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from khoithong.lawbook.loader import UnknownPack
from khoithong.lawbook.pack import Choice, Use, describe

REPOSITORY = Path(__file__).parents[2]
SHIPPED = ("soc-trang-2023", "tinh-uy-2026")


@pytest.mark.parametrize("name", SHIPPED)
class TestEveryPack:
    def test_every_rule_is_named_in_words(self, name: str) -> None:
        for uses in describe(name).uses.values():
            for use in uses:
                assert use.name[0].isupper(), use
                assert "_" not in use.name, use

    def test_every_quotation_is_found_under_its_provision(self, name: str) -> None:
        pack = describe(name)
        for leaf in pack.leaves:
            provision = pack.provision(leaf.provision)
            assert provision is not None
            if leaf.excerpt is not None:
                assert leaf.excerpt in " ".join(provision.full_text.split())

    def test_every_provision_is_classified(self, name: str) -> None:
        pack = describe(name)
        assert list(pack.coverage) == [f"{name}#{unit.ref}" for unit in pack.text.units()]

    def test_everything_implemented_is_used(self, name: str) -> None:
        pack = describe(name)
        for one in pack.coverage.values():
            if one.kind == "implemented":
                assert pack.uses[f"{name}#{one.by}"]

    def test_every_part_has_its_name(self, name: str) -> None:
        pack = describe(name)
        assert list(pack.sections) == [section.name for section in pack.regulation.sections]
        assert set(pack.measures) == {rule.id for rule in pack.regulation.measures}
        assert set(pack.conditions) == set(pack.regulation.conditions)
        assert set(pack.prohibitions) == set(pack.regulation.prohibitions)
        assert set(pack.choices) == set(pack.regulation.readings)

    def test_all_quotations_are_verified(self, name: str) -> None:
        assert describe(name).unverified == frozenset()


class TestTinhUy:
    pack = describe("tinh-uy-2026")

    def test_identity(self) -> None:
        assert self.pack.identity.issuer == "Ban Thường vụ Tỉnh ủy"
        assert self.pack.identity.number is None
        assert self.pack.identity.in_force_status == "assumed"

    def test_names_as_the_text_words_them(self) -> None:
        assert self.pack.measures["no_liability"] == "Không bị xử lý trách nhiệm"
        assert self.pack.measures["liability_excluded"] == "Thuộc trường hợp được loại trừ trách nhiệm"
        assert "nâng ngạch" in self.pack.measure_notes["rank_promotion_credit"]

    def test_quotations_by_route(self) -> None:
        council = self.pack.excerpts("acts.approve", "council")
        assert council[0].provision == "tinh-uy-2026#8/5"
        assert len(self.pack.excerpts("acts.approve")) > len(council)
        assert self.pack.excerpts("acts.withdraw_plan") == ()

    def test_where_a_provision_is_used(self) -> None:
        uses = self.pack.uses["tinh-uy-2026#16/4"]
        assert (
            Use(
                "acts.suspend",
                "Hành vi: Tạm dừng thực hiện",
                "phát hiện việc thực hiện đề xuất không đạt hiệu quả thì yêu cầu tạm dừng",
            )
            in uses
        )
        names = {use.name for ref in self.pack.uses for use in self.pack.uses[ref]}
        assert "Con số: Hạn báo cáo kết quả: 5 ngày làm việc" in names
        assert "Họp: Xem xét đề xuất, Tập thể lãnh đạo (tỷ lệ thông qua)" in names
        assert "Đề mục kế hoạch: Tính khả thi" in names
        assert "Hội đồng đánh giá: số thành viên" in names
        assert "Hành vi: Phê duyệt đề xuất (không được thông qua là kết quả cuối cùng)" in names
        assert "Nội dung phải xác nhận" in names

    def test_who_chose_a_reading(self) -> None:
        assert self.pack.choices["tie"] == Choice("Nhóm biên soạn", date(2026, 11, 20))

    def test_labels_of_provisions(self) -> None:
        assert self.pack.label("tinh-uy-2026#20/end") == "đoạn cuối Điều 20"
        assert self.pack.label("elsewhere#1") == "elsewhere#1"
        assert self.pack.provision("elsewhere#1") is None
        assert self.pack.provision("tinh-uy-2026#99") is None


def test_described_once() -> None:
    assert describe("tinh-uy-2026") is describe("tinh-uy-2026")


def test_unknown_pack() -> None:
    with pytest.raises(UnknownPack):
        describe("nothing")
