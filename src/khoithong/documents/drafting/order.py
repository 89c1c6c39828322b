"""What is asked to be drafted: a kind of document, on an act of the register or one to come, signed by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be drafted."""

    kind: str
    """Of `documents.catalogue.KINDS`."""
    seq: int | None = None
    """Number of the act it rests on; `None` for one drafted before its act, or about the case as it is."""
    intended: Mapping[str, Any] = field(default_factory=dict)
    """Data of the act to come, as typed in its form."""
    signer: str = ""
    """Key of a `signing.Signer`; empty for whoever signs by the office."""
    secretary: str = ""
    """Who kept the minutes, where no council has a secretary."""
    managing: str = ""
    """The agency measures are proposed to."""

    @property
    def about(self) -> dict[str, str]:
        """What tells documents of one kind and act apart, and how they were drafted; texts only, nothing empty."""
        named = {"signer": self.signer, "secretary": self.secretary, "managing": self.managing}
        return {name: value for name, value in named.items() if value}
