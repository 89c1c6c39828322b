"""Django's entry for this application."""

from django.apps import AppConfig
from django.core.checks import register

from khoithong.casefiles.checks import packs_exist


class CasefilesConfig(AppConfig):
    """Register of acts, projections, drafts."""

    name = "khoithong.casefiles"
    label = "casefiles"
    verbose_name = "Hồ sơ đề xuất"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the settings checked when the application starts."""
        register(packs_exist)
