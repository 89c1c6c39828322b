"""Django's entry for this application."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Agencies, people, offices, accounts."""

    name = "khoithong.organisation"
    label = "organisation"
    verbose_name = "Tổ chức và chức vụ"
    default_auto_field = "django.db.models.BigAutoField"
