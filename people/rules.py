"""The rules of the wall, as data: for each table who may read, add and change, in SQL. Built by people/wall.py.

The functions that they read by (app_own, app_alongside, …) stand in people/who.sql. A piece of content has the one rule
of `part_rule`; the tables of people have each their own.
"""

OWN = "any ((select app_own())::uuid[])"
WORKING = "any ((select app_alongside('', true))::uuid[])"
WALKS = "any ((select app_walks())::uuid[])"
AT_WORD = "any ((select app_at_word())::uuid[])"
URGENTLY = "any ((select app_urgently())::uuid[])"
KNOWN = "any ((select app_known())::uuid[])"
DIED = "any ((select app_died())::uuid[])"
TEAMS = "any ((select app_teams())::bigint[])"
SHOWN = "any ((select app_shown())::bigint[])"
WORKS_AS = "(select app_works_as())"
STAFF = f"(works_as <> '' and {WORKS_AS} = 'administrator')"
ADMINISTRATOR = f"{WORKS_AS} = 'administrator'"
# Whoever leads a team reads of urgent looks: a worker.
LED = (
    f"{ADMINISTRATOR} and (lead_id is null or lead_id in (select u.id from people_user u where u.works_as = 'worker'))"
)
SIGNED_IN = "(select app_user()) is not null"
SIGNING_IN = "(current_setting('app.signing_in', true) = 'on' and (select app_user()) is null)"
USER_READ = f"id = any ((select app_companions())::bigint[]) or {SIGNING_IN} or {STAFF}"
MINE = "(user_id = (select app_user()) and (select app_meets_people()))"
# A look is written down when it happens: not for an earlier day, nor for a later one.
NOW = "at between now() - interval '5 minutes' and now() + interval '5 minutes'"
# What is written down may have been said a while ago; not in another age, which would break every page that shows it.
WRITTEN = "written_at between now() - interval '1 year' and now() + interval '5 minutes'"
# Whoever shows an invitation's code sees that one.
BY_CODE = "digest = nullif(current_setting('app.invitation', true), '')"
INVITED = (
    f"((select app_meets_people()) and to_user_id = (select app_user()))"
    f" or (asked_by_id = (select app_user()) and citizen_id = {KNOWN})"
    f" or citizen_id = {OWN} or citizen_id = {AT_WORD} or {BY_CODE}"
)
# By those who write at the person's word, or the person.
THEIR_SAY = f"citizen_id = {OWN} or citizen_id = {AT_WORD}"

