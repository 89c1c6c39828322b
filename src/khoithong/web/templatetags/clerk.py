"""Numbers of documents in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from khoithong.web.clerk import beside

if TYPE_CHECKING:
    from khoithong.web.casepage.ground import Ground
    from khoithong.web.components import Link

register = template.Library()


@register.simple_tag
def numbers_of_act(ground: Ground, seq: int) -> list[Link]:
    """The documents issued on an act of the timeline."""
    return beside.numbers_of_act(ground, seq)
