"""A pack that extends another: leaves are inherited with their origin, and replaced only by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from khoithong.lawbook.loader import load, load_pack
from khoithong.lawbook.pack import describe
from khoithong.lawbook.yamlsource import SourceError

BROKEN = Path(__file__).parents[1] / "broken_regulations"
LABELS = Path(__file__).parents[2] / "regulations" / "common"

HEIR = {
    "pack.yaml": """\
id: heir
title: Công văn triển khai
kind: Công văn
number: null
issuer: Sở Nội vụ
date: null
in_force: {from: 2021-01-01, to: 2021-12-31, status: assumed, reason: Văn bản không ghi ngày.}
extends: [sound]
replaces: []
text: partial
""",
    "text/contents.yaml": "order: [noi-dung.txt]\n",
    "text/noi-dung.txt": """\
1. Mọi cán bộ gửi đề xuất trong 03 ngày làm việc.

2. Đề xuất phải có dự toán.
""",
    "coverage.yaml": "[]\n",
    "procedure.yaml": """\
plan:
- {section: budget, label: Dự toán, cite: {2: "phải có dự toán"}}
eligibility:
  replaces: sound
  roles: [head, deputy, manager, staff]
  cite: {1: "Mọi cán bộ"}
""",
    "numbers.yaml": """\
approval_meeting:
  replaces: sound
  value: 3
  unit: working_days
  cite: {1: "trong 03 ngày làm việc"}
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "sound", tmp_path / "sound")
    shutil.copytree(LABELS, tmp_path / "common")
    for name, content in HEIR.items():
        path = tmp_path / "heir" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def write(root: Path, name: str, content: str) -> None:
    (root / "heir" / name).write_text(content, encoding="utf-8")


def refusal(root: Path, pack: str = "heir") -> SourceError:
    with pytest.raises(SourceError) as caught:
        load_pack(pack, root)
    return caught.value


def test_inherited_leaves_keep_the_pack_they_come_from(root: Path) -> None:
    regulation = load_pack("heir", root)
    assert regulation.id == "heir"
    assert regulation.inherits == ("sound",)
    assert regulation.acts["approve"].provision.collective == "sound#2/3"
    assert {"sound#2/3", "heir#1"} <= regulation.provisions
    assert regulation.labels["sound#2/3"] == "khoản 3 Điều 2 Quy định 01-QĐ/TU"
    assert regulation.labels["heir#2"] == "mục 2"


def test_its_own_dates_are_its_own(root: Path) -> None:
    assert load_pack("heir", root).in_force_to is not None
    assert load_pack("sound", root).in_force_to is None


def test_leaves_are_replaced_by_name(root: Path) -> None:
    regulation = load_pack("heir", root)
    assert "staff" in regulation.eligibility.roles
    assert regulation.eligibility.provision == "heir#1"
    assert regulation.deadlines[0].number.value == 3
    assert regulation.deadlines[0].provision.collective == "heir#1"


def test_leaves_are_added_after_those_inherited(root: Path) -> None:
    assert [section.name for section in load_pack("heir", root).sections] == [
        "necessity",
        "content",
        "resources",
        "budget",
    ]


def test_a_leaf_of_a_list_is_replaced_in_its_place(root: Path) -> None:
    write(
        root,
        "procedure.yaml",
        HEIR["procedure.yaml"].replace(
            "section: budget, label: Dự toán", "section: content, label: Nội dung, replaces: sound"
        ),
    )
    sections = load_pack("heir", root).sections
    assert [(section.name, section.provision) for section in sections] == [
        ("necessity", "sound#1/2/a"),
        ("content", "heir#2"),
        ("resources", "sound#1/2/b"),
    ]


def test_a_leaf_may_be_removed_with_a_reason(root: Path) -> None:
    removal = "acts:\n  archive: {replaces: sound, removed: Không lưu trữ riêng.}\n"
    write(root, "procedure.yaml", HEIR["procedure.yaml"] + removal)
    assert "archive" not in load_pack("heir", root).acts


