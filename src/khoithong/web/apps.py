"""Registers the web application with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and template tags of the pages."""

    name = "khoithong.web"
    label = "web"
    verbose_name = "Giao diện"
