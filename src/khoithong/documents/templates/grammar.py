"""What a template may say to the engine that fills it: a field, a list gone through, a condition on a field. Nothing else.

Jinja, which fills the fields, is a programming language: an attribute or a call leads from any value to the whole of
Python. So the tree of every piece of template is looked through before it runs, and only these are let pass:

    {{ truong }}   {{ dong.cot_1 }}
    {% for dong in truong_danh_sach %} … {% endfor %}
    {% if truong %} … {% else %} … {% endif %}

Names are the declared fields and the variables of enclosing lists; filters, calls, attributes, tests, constants,
indexes, macros, imports and everything not thought of here are refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from khoithong.documents.templates.fields import FIELDS

_PLAIN: Final = (nodes.Template, nodes.Output, nodes.TemplateData)
_ROW: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TAKEN: Final = frozenset(
    {"loop", "self", "super", "caller", "varargs", "kwargs", "not", "and", "or", "in", "is"}
)
"""Words that mean something to Jinja."""
_WANTED: Final = "Chỉ dùng {{ trường }}, {% for dòng in danh sách %}, {% if trường %}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a template may not say."""

    words: str
    field: str = ""
    """The name that is no field."""
    suggestions: tuple[str, ...] = ()


class Refused(ValueError):
    """A template says something it may not."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.words for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class _Look:
    """One walk through a tree."""

    problems: list[Problem] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)

    def walk(self, node: nodes.Node, rows: dict[str, str]) -> None:
        """Look at a node; `rows` are the variables of enclosing lists, with the list each goes through."""
        if isinstance(node, nodes.For):
            self._list(node, rows)
        elif isinstance(node, nodes.If):
            self._condition(node, rows)
        elif isinstance(node, nodes.Name):
            self._name(node.name, rows)
        elif isinstance(node, nodes.Getattr):
            self._cell(node, rows)
        elif isinstance(node, _PLAIN):
            for child in node.iter_child_nodes():
                self.walk(child, rows)
        else:
            self._refuse(f"không được dùng {type(node).__name__}")

    def _list(self, node: nodes.For, rows: dict[str, str]) -> None:
        if node.recursive or node.test is not None or node.else_:
            self._refuse("vòng lặp chỉ có dạng {% for dòng in danh sách %}")
        target, source = node.target, node.iter
        if not isinstance(target, nodes.Name) or not isinstance(source, nodes.Name):
            self._refuse("vòng lặp chỉ đi qua một trường danh sách, mỗi lần một dòng")
            return
        if not _ROW.fullmatch(target.name) or target.name in _TAKEN:
            self._refuse(f"tên dòng {target.name} không dùng được, đặt là dong")
        elif target.name in FIELDS or target.name in rows:
            self._refuse(f"tên dòng {target.name} trùng với tên đã có")
        self._name(source.name, {}, wants_list=True)
        for child in node.body:
            self.walk(child, {**rows, target.name: source.name})

    def _condition(self, node: nodes.If, rows: dict[str, str]) -> None:
        test = node.test.node if isinstance(node.test, nodes.Not) else node.test
        if not isinstance(test, nodes.Name):
            self._refuse("điều kiện chỉ có dạng {% if trường %} hoặc {% if not trường %}")
        else:
            self._name(test.name, rows, asked=True)
        for child in (*node.body, *node.elif_, *node.else_):
            self.walk(child, rows)

    def _name(
        self, name: str, rows: dict[str, str], *, wants_list: bool = False, asked: bool = False
    ) -> None:
        if name in rows:
            source = FIELDS.get(rows[name])
            if source is not None and source.columns and not asked:
                self._refuse(f"dòng của {source.name} có nhiều ô: ghi {{{{ {name}.{source.columns[0]} }}}}")
            return
        known = FIELDS.get(name)
        if known is None:
            close = tuple(get_close_matches(name, FIELDS, n=3, cutoff=0.6))
            hint = f"; có phải {', '.join(close)}" if close else ""
            self.problems.append(Problem(f"không có trường {name}{hint}", name, close))
            return
        self.used[name] = None
        if known.many and not wants_list and not asked:
            self._refuse(f"{name} là danh sách: đi qua bằng {{%p for dong in {name} %}}")
        if wants_list and not known.many:
            self._refuse(f"{name} không phải danh sách")

    def _cell(self, node: nodes.Getattr, rows: dict[str, str]) -> None:
        row = node.node
        source = FIELDS.get(rows.get(row.name, "")) if isinstance(row, nodes.Name) else None
        if source is None or node.attr not in source.columns:
            self._refuse(f"không có ô .{node.attr}")

    def _refuse(self, words: str) -> None:
        self.problems.append(Problem(f"{words}. {_WANTED}"))


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment every piece of a template goes through: looked at first, then run with nothing at hand.

    The walk through the tree is the guard; that the environment is a sandbox besides is the second.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()
        self.used: dict[str, None] = {}

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Any:
        """Raises `Refused`."""
        self.used |= used_in(self, source)
        try:
            return super().from_string(source, *args, **kwargs)
        except TemplateSyntaxError as error:
            raise Refused([unreadable(error)]) from None


def used_in(environment: Sandbox, source: str) -> dict[str, None]:
    """The fields a piece of template uses, in order. Raises `Refused` for anything beyond the grammar."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise Refused([unreadable(error)]) from None
    look = _Look()
    look.walk(tree, {})
    if look.problems:
        raise Refused(list({problem.words: problem for problem in look.problems}.values()))
    return look.used


def unreadable(error: TemplateSyntaxError) -> Problem:
    """What is no template at all."""
    return Problem(f"không đọc được: {error.message}. {_WANTED}")
