"""Every address of the application belongs to the web pages."""

from django.urls import include, path

urlpatterns = [path("", include("khoithong.web.urls"))]

handler500 = "khoithong.web.views.failure.failed"
