"""Who read what that is specially protected."""

from django.db import models

from khoithong.casefiles.models.case import Case


class AccessLog(models.Model):
    """One reading of protected data. Rows are only added."""

    at = models.DateTimeField()
    person = models.CharField(max_length=40)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    """`report_identity`: who sent a violation report; `case_file`: a case's whole file, taken away."""
    subject = models.CharField(max_length=40, blank=True)
    """Which one: the report's number; of a file what it was taken for."""

    def __str__(self) -> str:
        return f"{self.what} {self.person}"