# Tables of the people app, each with its own rule: command → (using, with check).
PEOPLE: dict[str, dict[str, tuple[str, str]]] = {
    "people_user": {
        "select": (USER_READ, ""),
        "insert": ("", STAFF),
        # Nobody gives themselves another kind of work, nor does an administrator, who would meet people by it; they
        # give it to others who work here.
        "update": (
            f"id = (select app_user()) or {STAFF}",
            f"(id = (select app_user()) and works_as = {WORKS_AS}) or ({STAFF} and id <> (select app_user()))",
        ),
    },
    "people_team": {
        "select": (SIGNED_IN, ""),
        "insert": ("", LED),
        "update": (ADMINISTRATOR, LED),
    },
    "people_place": {
        "select": (SIGNED_IN, ""),
        "insert": ("", ADMINISTRATOR),
        "update": (ADMINISTRATOR, ADMINISTRATOR),
    },
    "people_citizen": {
        "select": (f"id = {KNOWN}", ""),
        "insert": ("", f"added_by_id = (select app_user()) and user_id is null and {WORKS_AS} = 'worker'"),
        # How to be with somebody is said by them, or by whoever works with them.
        "update": (
            f"(id = {OWN} or id = {WORKING}) and not id = {DIED}",
            f"(id = {OWN} or id = {WORKING}) and not id = {DIED}",
        ),
    },
    "people_closing": {
        "select": (f"citizen_id = {OWN} or citizen_id = {WALKS}", ""),
        "insert": (
            "",
            f"by_id = (select app_user()) and {NOW} and undone_at is null and (kind = 'died' or died_on is null)"
            # Not so soon that a mistake, or worse, could not be undone.
            f" and case kind when 'died' then citizen_id = {WORKING} and delete_on >= current_date + 30"
            f" when 'leaving' then (citizen_id = {OWN} and delete_on >= current_date + 7)"
            f" or (citizen_id = {AT_WORD} and delete_on >= current_date + 30)"
            f" when 'paused' then ({THEIR_SAY}) and delete_on is null else false end",
        ),
        "update": (
            f"case kind when 'died' then citizen_id = {WORKING} else {THEIR_SAY} end",
            "undone_by_id = (select app_user())",
        ),
    },
    "people_alongside": {
        "select": (f"{MINE} or citizen_id = {OWN} or citizen_id = {WALKS}", ""),
        # Whoever is invited comes in by saying yes (app_say_yes); a worker begins only with somebody new.
        "insert": (
            "",
            f"{MINE} and walks_as = 'worker' and {WORKS_AS} = 'worker' and app_is_new(citizen_id)",
        ),
        # The person; at their word; and whoever walks alongside may end that (see the guards).
        "update": (f"{THEIR_SAY} or {MINE}", f"{THEIR_SAY} or {MINE}"),
    },
    "people_invitation": {
        "select": (INVITED, ""),
        "insert": (
            "",
            f"asked_by_id = (select app_user()) and answer = '' and asked_{NOW}"
            " and until <= now() + interval '31 days' and case becomes"
            # Once they have a sign-in, a worker can only make a letter, which asks for what they alone can answer.
            f" when 'own' then citizen_id = {OWN} or (citizen_id = {WORKING}"
            " and ((email = '' and phone = '') or not app_has_sign_in(citizen_id)))"
            f" when 'administrator' then false else {THEIR_SAY} end",
        ),
        "update": (INVITED, INVITED),
    },
    "people_look": {
        "select": (f"{MINE} or (citizen_id = {OWN} and (urgent_id is null or urgent_id = {SHOWN}))", ""),
        # In an urgent look only if it is their own, of this person, and not over: what is held back takes this along.
        "insert": (
            "",
            f"{MINE} and citizen_id = {KNOWN} and {NOW} and (urgent_id is null"
            " or exists (select from people_urgentlook u where u.id = people_look.urgent_id"
            " and u.user_id = people_look.user_id and u.citizen_id = people_look.citizen_id"
            " and u.until > clock_timestamp()))",
        ),
    },
    "people_urgentlook": {
        "select": (
            f"{MINE} or (lead_id = (select app_user()) and (select app_meets_people())) or id = {SHOWN}",
            "",
        ),
        "insert": (
            "",
            f"{MINE} and {WORKS_AS} = 'worker' and {NOW} and until <= at + interval '1 hour'"
            " and lead_id is distinct from user_id"
            " and num_nonnulls(read_by_lead_at, hold_agreed_at, hold_refused_at) = 0"
            # Not instead of walking alongside; and whoever leads their team is told, if anybody does.
            f" and not citizen_id = {WORKING} and app_is_called(citizen_id, citizen_name)"
            " and case when (select app_lead()) is not null then lead_id = (select app_lead()) else lead_id is null"
            " or exists (select from people_team t where t.lead_id = people_urgentlook.lead_id) end"
            # Nobody holds it back alone: there is a lead who is asked.
            " and (hold_until is null or (lead_id is not null and hold_until <= at + interval '28 days'))",
        ),
        "update": ("lead_id = (select app_user())", "lead_id = (select app_user())"),
    },
}

# Only the person says that it is what they wanted; others at their word, while they have no sign-in of their own.
# So with how near something is. And what words are kept as is something that whoever keeps them sees: a key that
# holds would tell them that it is there.
THINGS = {
    "matter": "conversations_matter",
    "strength": "strengths_strength",
    "connection": "networks_connection",
    "someone": "networks_connection",
    "request": "networks_supportrequest",
    "conversation": "conversations_conversation",
    **dict.fromkeys(("one", "other", "asked_in_life", "given_by"), "networks_connection"),
}
# Somebody who walks with them now.
BY_SOMEBODY_HERE = (
    "said_by_id in (select a.user_id from people_alongside a where a.citizen_id = conversations_pledge.citizen_id"
    " and (a.until is null or a.until > now()))"
)


def seen(row: str, *keys: str) -> str:
    """That what a row points at is seen by whoever writes it."""
    return " and ".join(
        f"({row}.{key}_id is null or exists (select from {THINGS[key]} t where t.id = {row}.{key}_id))" for key in keys
    )


