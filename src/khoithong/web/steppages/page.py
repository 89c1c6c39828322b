"""What a step's page is: where it lies, which acts are done on it, the facts it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from khoithong.web.casepage.ground import Ground


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step of a case as a page."""

    name: str
    """Of its address, and of its template `steps/<name>.html`."""
    path: str
    """Its address, with the code of the case."""
    title: str
    short: str
    """The title among the other pages of the case."""
    kinds: tuple[str, ...]
    """The acts done here, the one that moves the case first."""
    facts: Callable[[Ground], dict[str, Any]]
    """What the template shows besides the form and the lists of acts."""
    reached: Callable[[Ground], bool]
    """Whether the case has come so far that the page says something; before, nothing leads to it."""
    owns: Callable[[Ground, str], bool] = lambda _ground, _kind: True
    """Whether one of `kinds` belongs to this page at the stage the case is in."""
    known: Callable[[Ground], bool] = lambda _ground: True
    """Whether the case's regulation has such a step, where knowing one of `kinds` does not say so."""
    stays: bool = False
    """Whether people go on here after an act, rather than return to the case."""
    opens: bool = True
    """Whether the act the case waits for stands open on the page."""
    offers: Callable[[Ground], Collection[str]] = lambda _ground: ()
    """The acts this person finds among the facts, each with its button: neither opened nor listed again."""

    @property
    def template(self) -> str:
        """The template's name."""
        return f"steps/{self.name}.html"

    def url(self, ground: Ground) -> str:
        """Its address in a case."""
        return reverse(f"step-{self.name}", args=[ground.row.code])

    def acts(self, ground: Ground) -> list[str]:
        """The acts of this page that the case's regulation knows, at the stage the case is in."""
        known = ground.regulation.acts
        return [kind for kind in self.kinds if kind in known and self.owns(ground, kind)]
