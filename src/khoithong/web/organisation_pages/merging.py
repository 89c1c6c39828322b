"""Two administrators change the same agency or person: what each meant, side by side, and nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from khoithong.organisation.models import Change
from khoithong.web.wording import datetime_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from khoithong.organisation.models.change import Change as ChangeRow


def edition(subject: str, key: str) -> int:
    """Which state of an agency or a person is current: the last change of it, 0 where it was never changed here."""
    last: int | None = Change.objects.filter(subject=subject, key=key).aggregate(last=Max("id"))["last"]
    return last or 0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was changed while a form was open."""

    by: str
    """Who and when, in words."""
    base: Mapping[str, Any]
    """The values changed, as they were when the form was opened, by column."""


def changed_since(subject: str, key: str, seen: int) -> Elsewhere | None:
    """What was changed of an agency or a person after the state a form was opened on; nothing where it is current."""
    found: list[ChangeRow] = list(
        Change.objects.filter(subject=subject, key=key, id__gt=seen).order_by("-id")
    )
    if not found:
        return None
    base: dict[str, Any] = {}
    for change in found:
        base |= change.before or {}
    return Elsewhere(f"{found[0].entered_by}, {datetime_words(found[0].recorded_at)}", base)


def merged(typed: Mapping[str, Any], base: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, with the values nobody touched here as they are stored now."""
    return {
        name: stored[name] if value == base.get(name, stored[name]) else value
        for name, value in typed.items()
    }
