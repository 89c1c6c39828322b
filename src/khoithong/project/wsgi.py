"""What a WSGI server serves: `khoithong.project.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from khoithong.project.whole_bodies import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khoithong.project.settings")

application = whole_bodies(get_wsgi_application())
