from django.urls import path

from outcomes.views import going

urlpatterns = [
    path("how-it-is-going/", going.going, name="going"),
]
