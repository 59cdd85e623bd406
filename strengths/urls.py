from people.urls import piece_urls
from strengths.models import Strength

# Whom it helps, and what is tried with it, stand above this app: so do its own page, and that on which it is added.
urlpatterns = piece_urls("strengths", Strength)
