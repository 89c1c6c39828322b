"""A person who takes part in cases."""

from django.db import models

from khoithong.organisation.identifiers import MAX_LENGTH, new_person_id, slug
from khoithong.organisation.models.agency import Agency


class Person(models.Model):
    """One person. `id` is opaque and kept by the register; the name can be erased."""

    id = models.CharField(primary_key=True, max_length=MAX_LENGTH, validators=[slug], default=new_person_id)
    full_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=400, db_collation="C", db_index=True)
    """Order by given name, made by `names.sort_key` with the name."""
    managed_by = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    """The body that manages the cadre (cơ quan quản lý cán bộ)."""

    def __str__(self) -> str:
        return self.full_name
