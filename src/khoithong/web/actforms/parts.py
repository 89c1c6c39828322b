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

    @property
    def reminds(self) -> bool:
        """Whether it reminds about secret documents, once for all its texts."""
        return any(one.quiet for one in self.fields)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Conditions, each with a box to tick and its reasons."""

    label: str
    rows: Sequence[tuple[Field, Field]]
    name: str
    hint: str = ""
    depending: Sequence[Citation] = ()
    """What is closed while a condition is not ticked."""

    @property
    def input_id(self) -> str:
        """The id the error summary points to."""
        return f"id_{self.name}"


Part = Field | FieldRows | Group | Ticks
