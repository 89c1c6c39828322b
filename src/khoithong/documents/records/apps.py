"""Django's entry for this application."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Official documents of cases, their numbers and files."""

    name = "khoithong.documents.records"
    label = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"
