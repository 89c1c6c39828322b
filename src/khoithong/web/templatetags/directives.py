"""Tags of the pages about directives, tasks, reports and communication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from khoithong.web import navigation

if TYPE_CHECKING:
    from django.template.context import Context

register = template.Library()


@register.inclusion_tag("components/tabs.html", takes_context=True)
def directing_tabs(context: Context) -> dict[str, Any]:
    """Show the tabs shared by the area `Chỉ đạo – Báo cáo`, the current one marked."""
    request: Any = context.get("request")
    return {
        "links": navigation.directing_tabs(request.path if request else ""),
        "label": "Chỉ đạo – Báo cáo",
    }
