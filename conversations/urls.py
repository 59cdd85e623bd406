from django.urls import path

from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    Listened,
    Matter,
    Pledge,
    PutRight,
    Recording,
)
from conversations.views import (
    about_me,
    act,
    asking,
    contributions,
    death,
    helping,
    keep,
    listened,
    matters,
    my_people,
    paper,
    plan,
    promised,
    promises,
    put_right,
    reading,
    recordings,
    replying,
    rights,
    story,
    story_paper,
    strengths,
    translating,
    trying,
    urgent,
    whole,
)
from people.urls import piece_urls

person = "people/<uuid:citizen_id>"
asked_for = f"{person}/asked/<int:pk>"
promise = f"{asked_for}/promises/<int:promise_pk>"

urlpatterns = [
    path("my-people/", my_people.my_people, name="my_people"),
    path("my-people/start/", my_people.start, name="start"),
    path("urgent/<int:pk>/", urgent.urgent_plan, name="urgent_plan"),
    path(f"{person}/", plan.plan, name="plan"),
    path(f"{person}/story/", story.story, name="story"),
    path(f"{person}/story/paper/", story_paper.story_paper, name="story_paper"),
    path(f"{person}/story/paper/pdf/", story_paper.story_pdf, name="story_pdf"),
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
    path(f"{person}/conversations/<uuid:pk>/read/<int:kept_pk>/let-go/", keep.let_go, name="let_go"),
    path(f"{person}/conversations/<uuid:pk>/read/<int:kept_pk>/keep/", keep.keep_again, name="keep_again"),
    path(f"{person}/conversations/<uuid:pk>/read/<int:kept_pk>/where/", keep.show_where, name="show_where"),
    path(f"{person}/conversations/<uuid:pk>/aloud/", reading.aloud, name="aloud"),
    path(f"{person}/conversations/<uuid:pk>/translate/", translating.translate, name="translate"),
    path(f"{person}/matters/new/", matters.new, name="matter_new"),
    path(f"{person}/matters/<int:pk>/", matters.matter, name="matter"),
    path(f"{person}/matters/<int:pk>/top/", matters.at_the_top, name="at_the_top"),
    *piece_urls("matters", Matter),
    path(f"{person}/strengths/new/", strengths.new, name="strength_new"),
    path(f"{person}/strengths/<int:pk>/", strengths.strength, name="strength"),
    path(f"{person}/strengths/<int:pk>/helps/", strengths.it_helps, name="it_helps"),
    path(
        f"{person}/strengths/<int:pk>/helps/<int:helps_pk>/no-longer/",
        strengths.helps_no_longer,
        name="helps_no_longer",
    ),
    path(f"{person}/contributions/new/", contributions.new, name="contribution_new"),
    path(f"{person}/contributions/<int:pk>/", contributions.contribution, name="contribution"),
    path(f"{person}/contributions/<int:pk>/may-tell/", contributions.may_tell, name="may_tell"),
    path(
        f"{person}/contributions/<int:pk>/may-tell/<int:told_pk>/no-longer/",
        contributions.told_no_longer,
        name="told_no_longer",
    ),
    # These lead back to it; and what is gone from its words is told no more.
    path(
        f"{person}/contributions/<int:pk>/words/",
        contributions.words,
        {"model": Contribution},
        name="contribution_words",
    ),
    path(
        f"{person}/contributions/<int:pk>/who-can-see/",
        contributions.who_can_see,
        {"model": Contribution},
        name="contribution_who_can_see",
    ),
    path(
        f"{person}/contributions/<int:pk>/put-back/",
        contributions.put_back,
        {"model": Contribution},
        name="contribution_put_back",
    ),
    *(
        url
        for url in piece_urls("contributions", Contribution)
        if url.name in {"contribution_earlier", "contribution_put_away"}
    ),
    path(f"{person}/trying/new/", trying.new, name="attempt_new"),
    path(f"{person}/trying/<int:pk>/", trying.attempt, name="attempt"),
    path(f"{person}/trying/<int:pk>/who/", trying.who_and_when, name="attempt_who"),
    path(f"{person}/trying/<int:pk>/finished/", trying.finished, name="attempt_finished"),
    path(f"{person}/trying/<int:pk>/again/", trying.again, name="attempt_again"),
    *piece_urls("trying", Attempt),
    path("ask/", asking.ask_here, name="ask_here"),
    path(f"{person}/asked/", asking.asked, name="asked"),
    path(f"{person}/asked/new/", asking.ask, name="ask"),
    path(f"{asked_for}/", asking.one, name="request"),
    path(f"{asked_for}/replies/", replying.reply, name="reply"),
    path(f"{asked_for}/verdict/", asking.verdict, name="verdict"),
    path(f"{asked_for}/withdrawal/", asking.withdrawal, name="withdrawal"),
    path(f"{asked_for}/again/", asking.ask_again, name="ask_again"),
    path(f"{asked_for}/help/", helping.new, name="help_new"),
    path(f"{asked_for}/help/<int:help_pk>/changed/", helping.changed, name="help_changed"),
    path(f"{asked_for}/help/<int:help_pk>/ended/", helping.ended, name="help_ended"),
    path(f"{promise}/kept/", promised.kept, name="promise_kept"),
    path(f"{promise}/not-kept/", promised.not_kept, name="promise_not_kept"),
    path(f"{promise}/undo/", promised.unkept, name="promise_unkept"),
    path(f"{promise}/again/", promised.again, name="promise_again"),
    path(f"{person}/promises/new/", promises.new, name="pledge_new"),
    path(f"{person}/promises/<int:pk>/", promises.pledge, name="pledge"),
    path(f"{person}/promises/<int:pk>/kept/", promises.kept, name="pledge_kept"),
    path(f"{person}/promises/<int:pk>/not-kept/", promises.not_kept, name="pledge_not_kept"),
    path(f"{person}/promises/<int:pk>/undo/", promises.unkept, name="pledge_unkept"),
    path(f"{person}/promises/<int:pk>/again/", promises.again, name="pledge_again"),
    # Not the page that every piece has: nobody rewrites what another promised.
    path(f"{person}/promises/<int:pk>/words/", promises.words, name="pledge_words"),
    *(url for url in piece_urls("promises", Pledge) if url.name != "pledge_words"),
    path(f"{person}/the-act/", act.the_act, name="the_act"),
    path(f"{person}/the-act/offer/", act.offer, name="act_offer"),
    path(f"{person}/the-act/<int:pk>/", act.actoffer, name="actoffer"),
    # What was offered is changed on its own page, with the day and the answer.
    *(
        url
        for url in piece_urls("the-act", ActOffer)
        if url.name in {"actoffer_who_can_see", "actoffer_put_away", "actoffer_put_back"}
    ),
    path(f"{person}/about-me/", about_me.about_me, name="about_me"),
    path(f"{person}/about-me/new/", about_me.new, name="about_me_new"),
    path(f"{person}/about-me/paper/", about_me.paper, name="about_me_paper"),
    path(f"{person}/about-me/paper/pdf/", about_me.as_pdf, name="about_me_pdf"),
    # These lead back to About me, and not to the plan.
    path(f"{person}/about-me/<int:pk>/words/", about_me.words, {"model": AboutMe}, name="aboutme_words"),
    path(
        f"{person}/about-me/<int:pk>/who-can-see/", about_me.who_can_see, {"model": AboutMe}, name="aboutme_who_can_see"
    ),
    path(f"{person}/about-me/<int:pk>/put-back/", about_me.put_back, {"model": AboutMe}, name="aboutme_put_back"),
    *(url for url in piece_urls("about-me", AboutMe) if url.name in {"aboutme_earlier", "aboutme_put_away"}),
    path(f"{person}/conversations/<uuid:pk>/did-we-listen/", listened.did_we_listen, name="did_we_listen"),
    path(f"{person}/conversations/<uuid:pk>/did-we-listen/paper/", listened.paper, name="did_we_listen_paper"),
    path(f"{person}/conversations/<uuid:pk>/did-we-listen/not-now/", listened.not_now, name="listened_not_now"),
    path(f"{person}/listened/<int:pk>/", listened.listened, name="listened"),
    path(f"{person}/listened/<int:pk>/may-quote/", listened.may_quote, name="may_quote"),
    # The words are changed with the answer, and stay in the story.
    path(
        f"{person}/listened/<int:pk>/who-can-see/",
        listened.who_can_see,
        {"model": Listened},
        name="listened_who_can_see",
    ),
    *(url for url in piece_urls("listened", Listened) if url.name == "listened_earlier"),
    path(f"{person}/recordings/new/", recordings.new, name="recording_new"),
    path(f"{person}/recordings/<uuid:pk>/", recordings.recording, name="recording"),
    path(f"{person}/recordings/<uuid:pk>/file/", recordings.recording_file, name="recording_file"),
    # These lead back to it, and not to the plan.
    path(f"{person}/recordings/<uuid:pk>/words/", recordings.words, name="recording_words"),
    path(f"{person}/recordings/<uuid:pk>/please-do/", recordings.please_do, name="recording_please_do"),
    path(f"{person}/recordings/<uuid:pk>/who-can-see/", recordings.who_can_see, name="recording_who_can_see"),
    path(f"{person}/recordings/<uuid:pk>/put-away/", recordings.put_away, name="recording_put_away"),
    path(f"{person}/recordings/<uuid:pk>/put-back/", recordings.put_back, name="recording_put_back"),
    *(url for url in piece_urls("recordings", Recording, "uuid") if url.name == "recording_earlier"),
    path(f"{person}/quotes/", listened.quotes, name="quotes"),
    path(f"{person}/quotes/<int:pk>/taken-back/", listened.quote_taken_back, name="quote_taken_back"),
    # What is not right stays as it was said until it is right: only who can see it is changed.
    *(url for url in piece_urls("put-right", PutRight) if url.name == "putright_who_can_see"),
    # The words of a conversation are changed on its own page, which carries the marks along.
    *(
        url
        for url in piece_urls("conversations", Conversation, "uuid")
        if url.name not in {"conversation_words", "conversation_put_away", "conversation_put_back"}
    ),
]
