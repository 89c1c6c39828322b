"""The positioned YAML reader: core schema, positions, and files made to do harm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
import yaml

from khoithong.lawbook import yamlsource
from khoithong.lawbook.yamlsource import MAX_DEPTH, MAX_VALUES, SourceError, load, read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["default", "pure python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test holds with libyaml and without it."""
    if request.param == "pure python":
        monkeypatch.setattr(yamlsource, "Parser", yaml.SafeLoader)


def refusal(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        load(text, "tệp.yaml")
    return caught.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("on", "on"),
        ("off", "off"),
        ("yes", "yes"),
        ("no", "no"),
        ("y", "y"),
        ("2026-05-04", "2026-05-04"),
        ("2026-05-04T14:30", "2026-05-04T14:30"),
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1.e+3", 1000.0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        (".", "."),
        ("-", [None]),
        ("+", "+"),
        ("1.2.3", "1.2.3"),
        ("7/2/2.1", "7/2/2.1"),
        ("٣", "٣"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'null'", "null"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("!!float 5", 5.0),
        ("!!int '5'", 5),
        ("!!null ''", None),
        ("9" * 5000, "9" * 5000),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_core_schema(written: str, value: object) -> None:
    text = f"a:\n  {written}\n"
    got = load(text, "f").value["a"]
    assert got == value
    assert type(got) is type(value)


def test_not_a_number() -> None:
    assert math.isnan(load("a: .nan", "f").value["a"])


def test_keys_follow_the_same_schema() -> None:
    assert load("on: 1\n1: a\n2026-05-04: b\n'2': c\nnull: d\n<<: e\n", "f").value == {
        "on": 1,
        1: "a",
        "2026-05-04": "b",
        "2": "c",
        None: "d",
        "<<": "e",
    }


def test_unicode_is_composed_in_values_and_keys() -> None:
    assert load('khoa\u0301: ga\u0301\nt: "e\\u0301"\n', "f").value == {"kho\u00e1": "g\u00e1", "t": "\u00e9"}


POSITIONED = """\
title: Một
acts:
  - at: 2026-05-04
    data:
      plan: {necessity: a,
             scope: b}
  -
    at:
      2026-05-05
text: |
  dòng một
  dòng hai
"""


@pytest.mark.parametrize(
    ("path", "line", "key_line"),
    [
        ((), 1, 1),
        (("title",), 1, 1),
        (("acts",), 3, 2),
        (("acts", 0), 3, 3),
        (("acts", 0, "at"), 3, 3),
        (("acts", 0, "data"), 5, 4),
        (("acts", 0, "data", "plan", "scope"), 6, 6),
        (("acts", 1), 8, 8),
        (("acts", 1, "at"), 9, 8),
        (("text",), 10, 10),
        # what is not there is answered with the nearest container
        (("acts", 0, "by"), 3, 3),
        (("acts", 7), 3, 3),
        (("acts", -1), 3, 3),
        (("title", "x"), 1, 1),
        (("nothing", "x"), 1, 1),
    ],
)
def test_positions(path: tuple[str | int, ...], line: int, key_line: int) -> None:
    found = load(POSITIONED, "f")
    assert found.line(path) == line
    assert found.key_line(path) == key_line


def test_a_list_at_the_top_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("# ghi chú\n- a: 1\n- b: 2\n", encoding="utf-8")
    found = read(path, top=list)
    assert found.value == [{"a": 1}, {"b": 2}]
    assert found.key_line((1, "b")) == 3
    with pytest.raises(SourceError, match="danh sách các mục"):
        load("a: 1", "f", top=list)


def test_error_names_file_and_line() -> None:
    error = load(POSITIONED, "a.yaml").error(("acts", 0, "data"), "sai")
    assert str(error) == "a.yaml:4: sai"
    assert (error.file, error.line, error.message) == ("a.yaml", 4, "sai")


def test_alias_is_a_copy_with_its_own_line() -> None:
    found = load("a: &x {k: [1]}\nb: *x\n", "f")
    assert found.value == {"a": {"k": [1]}, "b": {"k": [1]}}
    found.value["a"]["k"].append(2)
    assert found.value["b"] == {"k": [1]}
    assert found.line(("b",)) == 2
    assert found.line(("b", "k", 0)) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "trống"),
        ("# chỉ có ghi chú\n", 1, "trống"),
        ("- a\n", 1, "danh mục"),
        ("chữ", 1, "danh mục"),
        ("a: 1\nb: 2\na: 3\n", 3, "khóa “a” bị lặp lại (đã có ở dòng 1)"),
        ("b:\n  c: 1\n  c: 1\n", 3, "lặp lại"),
        ("é: 1\ne\u0301: 2\n", 2, "lặp lại"),
        ("a: 1\n---\nb: 2\n", 2, "tài liệu"),
        ("a:\n\t- b\n", 2, "tab"),
        ("a: 1\nb: [1, 2\n", 2, "]"),
        ("a: 1\nb: {c: 2\n", 2, "}"),
        ("a: 1\nb: 'mở\n", 2, "đóng"),
        ("a: b: c\n", 1, "hai chấm"),
        ("a: @b\n", 1, "“@”"),
        ("a: `b`\n", 1, "“`”"),
        ("a: - b\n", 1, "- "),
        ("a: 1\n b: 2\n", 2, "hai chấm"),
        ("a:\n  - b\n c: d\n", 3, "thụt"),
        ('a: "\\q"\n', 1, "nháy đơn"),
        ("a: *x\n", 1, "*x"),
        ("a: 1\nb: &x [*x]\n", 2, "chính giá trị"),
        ("a: !!python/object:os.system x\n", 1, "thẻ kiểu"),
        ("a: !!python/object {}\n", 1, "thẻ kiểu"),
        ("a: !x y\n", 1, "thẻ kiểu"),
        ("a: !!int x\n", 1, "không phải giá trị kiểu"),
        ("a: !!bool 1\n", 1, "không phải giá trị kiểu"),
        ("? [a]\n: b\n", 1, "khóa phải là"),
        ("a: 1\n{x}: 2\n", 2, "khóa phải là"),
        ("a: &x [1]\n*x : 2\n", 2, "khóa phải là"),
        ("a: 1\nb: \x01\n", 2, "U+0001"),
        ("a: 1\nb: \ud800\n", 2, "U+D800"),
        ("a: |b\n", 1, "phải xuống dòng"),
        ("a: & b\n", 1, "phải là một tên"),
        ("a: ? b\n", 1, "“? ”"),
        ("a: [1, 2}\n", 1, ""),
        ("a:\n  !<x\n", 2, "YAML không hợp lệ"),
        ("%YAML 2.0\n---\na: 1\n", 1, "YAML"),
    ],
)
def test_refused_with_line(text: str, line: int, words: str) -> None:
    error = refusal(text)
    assert error.line == line
    assert words in error.message
    assert str(error) == f"tệp.yaml:{line}: {error.message}"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 5_000,
        "\n".join(" " * depth + "a:" for depth in range(300)),
        "- " * 5_000,
        "".join(f"k{n}: [{'' if n == 0 else f'*a{n - 1}'}]\n".replace("[", f"&a{n} [") for n in range(100)),
    ],
    ids=["flow lists", "flow maps", "block maps", "block lists", "aliases"],
)
def test_depth_is_limited(text: str) -> None:
    assert f"{MAX_DEPTH} tầng" in refusal(text).message


