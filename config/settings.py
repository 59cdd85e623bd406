"""Settings, from the environment only. The README lists the variables."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from psycopg.conninfo import conninfo_to_dict

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = os.environ.get("DEBUG") == "1"
DEMO = os.environ.get("DEMO") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY", "")
# The keys of before, with spaces between them: what was signed or encrypted with them can still be read.
SECRET_KEY_FALLBACKS = os.environ.get("SECRET_KEY_FALLBACKS", "").split()
if not SECRET_KEY and DEBUG:
    SECRET_KEY = "only-for-development-on-this-machine"  # noqa: S105
# What keys the noise of published figures (outcomes/actions/counting.py). Without one of its own it comes from
# SECRET_KEY: when that changes, only what is counted afterwards is drawn anew.
FIGURES_SECRET = os.environ.get("FIGURES_SECRET", "")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
# Where *Leave this page* goes: somewhere ordinary, that anybody might have been reading.
LEAVE_TO = os.environ.get("LEAVE_TO", "https://www.bbc.co.uk/weather")
HELP_PHONE = os.environ.get("HELP_PHONE", "01443 000 000")

INSTALLED_APPS = [
    "config",
    "outcomes",
    "study",
    "conversations",
    "networks",
    "strengths",
    "people",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "pghistory",
    "pgtrigger",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.uses_nothing_of_the_device",
    # Before the static files, so that they carry the policy too.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.files_around_the_transaction",
    "config.middleware.transaction_and_user",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.no_more_than_we_take",
    "config.middleware.closed_by_default",
    "config.middleware.personal_pages_are_not_stored",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
CSRF_FAILURE_VIEW = "people.views.signing_in.form_too_old"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "config.templatetags.bywyd",
            ],
        },
    }
]

# The application's role owns no table; the owner's is used by the commands that manage.py names.
AS_OWNER = os.environ.get("AS_OWNER") == "1"
APPLICATION_ROLE = "bywyd_app"
# Reads the published figures, and can enter no other database.
PUBLISHED_ROLE = "bywyd_published"


def database(url: str) -> dict[str, Any]:
    """Django's settings for a libpq address; empty parts are left to libpq."""
    parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "bywyd"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # The middleware opens the transaction itself, so that the user named in it is still named when the
        # page is rendered (ATOMIC_REQUESTS would end it before).
        "ATOMIC_REQUESTS": False,
        # Safe behind a pooler that hands each transaction another connection.
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


_url = os.environ.get("DATABASE_OWNER_URL" if AS_OWNER else "DATABASE_URL", "")
if AS_OWNER and not _url:
    raise ImproperlyConfigured("This command needs DATABASE_OWNER_URL, the address of the role that owns the tables.")
_published = os.environ.get("PUBLISHED_OWNER_URL" if AS_OWNER else "PUBLISHED_URL", "")
DATABASES = {"default": database(_url), "published": database(_published)}
# Figures stand in a database of their own; no query reaches from the one into the other.
DATABASE_ROUTERS = ["outcomes.router.Published"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.OfTheSession"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"

# allauth brings the ceremonies of codes, passkeys and authenticator apps; the pages are ours, and so are the
# addresses (User.email, User.phone): its own tables of addresses stay empty, and out of reach of the application.
ACCOUNT_ADAPTER = "people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "people.adapters.display"
# Per account five in five minutes; a whole council may sit behind one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "300/m/ip,5/300s/key"}
MFA_ADAPTER = "people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# On loopback, without TLS, browsers allow passkeys for `localhost`; the library has to be told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
MFA_TOTP_ISSUER = "Bywyd Da"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Shared by all processes, for limits and for codes that count once (config/migrations/0001_shared_cache.py).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}

# E-mails and texts (people/sending.py). Without a mail server of yours they are written down under OUTBOX.
OUTBOX = os.environ.get("OUTBOX", "")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "1") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Bywyd Da <no-reply@localhost>")
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    EMAIL_BACKEND = "people.sending.WrittenDown" if OUTBOX else "django.core.mail.backends.console.EmailBackend"
TEXT_SENDER = os.environ.get("TEXT_SENDER", "") or f"people.sending.{'FileSender' if OUTBOX else 'ConsoleSender'}"
# Nobody waits for a mail server, and how long it took tells nobody whether an address is known.
SEND_IN_BACKGROUND = True

# How long it stays (config/retention.py): after somebody asked for their plan to be deleted, after a death, and when
# nobody has written or opened anything. Not sooner than a week, and a month after a death: the wall holds that too.
DELETE_AFTER_DAYS = max(7, int(os.environ.get("DELETE_AFTER_DAYS", "14")))
DELETE_AFTER_DEATH_DAYS = max(30, int(os.environ.get("DELETE_AFTER_DEATH_DAYS", "365")))
DELETE_AFTER_QUIET_YEARS = int(os.environ.get("DELETE_AFTER_QUIET_YEARS", "8"))

# Voices, photos and films, each in a file of its own (conversations/media/files.py), and those on their way in.
RECORDINGS = os.environ.get("RECORDINGS", str(BASE_DIR / ".data" / "recordings"))
# Bytes, of one person.
RECORDINGS_PER_PERSON = int(os.environ.get("RECORDINGS_MB_PER_PERSON", "2000")) * 1_000_000

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_COOKIE_SAMESITE = "Lax"
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("STATIC_ROOT", str(BASE_DIR / ".data" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Behind TLS (every council's deployment) cookies carry the __Host- prefix; the demo runs on plain loopback.
HTTPS = os.environ.get("HTTPS") == "1"
SESSION_ENGINE = "people.session_store"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_SSL_REDIRECT = HTTPS
# How many proxies of yours stand in front: whose word counts on who is asking (limits are per address).
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "1" if HTTPS else "0"))
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# What a page says once ("Kept.") waits in the session, not in a cookie of its own on somebody's device.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "without_words": {
            "()": "config.logs.WithoutWords",
            "format": "%(asctime)s %(levelname)s %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "without_words"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        # Who came in, by number, and who tried.
        "coming_in": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # That somebody's plan is gone, and why; not whose.
        "forget": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # What was counted and released, and how much of it is hidden; no figure.
        "count": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
