from django.urls import path

from config.demo import views

urlpatterns = [
    path("", views.accounts, name="demo"),
    path("<slug:key>/", views.be, name="demo_be"),
]
