"""Files in templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from khoithong.web.casepage import documents

if TYPE_CHECKING:
    from khoithong.web.attachments import FileLine
    from khoithong.web.casepage.ground import Ground

register = template.Library()


@register.simple_tag
def files_of_act(ground: Ground, seq: int) -> list[FileLine]:
    """The files an act of the timeline brought."""
    return documents.files_of_act(ground, seq)
