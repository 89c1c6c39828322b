"""Turns Django's forms into what the components draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseForm, BoundField

from khoithong.web.components import ErrorItem, Field, FieldKind, Option, date_value

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: tuple[tuple[type[forms.Widget], FieldKind], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.PasswordInput, "password"),
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.DateInput, "date"),
    (forms.NumberInput, "number"),
)


def field_of(source: Field | BoundField, **changes: Any) -> Field:
    """Return the field to draw, with the changes the template asks for."""
    return replace(_from_bound(source) if isinstance(source, BoundField) else source, **changes)


def errors_of(source: BaseForm | Iterable[ErrorItem | str]) -> list[ErrorItem]:
    """Return the lines of the error summary: of a form in the order of its fields, its own errors first."""
    if not isinstance(source, BaseForm):
        return [ErrorItem(item) if isinstance(item, str) else item for item in source or ()]
    lines = [ErrorItem(str(message)) for message in source.non_field_errors()]
    for bound in source:
        target = _identity(bound)
        lines.extend(ErrorItem(str(message), target) for message in bound.errors)
    return lines


def _identity(bound: BoundField) -> str:
    return bound.auto_id or f"id_{bound.html_name}"


def _kind(widget: forms.Widget) -> FieldKind:
    return next((kind for base, kind in _KINDS if isinstance(widget, base)), "text")


def _from_bound(bound: BoundField) -> Field:
    widget = bound.field.widget
    attrs = widget.attrs
    kind: FieldKind = attrs.get("data-kind") or _kind(widget)
    return Field(
        kind=kind,
        name=bound.html_name,
        label=str(bound.label or ""),
        value=_value(bound),
        hint=str(bound.help_text or ""),
        errors=tuple(str(message) for message in bound.errors),
        required=bound.field.required,
        options=_options(bound),
        id=_identity(bound),
        rows=int(attrs.get("rows", 5)),
        words=attrs.get("data-words"),
        max_length=getattr(bound.field, "max_length", None),
        autocomplete=str(attrs.get("autocomplete", "")),
        width=attrs.get("data-width", ""),
    )


def _value(bound: BoundField) -> str | list[str]:
    value = bound.value()
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return "on" if value else ""
    return date_value(value) if isinstance(value, date) else str(value)


def _options(bound: BoundField) -> tuple[Option, ...]:
    choices: Iterable[Any] = getattr(bound.field, "choices", ())
    found: list[Option] = []
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            found.extend(Option(str(one), str(words), group=str(value)) for one, words in label)
        else:
            found.append(Option(str(value), str(label)))
    return tuple(found)