def test_greatest_depth_is_read() -> None:
    inner = MAX_DEPTH - 1
    value = load("a: " + "[" * inner + "]" * inner, "f").value["a"]
    for _ in range(inner - 1):
        (value,) = value
    assert value == []


def test_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert "quá nhiều giá trị" in refusal("\n".join(lines)).message


def test_alias_of_long_text_is_counted() -> None:
    repeated = ", ".join(["*a"] * 1_000)
    assert "quá nhiều" in refusal(f"a: &a {'x' * 10_000}\nb: [{repeated}]").message


def test_number_of_values_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlsource, "MAX_VALUES", 9)
    assert load("a: [1, 2, 3, 4, 5, 6]", "f").value == {"a": [1, 2, 3, 4, 5, 6]}
    assert "quá nhiều" in refusal("a: [1, 2, 3, 4, 5, 6, 7]").message
    assert MAX_VALUES == 200_000


def test_length_is_limited() -> None:
    assert "quá 5.000.000 ký tự" in refusal("a: " + "x" * 5_000_000).message


def test_read_refuses_what_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: Điều\n".encode("utf-16"))
    with pytest.raises(SourceError, match=r"a\.yaml:1: .*UTF-8"):
        read(path)
    path.write_bytes(b"a: 1\nb: \xc0\x80\n")
    with pytest.raises(SourceError, match=r"^x:2: .*UTF-8"):
        read(path, "x")


def test_read_skips_the_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    found = read(path)
    assert found.value == {"a": 1, "b": 2}
    assert found.line(("b",)) == 2


def test_read_of_a_missing_file_or_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(SourceError, match="không đọc được tệp"):
            read(path)
