"""What a form consists of besides single fields: groups of fields under one heading, ticks with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khoithong.web.components import Field, FieldRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from khoithong.web.components import Citation


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together."""

    label: str
    fields: Sequence[Field]
    name: str
    hint: str = ""
    required: bool = True
    errors: Sequence[str] = ()
    citation: Citation | None = None

    @property
    def input_id(self) -> str:
        """The id the error summary points to."""
        return f"id_{self.name}"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Conditions, each with a box to tick and its reasons."""

    label: str
    rows: Sequence[tuple[Field, Field]]
    name: str
    hint: str = ""

    @property
    def input_id(self) -> str:
        """The id the error summary points to."""
        return f"id_{self.name}"


Part = Field | FieldRows | Group | Ticks
