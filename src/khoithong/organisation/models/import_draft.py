"""An Excel file that was read and waits to be confirmed."""

import uuid

from django.db import models


class ImportDraft(models.Model):
    """The cells of an uploaded file, as texts: what will change is worked out anew whenever it is looked at."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    entered_by = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    sheets = models.JSONField()
    """By sheet, the rows below the headings: `[[row number, [cell, …]], …]`; days as `YYYY-MM-DD`."""

    def __str__(self) -> str:
        return self.file_name