ONLY_THEY_SAY = {
    "networks_bond": seen("networks_bond", "one", "other"),
    "networks_member": seen("networks_member", "connection"),
    "networks_sameperson": seen("networks_sameperson", "other"),
    "networks_hasplan": f"plan_id = {KNOWN} and plan_id <> citizen_id",
    # Somebody in particular is asked who walks with them now, or is in their life.
    "networks_supportrequest": seen("networks_supportrequest", "asked_in_life")
    + " and (asked_of_id is null or asked_of_id in (select a.user_id from people_alongside a"
    " where a.citizen_id = networks_supportrequest.citizen_id and (a.until is null or a.until > now())))",
    "networks_reply": seen("networks_reply", "connection"),
    "networks_help": seen("networks_help", "given_by"),
    "networks_verdict": f"({THEIR_SAY})",
    "conversations_towards": seen("conversations_towards", "matter"),
    "conversations_helpssomeone": seen("conversations_helpssomeone", "connection"),
    "conversations_contribution": seen("conversations_contribution", "request", "strength"),
    # What we may tell is said by the person.
    "conversations_maytell": f"({THEIR_SAY})",
    "conversations_telling": f"(how = '' or {THEIR_SAY})"
    " and (answers_id is null or app_is_told_of(answers_id, matter_id))",
    "conversations_kept": seen("conversations_kept", "matter", "strength", "connection", "request"),
    "conversations_attempt": seen("conversations_attempt", "matter", "request", "someone"),
    # Whether that is what they meant: the person, whoever wrote it down with them, those who work with them.
    "conversations_correction": f"({THEIR_SAY} or written_by_id = (select app_user()) or citizen_id = {WORKING})",
    "conversations_drawson": seen("conversations_drawson", "strength", "connection"),
    "conversations_recording": seen("conversations_recording", "conversation"),
    # What somebody said they would do is said by them; the person says what they, and those who walk with them, said.
    "conversations_pledge": f"(said_by_id = (select app_user()) or (({THEIR_SAY}) and (by_them or {BY_SOMEBODY_HERE})))"
    " and (instead_of_id is null or app_is_promised_by(instead_of_id, said_by_id))",
    # Whether we listened, and what we may quote.
    "conversations_listened": f"({THEIR_SAY}) and {seen('conversations_listened', 'conversation')}",
    "conversations_mayquote": f"({THEIR_SAY})",
    # What the Act asks is written down by those who work with them.
    "conversations_actoffer": f"citizen_id = {WORKING}",
}
# Of what is added to a piece, what changes later: whether a promise was kept, where kept words stand, that a sentence
# may be quoted no more. The rest was said by somebody, and stays as they said it.
PARTS_THAT_CHANGE = {
    "networks_promise",
    "networks_help",
    "networks_member",
    "networks_sameperson",
    "networks_hasplan",
    "conversations_kept",
    "conversations_mayquote",
    "conversations_helpssomeone",
    "conversations_maytell",
}
# What is shown only to those who see both that it is about.
ONLY_SHOWN = {
    "networks_sameperson": seen("networks_sameperson", "other"),
    "networks_member": seen("networks_member", "connection"),
    "networks_hasplan": f"plan_id = {KNOWN}",
}
# Keys from one life to another: of what is the same in both.
ACROSS = {("networks_sameperson", "other")}

