from typing import Any

from django.urls import URLPattern, path

from people.views import home, pieces, sharing, signing_in

urlpatterns = [
    path("", home.home, name="home"),
    path("up/", signing_in.up, name="up"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("language/", signing_in.language, name="set_language"),
    path("leave/", signing_in.leave, name="leave"),
    path("welcome/<str:who>/<str:token>/", signing_in.welcome, name="welcome"),
    path("your-information/", home.your_information, name="your_information"),
    path("accessibility/", home.accessibility, name="accessibility"),
    path("workers/", home.workers, name="workers"),
    path("people/<uuid:citizen_id>/about/", sharing.about, name="about"),
    path("people/<uuid:citizen_id>/sharing/", sharing.sharing, name="sharing"),
    path("people/<uuid:citizen_id>/sharing/<int:pk>/stop/", sharing.stop, name="stop_sharing"),
    path("people/<uuid:citizen_id>/looks/", sharing.looks, name="looks"),
]


def piece_urls(kind: str, model: Any, converter: str = "int") -> list[URLPattern]:
    """The pages that every piece of content has, under `kind`: e.g. names `strength_words`, `strength_earlier`."""
    name, here = model._meta.model_name, f"people/<uuid:citizen_id>/{kind}/<{converter}:pk>"
    return [
        path(f"{here}/words/", pieces.words, {"model": model}, name=f"{name}_words"),
        path(f"{here}/earlier/", pieces.earlier, {"model": model}, name=f"{name}_earlier"),
        path(f"{here}/who-can-see/", pieces.who_can_see, {"model": model}, name=f"{name}_who_can_see"),
        path(f"{here}/put-away/", pieces.put_away, {"model": model}, name=f"{name}_put_away"),
        path(f"{here}/put-back/", pieces.put_back, {"model": model}, name=f"{name}_put_back"),
    ]
