from django.urls import path

from conversations.models import Conversation, Matter
from conversations.views import keep, matters, my_people, paper, plan, story
from people.urls import piece_urls

person = "people/<uuid:citizen_id>"

urlpatterns = [
    path("my-people/", my_people.my_people, name="my_people"),
    path("my-people/start/", my_people.start, name="start"),
    path(f"{person}/", plan.plan, name="plan"),
    path(f"{person}/story/", story.story, name="story"),
    path(f"{person}/conversations/new/", paper.new, name="conversation_new"),
    path(f"{person}/conversations/<uuid:pk>/", paper.conversation, name="conversation"),
    path(f"{person}/conversations/<uuid:pk>/read/", keep.read_back, name="read_back"),
    path(f"{person}/matters/new/", matters.new, name="matter_new"),
    path(f"{person}/matters/<int:pk>/", matters.matter, name="matter"),
    path(f"{person}/matters/<int:pk>/top/", matters.at_the_top, name="at_the_top"),
    *piece_urls("matters", Matter),
    # The words of a conversation are changed on its own page, which carries the marks along.
    *(
        url
        for url in piece_urls("conversations", Conversation, "uuid")
        if url.name not in {"conversation_words", "conversation_put_away", "conversation_put_back"}
    ),
]
