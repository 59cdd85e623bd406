from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", login_not_required(set_language), name="set_language"),
    path("", include("people.urls")),
    path("", include("strengths.urls")),
    path("", include("networks.urls")),
    path("", include("conversations.urls")),
    path("", include("outcomes.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo.urls")))

handler404 = "people.views.errors.not_found"
handler403 = "people.views.errors.not_allowed"
handler500 = "people.views.errors.broken"
