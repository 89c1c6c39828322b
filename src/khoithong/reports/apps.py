"""Django's entry for this application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Periodic reports and overviews: read from cases and tasks, never the other way round."""

    name = "khoithong.reports"
    label = "reports"
    verbose_name = "Báo cáo"
    default_auto_field = "django.db.models.BigAutoField"
