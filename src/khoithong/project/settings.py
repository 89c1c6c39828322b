"""Django's settings, all from this file and the environment. No secret stands here: state.py makes them.

KHOITHONG_HOME         folder of the installation's own state (database, keys); default var/
DATABASE_URL           a PostgreSQL server kept by somebody else; default one of the installation's own
DATABASE_OWNER_URL     the same as the owner of the tables, for migrations
KHOITHONG_HOSTS        names the application answers to, comma-separated
KHOITHONG_DEMONSTRATION 1 for an installation with made-up data (./run sets it)
KHOITHONG_PACKS        regulation packs offered for new proposals, comma-separated; default all in force
KHOITHONG_HTTPS        1 when served over https: secure cookies, HSTS, redirection
KHOITHONG_BEHIND_PROXY 1 when a proxy ends https and sets X-Forwarded-Proto
KHOITHONG_STORAGE      where uploaded files lie: a folder, or s3://bucket/prefix; default files/ in KHOITHONG_HOME
KHOITHONG_FILE_MEGABYTES largest file taken; default 25
KHOITHONG_SIGN_ROOTS   folder of the root certificates signatures are trusted by (.pem, .crt, .cer); default none
KHOITHONG_SIGN_TIME    address of a time-stamping authority (RFC 3161); default none, signatures bear the server's time
KHOITHONG_HSM          key of the agencies on a device: library;token;label, {agency} in the label is the agency's key
"""

from pathlib import Path

from khoithong.demonstration.logins import BESIDE, HEADINGS
from khoithong.demonstration.packs import OFFERED, PROVINCE
from khoithong.project.environment import database, flag, words
from khoithong.project.files import file_storage, largest_file
from khoithong.project.signing import device, folder, web_address
from khoithong.project.state import home, secret

HOME = home()
SECRET_KEY = secret("django")

DEBUG = False
DEMONSTRATION = flag("KHOITHONG_DEMONSTRATION")
"""Made-up data to try things with: the pages may show what only developers and visitors need."""
DEMONSTRATION_HEADINGS = HEADINGS
"""Where the login page lists each account of the demonstration."""
DEMONSTRATION_BESIDE = BESIDE
"""Which of these headings it shows folded."""
DOCUMENTS_PROVINCE = PROVINCE if DEMONSTRATION else ""
"""What closes the names of provincial agencies in documents, where `documents.yaml` says nothing else."""
PACKS = words("KHOITHONG_PACKS", ",".join(OFFERED) if DEMONSTRATION else "")
"""The regulations under which a new proposal can be written here; empty: every one in force. Cases stay on theirs."""
ALLOWED_HOSTS = words("KHOITHONG_HOSTS", "localhost,127.0.0.1,[::1]")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "khoithong.organisation",
    "khoithong.casefiles",
    "khoithong.documents.records",
    "khoithong.directives",
    "khoithong.reports",
    "khoithong.desk",
    "khoithong.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "khoithong.project.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "khoithong.project.middleware.compressed_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khoithong.project.middleware.private_pages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "khoithong.web.wrong_method.lead_back",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "khoithong.project.urls"
WSGI_APPLICATION = "khoithong.project.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "khoithong.web.context.shell",
            ],
        },
    },
]

# Data

DATABASES = {"default": database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language, dates and numbers

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["khoithong.project.formats"]

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
GUIDE_PICTURES = Path(__file__).resolve().parents[3] / "docs" / "huong-dan" / "hinh"
STATICFILES_DIRS = [("huong-dan", GUIDE_PICTURES)] if GUIDE_PICTURES.is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "attachments": file_storage(HOME),
}

# Uploaded files

ATTACHMENT_MAX_BYTES = largest_file()
INCOMING = HOME / "incoming"
"""Where files lie, without a name, while they are being received: beside the data, never in memory."""
FILE_UPLOAD_HANDLERS = ["khoithong.web.receiving.FileReceiver"]

# Signing

SIGN_ROOTS = folder("KHOITHONG_SIGN_ROOTS")
SIGN_TIME_AUTHORITY = web_address("KHOITHONG_SIGN_TIME")
SIGN_DEVICE = device("KHOITHONG_HSM")

# Login

AUTH_USER_MODEL = "organisation.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/viec-can-lam/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who logs in when is not needed for locking out
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

# Sessions: half an hour without a request ends them

SESSION_ENGINE = "khoithong.project.sessions"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "khoithong.web.views.account.stale_form"

# Transport

HTTPS = flag("KHOITHONG_HTTPS")
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("KHOITHONG_BEHIND_PROXY") else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "private": {
            "()": "khoithong.project.logs.PrivateFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "private"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Their handlers of Django's own (mail to administrators, pages in the console) are taken off.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # an address somebody mistyped is nobody's business
        "axes": {"level": "ERROR"},  # its warnings name accounts and addresses
    },
}
