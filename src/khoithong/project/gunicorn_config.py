"""How the web server runs; read by gunicorn."""

import ctypes
import os
import signal
import sys

from khoithong.project.environment import number

wsgi_app = "khoithong.project.wsgi:application"
worker_class = "gthread"
workers = number("KHOITHONG_WEB_WORKERS", min(4, os.cpu_count() or 1))
threads = number("KHOITHONG_WEB_THREADS", 8)
raw_env = [f"KHOITHONG_DATABASE_POOL={os.environ.get('KHOITHONG_DATABASE_POOL') or threads + 1}"]
timeout = 60
graceful_timeout = 15
keepalive = 30
max_requests = 20_000
max_requests_jitter = 2_000
loglevel = "warning"
accesslog = None  # addresses and people's searches would be in it
control_socket_disable = True
proc_name = "khoithong"


def on_starting(_server: object) -> None:
    """End with the program that started us, even when it is killed: it holds the database."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGQUIT)
    if os.environ.get("KHOITHONG_PARENT") not in (None, str(os.getppid())):
        sys.exit(1)  # it ended before we asked to be told
