"""Packs become the rules the engine reads."""

from __future__ import annotations

import hashlib
import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from khoithong.lawbook.loader import UnknownPack, load, load_pack, pack_ids
from khoithong.lawbook.yamlsource import SourceError
from khoithong.procedure.regulation import Cited, Guard, Number

BROKEN = Path(__file__).parents[1] / "broken_regulations"
SHIPPED = ("soc-trang-2023", "tinh-uy-2026")


def same(ref: str) -> Cited:
    return Cited(ref, ref)


def test_the_packs_shipped() -> None:
    assert set(SHIPPED) <= set(pack_ids())
    assert pack_ids(BROKEN) == ["sound"]


@pytest.mark.parametrize(
    "name", ["nothing", "common", "", "../regulations", "tinh-uy-2026/", "Tinh-uy-2026", "a\0b"]
)
def test_unknown_pack(name: str) -> None:
    with pytest.raises(UnknownPack) as caught:
        load_pack(name)
    assert str(caught.value) == f"không có gói quy định “{name}”"
    assert isinstance(caught.value, KeyError)


def test_a_pack_is_read_once() -> None:
    assert load_pack("tinh-uy-2026") is load_pack("tinh-uy-2026")


@pytest.mark.parametrize("pack", SHIPPED)
def test_references_are_complete_and_exist(pack: str) -> None:
    loaded = load(pack)
    assert {leaf.provision for leaf in loaded.leaves} <= loaded.regulation.provisions
    assert all(ref.startswith(f"{pack}#") for ref in loaded.regulation.provisions)
    assert set(loaded.regulation.labels) == loaded.regulation.provisions
    for rule in loaded.regulation.acts.values():
        assert (rule.addition is None) == (rule.provision.collective in loaded.regulation.provisions)


class TestTinhUy:
    regulation = load_pack("tinh-uy-2026")

    def test_in_force(self) -> None:
        assert not self.regulation.covers(date(2026, 4, 10))
        assert self.regulation.covers(date(2026, 4, 11))

    def test_labels(self) -> None:
        assert self.regulation.labels["tinh-uy-2026#7/2/2.1"] == "điểm 2.1 khoản 2 Điều 7"

    def test_sections_in_the_order_of_the_text(self) -> None:
        named = [(section.name, section.required) for section in self.regulation.sections]
        assert named[:2] == [("necessity", True), ("bottleneck", True)]
        assert named[-2:] == [("impact", False), ("expected_effect", True)]
        assert self.regulation.sections[0].provision == "tinh-uy-2026#7/1/1.1/a"

    def test_an_act_by_route_and_stage(self) -> None:
        rule = self.regulation.acts["seek_party_opinion"]
        assert rule.provision == Cited("tinh-uy-2026#7/3", "tinh-uy-2026#8/5")
        assert rule.evaluation_provision == Cited("tinh-uy-2026#17/2", "tinh-uy-2026#17/3/c")

    def test_fields(self) -> None:
        fields = self.regulation.acts["choose_route"].fields
        assert fields["route"].required
        assert fields["route"].choices == ("collective", "council")
        assert not fields["reason"].required
        closing = self.regulation.acts["close_meeting"]
        assert "conditions_met" in closing.fields_at("approval")
        assert "conditions_met" not in closing.fields_at("evaluation")
        assert set(closing.fields_at(None)) == {"minutes", "absent"}

    def test_guards_carry_the_provision_of_their_refusal(self) -> None:
        guards = {guard.name: guard.provision for guard in self.regulation.acts["approve"].requires}
        assert guards["party_opinion_given"] == Cited()
        assert guards["not_rejected"] == Cited("tinh-uy-2026#7/2/2.1/p2", "tinh-uy-2026#8/2")
        assert guards["opinion_not_against"] == Cited()
        override = self.regulation.acts["proceed_despite_rejection"].requires
        assert override == (Guard("rejection_may_be_overridden", Cited(None, "tinh-uy-2026#8/2")),)
        assert self.regulation.acts["resume"].requires[0].provision == same("tinh-uy-2026#16/4")

    def test_phases(self) -> None:
        assert self.regulation.acts["withdraw_plan"].during == {
            "under_review",
            "awaiting_party_opinion",
            "awaiting_decision",
        }

    def test_numbers(self) -> None:
        assert self.regulation.numbers["plan_dispatch"] == Number(5, "working_days", "tinh-uy-2026#8/3")

    def test_deadlines(self) -> None:
        by_id = {(rule.id, rule.route): rule for rule in self.regulation.deadlines}
        opinion = by_id["party_opinion_request", None]
        assert opinion.provision == Cited("tinh-uy-2026#7/3", "tinh-uy-2026#8/5")
        assert opinion.restarts
        assert by_id["evaluation_meeting", "council"].number.value == 5
        assert by_id["evaluation_meeting", "collective"].number.value == 7

    def test_meetings_and_council(self) -> None:
        assert set(self.regulation.meetings) == {
            (stage, route) for stage in ("approval", "evaluation") for route in ("collective", "council")
        }
        assert self.regulation.meetings["approval", "collective"].minutes is None
        assert self.regulation.council is not None
        assert (self.regulation.council.minimum.value, self.regulation.council.maximum.value) == (5, 9)
        assert [heading.provision for heading in self.regulation.council.sheet] == [
            "tinh-uy-2026#8/4/a",
            "tinh-uy-2026#8/4/b",
        ]

    def test_conditions(self) -> None:
        assert len(self.regulation.conditions) == 4
        assert self.regulation.partial_conditions == self.regulation.conditions[:3]

    def test_measures(self) -> None:
        derived = [rule.provision for rule in self.regulation.measures if rule.derived]
        assert derived == ["tinh-uy-2026#11"] * 3
        by_provision = {rule.provision: rule for rule in self.regulation.measures}
        assert by_provision["tinh-uy-2026#10/3"].outcome_required
        assert not by_provision["tinh-uy-2026#10/2"].outcome_required

    def test_prohibitions_confirmations_opinion(self) -> None:
        assert self.regulation.blocking_prohibitions == {"tinh-uy-2026#6/1"}
        assert self.regulation.confirmations[0].acts == ("submit_plan", "approve")
        assert self.regulation.opinion.principle == "tinh-uy-2026#4/3"
        assert self.regulation.opinion.missing_provision == "tinh-uy-2026#4/3"


