"""Django's entry for this application."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Directives and the tasks they order: who must do what by when, and how far it is."""

    name = "khoithong.directives"
    label = "directives"
    verbose_name = "Văn bản chỉ đạo"
    default_auto_field = "django.db.models.BigAutoField"
