from django.urls import path

from config.demo import views

urlpatterns = [
    path("", views.accounts, name="demo"),
    path("outbox/", views.outbox, name="demo_outbox"),
    path("<slug:key>/", views.be, name="demo_be"),
]