# What a policy cannot say, because it must compare a row with what it was: who may change which column.
# column → who may, in terms of the row as it was (old) and becomes (new); `*` is every piece.
THEIRS = "old.citizen_id = any (app_own())"
AT_THEIR_WORD = f"({THEIRS} or old.citizen_id = any (app_at_word()))"
# Nobody sees more, or longer, by their own hand.
FOR_ANOTHER = f"({AT_THEIR_WORD} and old.user_id <> app_user() or {THEIRS})"
JUST_NOW = "between clock_timestamp() - interval '5 minutes' and clock_timestamp() + interval '5 minutes'"
THEIRS_OR_THE_WRITERS = f"{AT_THEIR_WORD} or old.written_by_id = app_user()"
GUARDS: dict[str, dict[str, str]] = {
    "*": {
        "who_can_see": f"{THEIRS} or old.written_by_id = app_user()",
        "put_away_at": THEIRS_OR_THE_WRITERS,
        # Nobody changes anything in another's name.
        "changed_by_id": "new.changed_by_id = app_user()",
    },
    "networks_supportrequest": {"ended_at": AT_THEIR_WORD, "withdrawn_at": AT_THEIR_WORD},
    # Those whom it is about answer, and change nothing of it.
    "conversations_putright": {
        "settled_at": AT_THEIR_WORD,
        "words": THEIRS_OR_THE_WRITERS,
        "answered_by_id": "new.answered_by_id = app_user()",
        **dict.fromkeys(("answer", "answered_at"), "old.citizen_id = any (app_alongside('story', true))"),
    },
    "networks_promise": {
        **dict.fromkeys(("kept_at", "not_kept_at"), f"{AT_THEIR_WORD} or old.by_id = app_user()"),
        # Why it was not kept is said by whoever promised it, in nobody else's name.
        "why": f"old.by_id = app_user() or (new.why = '' and {AT_THEIR_WORD})",
        "words": "false",
        "due": "false",
        "request_id": "false",
    },
    "conversations_kept": {
        "quote": "false",
        "conversation_id": "false",
        "let_go_at": f"{THEIRS_OR_THE_WRITERS} or old.by_id = app_user()"
        " or old.citizen_id = any (app_alongside('story', true))",
        **{f"{kind}_id": "old.by_id = app_user()" for kind in ("matter", "strength", "connection", "request")},
    },
    "conversations_attempt": {"someone_id": seen("new", "someone")},
    "conversations_pledge": {
        **dict.fromkeys(("kept_at", "not_kept_at"), f"{AT_THEIR_WORD} or old.said_by_id = app_user()"),
        "why": f"old.said_by_id = app_user() or ((new.why = '' or old.by_them) and {AT_THEIR_WORD})",
        # Another puts no other promise into anybody's mouth.
        "words": THEIRS_OR_THE_WRITERS,
    },
    "conversations_listened": {"answer": AT_THEIR_WORD, "words": AT_THEIR_WORD},
    "conversations_mayquote": {"taken_back_at": AT_THEIR_WORD},
    # Taken back by the person; and when the sentence is gone, by those who may change the words; given again by nobody.
    "conversations_maytell": {
        "taken_back_at": f"{AT_THEIR_WORD} or (new.taken_back_at is not null and (old.written_by_id = app_user()"
        " or old.citizen_id = any (app_alongside('strengths', true))))"
    },
    "conversations_actoffer": dict.fromkeys(
        ("on", "answer", "words"), "old.citizen_id = any (app_alongside('story', true))"
    ),
    "people_citizen": {"copy_for": "old.id = any (app_own()) or old.id = any (app_at_word())"},
    "people_user": {
        "password": "old.id = app_user()",
        "email": "old.id = app_user() or old.works_as <> ''",
        "phone": "old.id = app_user()",
        "fact_question": "old.id = app_user()",
        "fact_answer": "old.id = app_user()",
        "told_of_asking": "old.id = app_user()",
        # Whoever leads it is told when they look urgently.
        "team_id": "app_works_as() = 'administrator'",
        # What was ended stays so: a session fits the time that it was begun with.
        "signed_out_at": "new.signed_out_at > coalesce(old.signed_out_at, '-infinity')",
    },
    "people_alongside": {
        "walks_as": "false",
        "since": "false",
        "parts": FOR_ANOTHER,
        "trusted": FOR_ANOTHER,
        "how_related": FOR_ANOTHER,
        "until": f"{FOR_ANOTHER} or (old.user_id = app_user() and new.until {JUST_NOW}"
        " and (old.until is null or (old.until > clock_timestamp() and new.until < old.until)))",
        # Why and by whom it ended is said with the end, and in nobody else's name.
        "why": f"{FOR_ANOTHER} or new.until is distinct from old.until",
        "ended_by_id": f"case when new.ended_by_id is null then {FOR_ANOTHER}"
        " else new.ended_by_id = app_user() and new.until is distinct from old.until end",
    },
    "people_invitation": {
        "taken_back_at": f"({AT_THEIR_WORD} or old.asked_by_id = app_user()) and new.taken_back_at is not null",
        "answer": "new.answer = 'not_now' and old.answer <> 'yes'",
        "answered_at": "old.answer <> 'yes'",
        "wrong_answers": "new.wrong_answers > old.wrong_answers",
    },
    # Within the hour, or the person has been shown it; and what was shown stays so.
    "people_urgentlook": {
        "hold_agreed_at": "old.at > clock_timestamp() - interval '1 hour'",
        "hold_refused_at": "old.hold_refused_at is null",
    },
    "people_closing": {
        "kind": "false",
        "died_on": "false",
        "delete_on": "false",
        # Once: closed again, it would have its day of deletion of before.
        "undone_at": f"old.undone_at is null and new.undone_at {JUST_NOW}",
        "undone_by_id": "old.undone_at is null and new.undone_at is not null",
    },
}

# What is said about somebody on the map is kept with the rest of them, by anybody alongside.
WORDS_BY_ANYBODY = {"networks_connection"}
# What stands beside the words, and is changed by those who may change them.
BESIDE_THE_WORDS = {
    "conversations_conversation": ("question", "noticed", "when", "where", "who_was_there", "language"),
    "conversations_matter": ("keep_as_it_is", "at_the_top_since"),
    "networks_circleofsupport": ("meets",),
    "conversations_attempt": ("done_by", "worker_id", "due", "finished_at"),
    "conversations_recording": ("please_do",),
}

