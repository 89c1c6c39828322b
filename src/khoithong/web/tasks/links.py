"""Where a directive and its clauses stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from khoithong.directives.models import Directive, Task


def directive_url(directive: Directive) -> str:
    """The page of a directive."""
    return reverse("directive", args=[directive.code])


def clause_url(task: Task) -> str:
    """Where the words of a task stand in the text of its directive."""
    return f"{directive_url(task.directive)}#nhiem-vu-{task.place}"
