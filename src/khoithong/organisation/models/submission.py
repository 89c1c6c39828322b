"""A form of changes that was carried out: sent twice, it is done once."""

from django.db import models


class Submission(models.Model):
    """One confirmed set of changes, by the key its form carried."""

    id = models.UUIDField(primary_key=True)
    recorded_at = models.DateTimeField()
    entered_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return str(self.pk)