# Whose a row is, and who wrote it first, is never changed by the application.
FIXED = {
    "id",
    "citizen_id",
    "written_by_id",
    "written_at",
    "by_id",
    "at",
    "added_by_id",
    "added_at",
    "user_id",
    # What an invitation says, and how it is answered, are not changed once it is made.
    "asked_by_id",
    "asked_at",
    "asked_by_name",
    "to_user_id",
    "becomes",
    "sharing_until",
    "digest",
    "citizen_name",
}
# Besides FIXED, in one table.
FIXED_IN = {
    "study_study": {"team_id"},
    **{key: {"team_id", "study_id", "key"} for key in ("study_note", "study_demand")},
    **{key: {"team_id", "study_id"} for key in ("study_walk", "study_forminuse", "study_condition")},
    "study_whosewalk": {"team_id", "walk_id"},
    "study_step": {"team_id", "walk_id"},
    "study_formquestion": {"team_id", "form_id", "position", "section", "words", "key", "required"},
    "study_shows": {"team_id", "condition_id", "step_id", "demand_id", "stood_id"},
    "study_stopping": {"team_id", "condition_id"},
    "people_invitation": {"name", "email", "phone", "language", "how_related", "parts", "trusted", "until"}
    | {"fact_question", "fact_answer", "answered_by_id"},
    "networks_bond": {"one_id", "other_id"},
    "networks_member": {"circle_id", "connection_id", "words"},
    "networks_sameperson": {"one_id", "other_id"},
    "networks_hasplan": {"connection_id", "plan_id"},
    "networks_supportrequest": {"asked_of_id", "asked_in_life_id"},
    "networks_help": {"request_id", "kind", "words", "given_by_id", "hours_a_week", "cost_a_week", "since"},
    "conversations_helpssomeone": {"strength_id", "connection_id"},
    "conversations_contribution": {"request_id", "strength_id"},
    "conversations_maytell": {"contribution_id", "words"},
    "conversations_attempt": {"matter_id", "request_id"},
    "conversations_pledge": {"by_them", "said_by_id", "due", "instead_of_id"},
    "conversations_recording": {"kind", "conversation_id", "content_type", "size", "seconds", "width", "height"},
    "conversations_aboutme": {"heading"},
    "conversations_listened": {"conversation_id"},
    "conversations_mayquote": {"listened_id", "words"},
    # Nor why somebody looked urgently, for how long, and who was told.
    "people_urgentlook": {"why", "until", "lead_id", "hold_until", "why_hold"},
}
# What somebody signs in with: theirs alone, also while they sign in (they are named before it is looked at), and gone
# when they take it away. No word says this, no view lists another's, and no history keeps a secret that was changed.
# The library saves whole rows; the policy keeps each with its owner.
THEIRS_ALONE = {"mfa_authenticator": "user_id"}
# What is about our own way of working, and nobody's life: read and added to by those who work here with people.
OF_OUR_SYSTEM = {
    "networks_stoodintheway": {"select": (f"{WORKS_AS} = 'worker'", ""), "insert": ("", f"{WORKS_AS} = 'worker'")},
}
# Tables that hold no person's words: command list granted to the application.
OPEN_TABLES = {
    "django_session": "select, insert, update, delete",
    "django_content_type": "select",
    "shared_cache": "select, insert, update, delete",
}


# Of what a team works on together, what is shown only to those who may also meet the person that it names.
ONLY_TO_THOSE_WHO_MEET = {"study_whosewalk"}


def team_rule(table: str) -> str:
    """The rule of access.of_their_team, in SQL."""
    return f"team_id = {TEAMS}" + (f" and citizen_id = {KNOWN}" if table in ONLY_TO_THOSE_WHO_MEET else "")


def part_rule(part: str) -> str:
    """The rule of access.may_see, in SQL."""
    return f"({walking_rule(part)} or (who_can_see in ('everyone', 'workers') and citizen_id = {URGENTLY}))"


def writing_rule(part: str) -> str:
    """An urgent look writes nothing, and after a death nobody does."""
    return f"({walking_rule(part)} and not citizen_id = {DIED})"


def walking_rule(part: str) -> str:
    here = f"any ((select app_alongside('{part}', false))::uuid[])"
    return (
        f"(citizen_id = {OWN}"
        f" or (who_can_see = 'everyone' and citizen_id = {here})"
        f" or (who_can_see = 'workers' and citizen_id = any ((select app_alongside('{part}', true))::uuid[]))"
        f" or (who_can_see = 'us' and written_by_id = (select app_user()) and citizen_id = {here}))"
    )
