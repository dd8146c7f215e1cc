"""Django's settings: one file, read from the environment, failing loudly.

Environment:
  DATABASE_URL        the role that runs the product (``liqaa_app``)
  DATABASE_OWNER_URL  the role that owns the tables; only migrations use it
  LIQAA_HOME          folder of secrets, files and the embedded database
  LIQAA_SECRET_KEY    signing key; without it one is made and kept in LIQAA_HOME
  LIQAA_HOSTS         comma-separated host names that are answered
  LIQAA_URL           the address people use, for links in mail
  LIQAA_DEMO          "1" where the switcher of people is offered
  LIQAA_HTTPS         "1" behind TLS: secure cookies, redirect and HSTS
  LIQAA_ANCHOR_MAIL   an address that is sent the head of the journal's chain once a day
  LIQAA_PRIVATE_HOSTS comma-separated hosts inside the network that mail may leave by
  LIQAA_POOL          most connections one process keeps open; 0 opens one per request
  LIQAA_POOLER        "1" where DATABASE_URL leads through a transaction pooler
"""

from hashlib import sha256
from pathlib import Path
from zoneinfo import reset_tzpath

import environ
from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from liqaa.config import logs
from liqaa.config.home import data_home, secret_key

# The zones that come with the product win over the system's, which may be years old: the database brings
# recent ones too, and both must agree on when a day begins (Morocco changed its hour in 2026).
reset_tzpath(to=[])
env = environ.Env()
HOME: Path = data_home()

SECRET_KEY: str = env.str("LIQAA_SECRET_KEY", default="") or secret_key(HOME)
DEBUG = env.bool("LIQAA_DEBUG", default=False)
DEMO = env.bool("LIQAA_DEMO", default=False)
ALLOWED_HOSTS: list[str] = env.list("LIQAA_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PUBLIC_URL: str = env.str("LIQAA_URL", default="http://localhost:8000")
HTTPS = env.bool("LIQAA_HTTPS", default=False)

INSTALLED_APPS = [
    "liqaa.kit",
    "liqaa.journal",
    "liqaa.territory",
    "liqaa.access",
    "liqaa.outbox",
    "liqaa.files",
    "liqaa.people",
    "liqaa.bodies",
    "liqaa.meetings",
    "liqaa.followup",
    "liqaa.needs",
    "liqaa.campaigns",
    "liqaa.countdown",
    "liqaa.reports",
    "liqaa.newsroom",
    "liqaa.dashboards",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django_htmx",
]

MIDDLEWARE = [
    "liqaa.config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "liqaa.kit.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "liqaa.config.carrying.CarryingMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "liqaa.access.views.watching.WatchingMiddleware",
    "liqaa.access.views.handing.HandingMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "liqaa.kit.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "liqaa.config.urls"
WSGI_APPLICATION = "liqaa.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "liqaa.config.context.shell",
            ],
            "builtins": ["liqaa.kit.templatetags.kit"],
        },
    }
]

# --- database: one organisation each, the product runs as a role that owns nothing ---------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": env.db_url("DATABASE_URL", default="postgresql://liqaa_app@/liqaa")}
DATABASES["default"] |= {
    "ENGINE": "liqaa.kit.database",
    "DISABLE_SERVER_SIDE_CURSORS": True,
    "CONN_HEALTH_CHECKS": True,  # a database that was started again is met with a new connection, not a 500
}
if POOL := env.int("LIQAA_POOL", default=10):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": POOL, "timeout": 10}
POOLER = env.bool("LIQAA_POOLER", default=False)
DATABASES["owner"] = env.db_url("DATABASE_OWNER_URL", default="postgresql://liqaa_owner@/liqaa")

# --- sign-in ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "liqaa_access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LIQAA_ROLES = "liqaa.config.roles.ROLES"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "liqaa.config.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is only ever made by an invitation to its address
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # the adapter sends strangers nothing, and takes as long about it
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "liqaa.config.adapter.ResetTokens"  # noqa: S105 (a class)
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # how long a proof is fresh
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",  # the second step counts by its account
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "follow_link": "30/m/ip",
    "answer_invitation": "60/m/ip",  # a hall full of people behind one address
    "calendar_feed": "60/m/ip",
    "read_minutes": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # whose word for the sender's address is taken
PASSWORD_RESET_TIMEOUT = 3600
SECOND_FACTOR_REQUIRED = not DEMO  # of sensitive roles; in the demo it is offered
MFA_ADAPTER = "liqaa.config.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a passkey opens alone: the device asks who holds it
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # http://localhost, the only plain address browsers accept
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: clocks drift, fingers are slow
MFA_FORMS = {
    "authenticate": "liqaa.access.forms.factors.SignInCode",
    "reauthenticate": "liqaa.access.forms.factors.ProofCode",
    "activate_totp": "liqaa.access.forms.factors.FirstCode",
    "add_webauthn": "liqaa.access.forms.factors.PasskeyForm",
    "edit_webauthn": "liqaa.access.forms.factors.PasskeyNameForm",
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "liqaa.config.passwords.KnownPasswordValidator"},
    {"NAME": "liqaa.config.passwords.OwnNamesValidator"},
]
# Cookies know no port: two installations on one machine keep apart by the name.
INSTALLATION = sha256(str(HOME).encode()).hexdigest()[:8]
# Behind TLS the prefix makes browsers refuse a cookie that a neighbouring host or plain http would plant.
_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{_PREFIX}liqaa_session_{INSTALLATION}"
CSRF_COOKIE_NAME = f"{_PREFIX}liqaa_csrf_{INSTALLATION}"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True  # scripts find the token in the page
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CACHES = {"default": {"BACKEND": "liqaa.config.memory.TableCache"}}  # shared by all processes: limits, codes
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked on this machine, without the proxy
SECURE_REFERRER_POLICY = "same-origin"
# Nothing is inline anywhere, so no nonce is needed: scripts and styles come from files of our own alone.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
X_FRAME_OPTIONS = "DENY"

# --- languages and time -------------------------------------------------------------------------
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "liqaa_language"
USE_I18N = True
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_TZ = True
TIME_ZONE = env.str("LIQAA_TIME_ZONE", default="Africa/Casablanca")

# --- static and stored files ----------------------------------------------------------------------
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 250  # a folder of old reports; each file has limits of its own
FILE_UPLOAD_PERMISSIONS = 0o600

# --- mail ------------------------------------------------------------------------------------------
# The organisation's own server is kept in the database (outbox.MailServer) and used by the worker.
MAILERS = {"default": {"BACKEND": "liqaa.config.mail.OutboxBackend"}}
PRIVATE_HOSTS: list[str] = env.list("LIQAA_PRIVATE_HOSTS", default=[])  # see liqaa.kit.outgoing
ANCHOR_MAIL: str = env.str("LIQAA_ANCHOR_MAIL", default="")
DEFAULT_FROM_EMAIL = env.str("LIQAA_FROM", default="liqaa@localhost")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # a job that nobody imports is a job that nobody does
LOGGING = logs.LOGGING  # no personal value is written
