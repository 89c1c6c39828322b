"""Wording in templates: dates, numbers, provisions, icons, the navigation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from khoithong.web import navigation, wording
from khoithong.web.components import Citation

if TYPE_CHECKING:
    from decimal import Decimal

    from django.template.context import Context
    from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def vn_date(value: date | None) -> str:
    """Return `18/03/2026`, nothing for nothing."""
    return wording.date_words(value) if isinstance(value, date) else ""


@register.filter
def vn_weekday(value: date | None) -> str:
    """Return `thứ Tư, 18/03/2026`."""
    return wording.weekday_words(value) if isinstance(value, date) else ""


@register.filter
def vn_document_date(value: date | None) -> str:
    """Return `ngày 05 tháng 02 năm 2026`."""
    return wording.document_date_words(value) if isinstance(value, date) else ""


@register.filter
def vn_datetime(value: date | None) -> str:
    """Return `14:32 ngày 18/03/2026` in the office's time zone."""
    return wording.datetime_words(value) if isinstance(value, date) else ""


@register.filter
def vn_number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """Return `1.234.567,5`; with an argument rounded to so many decimals."""
    return "" if value is None else wording.number_words(value, decimals)


@register.filter
def vn_percent(part: float, whole: float) -> str:
    """Return `66,7%`: the part in the whole."""
    return wording.percent_words(part, whole)


@register.filter
def machine_date(value: date | None) -> str:
    """Return the ISO form for a `datetime` attribute."""
    return value.isoformat() if isinstance(value, date) else ""


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite. Without a label it is decoration: the words beside it speak."""
    sprite = static("khoithong/icons.svg")
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>', label, sprite, name
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', sprite, name
    )


@register.simple_tag
def provision(citation: Citation | str | None, label: str = "") -> SafeString | str:
    """Link a provision to its text. Give a `Citation`, or a reference and its words."""
    if not citation:
        return ""
    cited = Citation(citation, label) if isinstance(citation, str) else citation
    return format_html('<a class="provision" href="{}">{}</a>', cited.url, label or cited.label)


@register.simple_tag(takes_context=True)
def navigation_links(context: Context) -> list[navigation.Link]:
    """Return the entries of this release, the current one marked, the work counted."""
    shell = context.get("shell")
    request: Any = context.get("request")
    return navigation.links(
        request.path if request else "",
        shell.work_count if shell else 0,
        administrator=bool(shell and shell.administrator),
    )


@register.simple_tag
def address(name: str) -> str:
    """Return the address of a named page, or nothing when this release has no such page."""
    return navigation.address(name)
