"""Withdraw a template: one proposed, by its author; one in use, by whoever may decide. The version before is used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from khoithong.desk.clock import aware
from khoithong.desk.documents.templates.acting import require_standing, taken
from khoithong.desk.documents.templates.decide import reason_of

if TYPE_CHECKING:
    from uuid import UUID

    from khoithong.desk.documents.acting import Asked


def withdraw_template(template_id: UUID, asked: Asked, reason: str) -> None:
    """Documents made by it stay as they are. Raises `NotDone`, `NoSuchTemplate`."""
    why = reason_of(reason)
    with taken(template_id, asked) as now:
        template = now.template
        if (template.status, template.withdrawn_by, template.withdrawn_reason) == (
            "withdrawn",
            asked.person,
            why,
        ):
            return
        require_standing(now, ("proposed", "approved"))
        template.status = "withdrawn"
        template.withdrawn_by, template.withdrawn_at, template.withdrawn_reason = (
            asked.person,
            aware(now.at),
            why,
        )
        template.save(update_fields=["status", "withdrawn_by", "withdrawn_at", "withdrawn_reason"])
