"""Documents of a case in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from khoithong.web.casedocuments import intended, listing

if TYPE_CHECKING:
    from khoithong.web.casedocuments.listing import Shown
    from khoithong.web.casepage.ground import Ground

register = template.Library()


@register.simple_tag
def drafted_before(ground: Ground, act: str) -> str:
    """The kind of document that can be drafted from the form of an act; empty where there is none."""
    return intended.drafted_before(ground, act)


@register.simple_tag
def documents_for(ground: Ground, *acts: str) -> list[Shown]:
    """The documents of these acts, drafts included, each with the picture of its first page."""
    return listing.documents_for(ground, acts)
