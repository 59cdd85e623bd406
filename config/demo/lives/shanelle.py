"""Shanelle Okoro, Pontypridd."""

from config.demo.shape import (
    ConnectionOf,
    Conversation,
    Kept,
    Matter,
    Person,
    Promise,
    Reply,
    RequestFor,
    Strength,
    Telling,
    Verdict,
    told,
)

SHANELLE = Person(
    key="shanelle",
    name="Shanelle Okoro",
    call_me="Shanelle",
    language="en",
    place="Pontypridd",
    introduced_by="Mr Lewis, Jaydn’s teacher",
    how_to_talk="Text me, don’t ring. I can’t talk on shift. And don’t say temporary to me.",
    account="shanelle",
    walked_with_by="carys",
    conversations=(
        Conversation(
            key="shanelle-1",
            days=92,
            time="09:40",
            where="in a café in Ponty, with Jaydn colouring in",
            who_was_there="Shanelle, Jaydn and Carys",
            language="en",
            by="carys",
            question="If tomorrow could be a bit easier, what would be different?",
            words=told("""
                We’re on my auntie’s fold-out, me and Jaydn, top to tail. She’s good to us. But you can’t
                leave your cup on the side in somebody else’s house, you know what I mean? You live like
                you’re about to say sorry.

                My own front door. And Jaydn at the same school all year. That’s it. People keep waiting for
                me to say something bigger. He’s eight and he’s been to three schools. He’s stopped telling
                the new ones his name. He waits for them to read it out.

                I do nights at the bakery, four on. They give me all the new starters because I don’t shout.
                I can run a line of twelve and nobody cries.
            """),
            noticed="Jaydn drew all through it. Every picture had a door in it.",
            kept=(
                Kept("My own front door. And Jaydn at the same school all year.", "matter", "shanelle-door"),
                Kept("I can run a line of twelve and nobody cries.", "strength", "shanelle-line"),
            ),
        ),
        Conversation(
            key="shanelle-2",
            days=55,
            time="04:05",
            where="on my break, on my phone",
            who_was_there="Shanelle",
            language="en",
            by="shanelle",
            question="What’s on your mind today?",
            words=told("""
                Writing this at four in the morning, I’ve got flour on the screen. We lost the place in
                Trallwn. Somebody got in first with cash. I never told Jaydn there was one, so now I don’t
                have to tell him there isn’t.

                That’s two. I’m not giving up. I’m only putting it down because you said I could write when
                I wanted.

                When I got in my auntie had put clean sheets on the fold-out. She never said a word. That’s
                how she says it.
            """),
        ),
        Conversation(
            key="shanelle-3",
            days=12,
            time="15:10",
            where="on the bench outside the school",
            who_was_there="Shanelle and Carys",
            language="en",
            by="carys",
            question="What has changed since we last talked?",
            words=told("""
                So there’s a flat. Over the wool shop, two rooms and a bath. The landlord’s all right, he
                let Jaydn try how the window goes up. But he wants something on paper to say I’m steady, and
                my payslips are all over the place because of the nights.

                It’s only a letter I can show the landlord. Headed paper, saying I pay what I owe. I’ve got
                my rent book from the last place and I never missed. Not one week. Not even the Christmas
                one.

                Jaydn’s drawn it already. He’s put a cat in the window. I said, it isn’t ours yet, and he
                said, I know, I’ve only drawn it.
            """),
            kept=(
                Kept("a letter I can show the landlord", "request", "shanelle-letter"),
                Kept("I never missed. Not one week.", "strength", "shanelle-rent"),
            ),
        ),
    ),
    strengths=(
        Strength("shanelle-line", "Running a line of twelve, and nobody cries", 92),
        Strength("shanelle-rent", "Never missing the rent", 12),
        Strength("shanelle-calm", "Keeping her voice down when it counts", 92, "carys"),
        Strength("shanelle-hair", "Plaiting hair so it lasts the fortnight", 55),
    ),
    connections=(
        ConnectionOf("shanelle-jaydn", "Jaydn", "my son", "person", "family", 1, "strong", "both", 92),
        ConnectionOf(
            "shanelle-bev",
            "Auntie Bev",
            "auntie, we’re on her fold-out",
            "person",
            "family",
            1,
            "all_right",
            "they",
            92,
            words="She never said a word. That’s how she says it.",
        ),
        ConnectionOf(
            "shanelle-mam",
            "Mum",
            "mother",
            "person",
            "family",
            2,
            "all_right",
            "both",
            92,
            words="We do video on a Sunday, and she inspects his ears.",
            where="Peterborough",
            far=True,
        ),
        ConnectionOf(
            "shanelle-kayleigh",
            "Kayleigh",
            "from the line",
            "person",
            "friends",
            2,
            "strong",
            "both",
            55,
            words="She’s clocked me in when the bus was late, and I’ve clocked her.",
        ),
        ConnectionOf(
            "shanelle-marcus",
            "Marcus",
            "Jaydn’s dad",
            "person",
            "family",
            4,
            "hard_going",
            "me",
            92,
            words="He’s lovely for an hour.",
        ),
        ConnectionOf(
            "shanelle-church",
            "New Hope",
            "church, when I’m not on nights",
            "group",
            "things",
            4,
            "thin",
            "both",
            55,
        ),
        ConnectionOf(
            "shanelle-lewis",
            "Mr Lewis",
            "Jaydn’s teacher",
            "person",
            "things",
            3,
            "strong",
            "they",
            92,
            words="He learnt to spell it. Jaydn with a Y and no E.",
            paid=True,
        ),
        ConnectionOf("shanelle-carys", "Carys", "council", "person", "things", 4, "thin", "they", 92, paid=True),
    ),
    requests=(
        RequestFor(
            key="shanelle-mornings",
            words="Somewhere for Jaydn on the mornings my shift runs over",
            days=70,
            by="shanelle",
            replies=(
                Reply(
                    "carys",
                    66,
                    "know_someone",
                    "The school has a breakfast club. Mr Lewis will put his name down.",
                    Promise("ask Mr Lewis for a place", 64, 65),
                ),
            ),
            verdict=Verdict(
                41,
                "partly",
                "The breakfast club is great. But it opens at eight, and he’s stood outside "
                "from half past seven "
                "with my auntie in her slippers.",
            ),
        ),
        RequestFor(
            key="shanelle-letter",
            words="A letter I can show the landlord",
            days=12,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    11,
                    "can",
                    "I will write it, on headed paper, and put a copy of the rent book with it.",
                    Promise("write the letter", 3),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="shanelle-door",
            words="My own front door. And Jaydn at the same school all year.",
            days=92,
            by="carys",
            top=True,
        ),
        Matter(
            key="shanelle-tea",
            words="I want him to be able to ask somebody home for tea.",
            days=54,
            by="shanelle",
        ),
        Matter(
            key="shanelle-line-keep",
            words="Keep me on my line. It’s the one place nobody asks me where I live.",
            days=40,
            by="shanelle",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling("shanelle-door", 54, "shanelle", "further", "Two places gone. I’ve stopped saving boxes."),
        Telling("shanelle-door", 11, "shanelle", "nearer", "I’ve stood in front of the actual door. It’s blue."),
        Telling(
            "shanelle-door",
            2,
            "shanelle",
            "same",
            "The landlord asked again about the letter. I said it was coming.",
        ),
    ),
)
