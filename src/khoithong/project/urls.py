"""Every address of the application belongs to the web pages."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("khoithong.web.urls"):
    urlpatterns.append(path("", include("khoithong.web.urls")))
