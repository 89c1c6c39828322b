"""Django's entry for this application."""

from django.apps import AppConfig


class CasefilesConfig(AppConfig):
    """Register of acts, projections, drafts."""

    name = "khoithong.casefiles"
    label = "casefiles"
    verbose_name = "Hồ sơ đề xuất"
    default_auto_field = "django.db.models.BigAutoField"
