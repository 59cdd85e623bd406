from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("people.urls")),
    path("", include("strengths.urls")),
    path("", include("networks.urls")),
    path("", include("conversations.urls")),
    path("", include("study.urls")),
    path("", include("outcomes.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo.urls")))

handler404 = "people.views.errors.not_found"
handler403 = "people.views.errors.not_allowed"
handler500 = "people.views.errors.broken"