def test_removal_needs_a_reason(root: Path) -> None:
    removal = "acts:\n  archive: {replaces: sound, removed: ''}\n"
    write(root, "procedure.yaml", HEIR["procedure.yaml"] + removal)
    assert "“removed” phải là một đoạn chữ" in refusal(root).message


def test_an_override_is_never_silent(root: Path) -> None:
    write(root, "numbers.yaml", HEIR["numbers.yaml"].replace("  replaces: sound\n", ""))
    error = refusal(root)
    assert (error.file, error.line) == ("heir/numbers.yaml", 1)
    assert error.message == "“approval_meeting” đã có trong gói sound; muốn thay thì ghi “replaces: sound”"


def test_nothing_to_replace(root: Path) -> None:
    write(root, "numbers.yaml", HEIR["numbers.yaml"].replace("approval_meeting", "result_report"))
    error = refusal(root)
    assert (error.file, error.line) == ("heir/numbers.yaml", 2)
    assert error.message == "gói “sound” không có “result_report” để thay"


def test_replacing_the_leaf_of_another_pack(root: Path) -> None:
    write(root, "numbers.yaml", HEIR["numbers.yaml"].replace("replaces: sound", "replaces: other"))
    assert refusal(root).message == "gói “other” không có “approval_meeting” để thay"


def test_own_provisions_must_be_accounted_for(root: Path) -> None:
    write(root, "procedure.yaml", HEIR["procedure.yaml"].split("eligibility:")[1].join(["eligibility:", ""]))
    error = refusal(root)
    assert (error.file, error.line) == ("heir/text/noi-dung.txt", 3)
    assert "mục 2 (heir#2) chưa được xếp loại" in error.message


def test_a_provision_of_the_inherited_text_may_be_cited(root: Path) -> None:
    changed = HEIR["procedure.yaml"].replace(
        'cite: {2: "phải có dự toán"}', 'cite: {sound#1/2/b: "nguồn lực", 2: "dự toán"}'
    )
    write(root, "procedure.yaml", changed)
    assert load_pack("heir", root).sections[-1].provision == "sound#1/2/b"


def test_extending_what_is_not_there(root: Path) -> None:
    write(root, "pack.yaml", HEIR["pack.yaml"].replace("extends: [sound]", "extends: [nobody]"))
    error = refusal(root)
    assert (error.file, error.message) == ("heir/pack.yaml", "extends: không có gói “nobody”")


def test_extending_in_a_circle(root: Path) -> None:
    path = root / "sound" / "pack.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("extends: []", "extends: [heir]"), encoding="utf-8"
    )
    assert "extends: kế thừa vòng tròn heir → sound → heir" in refusal(root).message


def test_a_change_of_the_base_changes_the_digest(root: Path) -> None:
    before = load_pack("heir", root).digest
    other = root.parent / "other"
    shutil.copytree(root, other)
    path = other / "sound" / "readings.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# thêm\n", encoding="utf-8")
    assert load_pack("heir", other).digest != before


def test_quotations_say_which_file_they_stand_in(root: Path) -> None:
    files = {leaf.rule: leaf.file for leaf in load("heir", root).leaves}
    assert files["eligibility"] == "heir/procedure.yaml"
    assert files["acts.approve"] == "sound/procedure.yaml"


def test_described_with_both_texts(root: Path) -> None:
    pack = describe("heir", root)
    assert set(pack.texts) == {"sound", "heir"}
    assert pack.sections["budget"] == "Dự toán"
    assert pack.conditions["sound#3/3"] == "Vì lợi ích chung"
    assert pack.label("sound#2/3") == "khoản 3 Điều 2 Quy định 01-QĐ/TU"
    assert pack.label("heir#2") == "mục 2 (chưa đối chiếu với toàn văn)"
    assert pack.provision("sound#2/3") is not None
    assert set(pack.coverage) == {"heir#1", "heir#2"}
