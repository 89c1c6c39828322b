"""Django's entry for this application."""

from django.apps import AppConfig
from django.core.checks import register

from khoithong.documents.records.checks import roots_are_certificates


class RecordsConfig(AppConfig):
    """Official documents of cases, their numbers and files."""

    name = "khoithong.documents.records"
    label = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the settings checked when the application starts."""
        register(roots_are_certificates)
