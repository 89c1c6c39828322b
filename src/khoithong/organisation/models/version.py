"""Which state of the organisation is current."""

from django.db import models


class Version(models.Model):
    """The one row that tells every process whether its picture of the organisation is still current.

    `number` comes from a database sequence, so that a number rolled back is never given to another state.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(name="version_single_row", condition=models.Q(id=1)),)

    def __str__(self) -> str:
        return str(self.number)
