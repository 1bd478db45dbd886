"""Django's settings, derived from ``registerpub.toml`` of the project folder and nothing else.

The folder is ``$REGISTERPUB_PROJECT`` or the working folder. Without a ``registerpub.toml`` (tests, type checks) an
in-memory store is used, so that importing this module never fails and never writes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from registerpub.config import CONFIG_NAME, Config, data_folder, load_config
from registerpub.core.errors import ConfigError
from registerpub.core.records import Site
from registerpub.database_settings import django_database, sqlite
from registerpub.secret_key import read_secret

_root = Path(os.environ.get("REGISTERPUB_PROJECT", ".")).resolve()
_has_project = (_root / CONFIG_NAME).is_file()
REGISTERPUB: Config = (
    load_config(_root)
    if _has_project
    else Config(root=_root, site=Site("registerpub", "http://127.0.0.1:8000/public", "registerpub.invalid"))
)


def _secret() -> str:
    """Empty where a project has no good one: then Django refuses whatever would sign, seal or check with it."""
    if not _has_project:
        return "no-project-folder-" + "0" * 40
    try:
        return read_secret(REGISTERPUB.var)
    except ConfigError:
        return ""


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = list(REGISTERPUB.allowed_hosts)
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "registerpub.store",
    "registerpub.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "registerpub.desk.middleware.ProtectionHeaders",
    "registerpub.desk.standstill.StandStill",
    "registerpub.desk.middleware.BodyLimits",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "registerpub.desk.entry.wall.SessionLimits",
    "registerpub.desk.middleware.DeskLanguage",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "registerpub.desk.entry.wall.SecondFactor",
    "allauth.account.middleware.AccountMiddleware",
    "registerpub.desk.entry.wall.StepUp",
]
ROOT_URLCONF = "registerpub.urls"
WSGI_APPLICATION = "registerpub.desk.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "desk" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "registerpub.desk.jinja.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "registerpub.desk.context.desk",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
DATABASES = {"default": django_database(REGISTERPUB.store, _root) if _has_project else sqlite(":memory:")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = ["registerpub.desk.entry.backend.Accounts"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_TEMPLATE_EXTENSION = "html.j2"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "registerpub.desk.entry.adapters.ClosedAccountAdapter"
# Seconds for which a second factor that was shown is fresh enough for what weighs most (desk.step_up).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# There is no switch for the second factor: desk.entry.wall asks for it whatever stands here.
MFA_ADAPTER = "registerpub.desk.entry.adapters.SealedMFAAdapter"
MFA_FORMS = {
    "authenticate": "registerpub.desk.entry.forms.SignInForm",
    "reauthenticate": "registerpub.desk.entry.forms.StepUpForm",
    "login_webauthn": "registerpub.desk.entry.forms.PasskeySignInForm",
    "authenticate_webauthn": "registerpub.desk.entry.forms.PasskeyCodeForm",
    "reauthenticate_webauthn": "registerpub.desk.entry.forms.PasskeyStepUpForm",
    "add_webauthn": "registerpub.desk.entry.forms.PasskeyAddForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "registerpub"
# Clocks of phones differ: one step either way, as RFC 6238 (5.2) recommends at most.
MFA_TOTP_TOLERANCE = 1
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# Rate limits and used codes live here, shared by all processes. The default bound of 300 entries would let a flood of
# attempts push the counts of earlier ones out.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
    if _has_project
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
SESSION_ENGINE = "registerpub.desk.entry.session_store"
SESSION_COOKIE_AGE = 8 * 3600  # desk.entry.wall ends them earlier
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
if REGISTERPUB.is_secure:
    # Behind a server with TLS, which passes X-Forwarded-Proto and X-Forwarded-For on (docs/operators.md).
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
# Choices of a form, never files: what a view takes beyond that it says itself (desk.middleware.BodyLimits).
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# Messages may name a person: they lie with the session on the server, never in a cookie on somebody's device.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": with it browsers send "Origin: null" with our own forms, and every one of them is refused.
# Nothing leaves for other sites with this policy either.
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "registerpub.desk.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
LANGUAGE_CODE = "en"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [data_folder("locales")]
LANGUAGE_COOKIE_NAME = "desk_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"text": {"()": "registerpub.logs.TextLine"}, "json": {"()": "registerpub.logs.JsonLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": REGISTERPUB.watch.log}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
