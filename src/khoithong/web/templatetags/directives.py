"""Tags of the pages about directives, tasks, reports and communication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from khoithong.directives.queries import open_of
from khoithong.web import navigation
from khoithong.web.session import present

if TYPE_CHECKING:
    from django.template.context import Context

register = template.Library()


@register.inclusion_tag("components/tabs.html", takes_context=True)
def directing_tabs(context: Context) -> dict[str, Any]:
    """Show the tabs shared by the area `Chỉ đạo – Báo cáo`, the current one marked, with the tasks open for one's agency."""
    request: Any = context.get("request")
    here = present(request) if request else None
    tasks = open_of(here.capacity.agency).count() if here and here.capacity else 0
    return {
        "links": navigation.directing_tabs(request.path if request else "", {"tasks": tasks}),
        "label": "Chỉ đạo – Báo cáo",
    }
