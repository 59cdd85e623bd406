"""Addresses of what is between the people in a life: ties, circles of support, who is the same."""

from django.urls import path

from networks.models import Bond, CircleOfSupport
from networks.views import bonds, circles, same
from people.urls import piece_urls

_life, _circles = "people/<uuid:citizen_id>/life/", "people/<uuid:citizen_id>/circles/"
_one, _circle = f"{_life}<int:pk>/", f"{_circles}<int:pk>/"
_member = f"{_circle}members/<int:member_pk>/"

urlpatterns = [
    path(f"{_life}from/<uuid:other_id>/", same.someone_from, name="someone_from"),
    path(f"{_one}knows/", bonds.new, name="bond_new"),
    path(f"{_one}same/<int:other_pk>/", same.they_are_one, name="they_are_one"),
    path(f"{_one}two/<int:other_pk>/", same.they_are_two, name="they_are_two"),
    path(f"{_one}plan-here/", same.plan_here, name="plan_here"),
    path(f"{_one}plan-here/undo/", same.plan_here_undone, name="plan_here_undone"),
    *piece_urls("bonds", Bond),
    path(f"{_circles}new/", circles.new, name="circle_new"),
    path(_circle, circles.circle, name="circle"),
    path(f"{_circle}meets/", circles.meets, name="circle_meets"),
    path(f"{_circle}members/", circles.members, name="circle_members"),
    path(f"{_member}does/", circles.does, name="member_does"),
    path(f"{_member}left/", circles.left, name="member_left"),
    path(f"{_member}back/", circles.back, name="member_back"),
    *piece_urls("circles", CircleOfSupport),
]