class TestSocTrang:
    regulation = load_pack("soc-trang-2023")

    def test_no_limits_no_council_no_opinion(self) -> None:
        assert self.regulation.deadlines == ()
        assert self.regulation.numbers == {}
        assert self.regulation.council is None
        assert not self.regulation.opinion.asked

    def test_a_rejection_is_final_where_nothing_overrides_it(self) -> None:
        guards = {guard.name: guard.provision for guard in self.regulation.acts["approve"].requires}
        assert guards["not_rejected"] == same("soc-trang-2023#II/3/3.3")

    def test_outcome_may_be_left_open(self) -> None:
        exemption = self.regulation.measures[-1]
        assert exemption.outcomes == ("exempted", "reduced")
        assert not exemption.outcome_required

    def test_addition(self) -> None:
        rule = self.regulation.acts["withdraw_plan"]
        assert rule.provision == Cited()
        assert rule.addition is not None


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The sound pack, to be changed."""
    shutil.copytree(BROKEN / "sound", tmp_path / "sound")
    return tmp_path


class TestDigest:
    before = load_pack("sound", BROKEN).digest

    def test_it_is_the_same_wherever_the_pack_lies(self, copied: Path) -> None:
        assert load_pack("sound", copied).digest == self.before

    def test_line_endings_do_not_matter(self, copied: Path) -> None:
        path = copied / "sound" / "measures.yaml"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert load_pack("sound", copied).digest == self.before

    def test_worked_cases_do_not_matter(self, copied: Path) -> None:
        (copied / "sound" / "scenarios").mkdir()
        (copied / "sound" / "scenarios" / "one.yaml").write_text("title: Một", encoding="utf-8")
        assert load_pack("sound", copied).digest == self.before

    @pytest.mark.parametrize(
        "file",
        ["pack.yaml", "procedure.yaml", "numbers.yaml", "measures.yaml", "readings.yaml", "coverage.yaml"],
    )
    def test_every_file_that_says_something_matters(self, copied: Path, file: str) -> None:
        path = copied / "sound" / file
        path.write_text(path.read_text(encoding="utf-8") + "\n# thêm\n", encoding="utf-8")
        assert load_pack("sound", copied).digest != self.before

    def test_the_text_matters(self, copied: Path) -> None:
        path = copied / "sound" / "text" / "dieu-1.txt"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert load_pack("sound", copied).digest != self.before


def test_a_mended_pack_loads(copied: Path) -> None:
    """A fault is not remembered."""
    path = copied / "sound" / "readings.yaml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("chosen: delivery", "chosen: null"), encoding="utf-8")
    with pytest.raises(SourceError):
        load_pack("sound", copied)
    path.write_text(good, encoding="utf-8")
    assert load_pack("sound", copied).readings["receipt"].chosen == "delivery"


def test_quotations_need_not_agree_in_white_space_or_composition(copied: Path) -> None:
    path = copied / "sound" / "procedure.yaml"
    quoted = "Người thực hiện báo cáo kết quả bằng văn bản"
    otherwise = unicodedata.normalize("NFD", quoted.replace("hiện báo", "hiện\\n  báo"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(quoted, otherwise), encoding="utf-8")
    leaves = [leaf for leaf in load("sound", copied).leaves if leaf.rule == "acts.submit_result_report"]
    assert leaves[0].excerpt == quoted


class TestTextAgainstItsSource:
    def refusal(self, root: Path) -> tuple[str, int, str]:
        with pytest.raises(SourceError) as caught:
            load_pack("sound", root)
        return caught.value.file, caught.value.line, caught.value.message

    def append(self, root: Path, file: str, words: str) -> None:
        path = root / "sound" / file
        path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")

    def test_more_in_the_source(self, copied: Path) -> None:
        source, pack = copied / "sound" / "source.txt", copied / "sound" / "pack.yaml"
        old = hashlib.sha256(source.read_bytes()).hexdigest()
        self.append(copied, "source.txt", "\nNơi nhận: như trên.\n")
        new = hashlib.sha256(source.read_bytes()).hexdigest()
        pack.write_text(pack.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        assert self.refusal(copied) == (
            "sound/text/contents.yaml",
            1,
            "thiếu phần cuối của tệp nguồn, từ “Nơi nhận: như trên.…”",
        )

    def test_more_in_the_text(self, copied: Path) -> None:
        self.append(copied, "text/dieu-3.txt", "\n5. Thêm vào.\n")
        self.append(copied, "coverage.yaml", "- {provision: 3/5, class: manual, reason: Thêm.}\n")
        file, line, message = self.refusal(copied)
        assert (file, line) == ("sound/text/dieu-3.txt", 11)
        assert message == "“5. Thêm vào.…” khác với tệp nguồn, ở đó viết “…”"

    def resource(self, root: Path, old: str, new: str) -> None:
        """Write the source otherwise, as if it had always been so."""
        source, pack = root / "sound" / "source.txt", root / "sound" / "pack.yaml"
        before = hashlib.sha256(source.read_bytes()).hexdigest()
        text = source.read_text(encoding="utf-8")
        assert text.count(old) == 1
        source.write_text(text.replace(old, new), encoding="utf-8")
        after = hashlib.sha256(source.read_bytes()).hexdigest()
        pack.write_text(pack.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    def test_headings_and_lists_of_a_transcription_are_layout(self, copied: Path) -> None:
        self.resource(copied, "Điều 2. ", "## **Điều 2.** ")
        self.resource(copied, "b) Nội dung", "- b) Nội dung")
        assert load_pack("sound", copied).id == "sound"

    def test_a_dash_of_the_source_is_no_layout(self, copied: Path) -> None:
        self.resource(copied, "2. Đề xuất phức tạp", "- 2. Đề xuất phức tạp")
        assert self.refusal(copied)[2].endswith(
            "khác với tệp nguồn, ở đó viết “- 2. Đề xuất phức tạp thì người đứng đầu…”"
        )

    def test_what_the_source_says_is_found_behind_its_layout(self, copied: Path) -> None:
        self.resource(copied, "Điều 2. ", "### Điều 2. ")
        self.resource(copied, "2. Đề xuất phức tạp", "2. Việc phức tạp")
        assert "ở đó viết “2. Việc phức tạp thì" in self.refusal(copied)[2]

    def test_no_text_at_all(self, copied: Path) -> None:
        shutil.rmtree(copied / "sound" / "text")
        assert self.refusal(copied)[0] == "sound/text"


class TestPartialText:
    """A text known only in part: what is not held cannot be quoted, and the rule is marked."""

    @pytest.fixture
    def partial(self, copied: Path) -> Path:
        path = copied / "sound" / "pack.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("text: complete", "text: partial"), encoding="utf-8"
        )
        return copied

    def test_a_leaf_may_go_without_its_words(self, partial: Path) -> None:
        path = partial / "sound" / "procedure.yaml"
        text = path.read_text(encoding="utf-8")
        quoted = '{3/1: "Người thực hiện báo cáo kết quả bằng văn bản"}'
        path.write_text(text.replace(quoted, "{3/1: null}"), encoding="utf-8")
        leaf = next(leaf for leaf in load("sound", partial).leaves if leaf.provision == "sound#3/1")
        assert leaf.excerpt is None

    def test_what_is_quoted_is_verified_all_the_same(self, partial: Path) -> None:
        path = partial / "sound" / "procedure.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("Người thực hiện báo cáo kết quả bằng", "Người thực hiện báo cáo bằng"),
            encoding="utf-8",
        )
        with pytest.raises(SourceError, match="không đúng nguyên văn"):
            load_pack("sound", partial)

    def test_it_needs_no_source(self, partial: Path) -> None:
        path = partial / "sound" / "pack.yaml"
        lines = path.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not line.startswith(("source:", "  file:", "  sha256:"))]
        path.write_text("\n".join(kept), encoding="utf-8")
        assert load_pack("sound", partial).id == "sound"
