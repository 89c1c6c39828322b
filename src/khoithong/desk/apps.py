"""Django's entry for this application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Use cases. It has no tables of its own."""

    name = "khoithong.desk"
    label = "desk"
    verbose_name = "Nghiệp vụ"
