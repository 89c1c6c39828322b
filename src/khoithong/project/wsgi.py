"""What a WSGI server serves: `khoithong.project.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khoithong.project.settings")

application = get_wsgi_application()
