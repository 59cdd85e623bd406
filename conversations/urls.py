from django.urls import path

from conversations.models import Conversation, Matter, PutRight
from conversations.views import death, keep, matters, my_people, paper, plan, put_right, rights, story, urgent, whole
from people.urls import piece_urls

person = "people/<uuid:citizen_id>"

urlpatterns = [
    path("my-people/", my_people.my_people, name="my_people"),
    path("my-people/start/", my_people.start, name="start"),
    path("urgent/<int:pk>/", urgent.urgent_plan, name="urgent_plan"),
    path(f"{person}/", plan.plan, name="plan"),
    path(f"{person}/story/", story.story, name="story"),
    path(f"{person}/paper/", whole.paper, name="whole"),
    path(f"{person}/rights/", rights.rights, name="rights"),
    path(f"{person}/rights/download/", whole.download, name="download"),
    path(f"{person}/rights/pause/", rights.pause, name="pause"),
    path(f"{person}/rights/open-again/", rights.open_again, name="open_again"),
    path(f"{person}/rights/delete/", rights.delete_plan, name="delete_plan"),
    path(f"{person}/rights/keep/", rights.keep_plan, name="keep_plan"),
    path(f"{person}/rights/if-i-die/", rights.copy_for, name="copy_for"),
    path(f"{person}/put-right/new/", put_right.new, name="put_right_new"),
    path(f"{person}/put-right/<int:pk>/", put_right.putright, name="putright"),
    path(f"{person}/put-right/<int:pk>/settled/", put_right.settled, name="settled"),
    path(f"{person}/died/", death.died, name="died"),
    path(f"{person}/died/undo/", death.not_died, name="not_died"),
    path(f"{person}/conversations/new/", paper.new, name="conversation_new"),
    path(f"{person}/conversations/<uuid:pk>/", paper.conversation, name="conversation"),
    path(f"{person}/conversations/<uuid:pk>/read/", keep.read_back, name="read_back"),
    path(f"{person}/matters/new/", matters.new, name="matter_new"),
    path(f"{person}/matters/<int:pk>/", matters.matter, name="matter"),
    path(f"{person}/matters/<int:pk>/top/", matters.at_the_top, name="at_the_top"),
    *piece_urls("matters", Matter),
    # What is not right stays as it was said until it is right: only who can see it is changed.
    *(url for url in piece_urls("put-right", PutRight) if url.name == "putright_who_can_see"),
    # The words of a conversation are changed on its own page, which carries the marks along.
    *(
        url
        for url in piece_urls("conversations", Conversation, "uuid")
        if url.name not in {"conversation_words", "conversation_put_away", "conversation_put_back"}
    ),
]
