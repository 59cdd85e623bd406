"""Nesta Lloyd, Treorchy."""

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

NESTA = Person(
    key="nesta",
    name="Nesta Lloyd",
    call_me="Nesta",
    language="en",
    place="Treorchy",
    introduced_by="She rang herself",
    how_to_talk="Come round the back. And look at me when I’m talking, not at that thing on your knee.",
    account="nesta",
    walked_with_by="carys",
    conversations=(
        Conversation(
            key="nesta-1",
            days=84,
            time="13:30",
            where="in the back kitchen",
            who_was_there="Nesta and Carys",
            language="en",
            by="carys",
            question="You say you’re fine. What is it that keeps you fine?",
            words=told("""
                Fine is what you say on the doorstep, isn’t it. Sit down, then.

                What keeps me fine is Callum. He’s my daughter’s boy. He’s been with me since he was two,
                and he’s seventeen now and eats like a skip. I wouldn’t be without him. But there’s brown
                envelopes come about him, and brown envelopes come about me, and they don’t seem to have met
                each other.

                I want to open the post without sitting down first. I’ve got a drawer. I’m not proud of the
                drawer.

                I sing. I’ve sung since I could stand on a chair. When I’m in with the sopranos I don’t owe
                anybody anything.
            """),
            kept=(
                Kept("I want to open the post without sitting down first.", "matter", "nesta-post"),
                Kept("What keeps me fine is Callum.", "connection", "nesta-callum"),
                Kept("I’ve sung since I could stand on a chair.", "strength", "nesta-sing"),
            ),
        ),
        Conversation(
            key="nesta-2",
            days=41,
            time="18:20",
            where="on the phone, with the kettle going",
            who_was_there="Nesta and Carys",
            language="en",
            by="carys",
            question="What has changed since we last talked?",
            words=told("""
                They’ve stopped the money for Callum because he’s not in the college, and he’s not in the
                college because the course stopped, and nobody told the one about the other. I sent the
                form. They sent me the same form. There’s a machine somewhere having a lovely time.

                I’ve missed choir two weeks. It’s the subs. It’s only three pounds, but I’d sooner not go
                than go and not pay. Don’t you tell them that. Eirlys would have put it in the book and
                never said a word, she was like that, but Eirlys has been bad with her hip.
            """),
            who_can_see="us",
            kept=(Kept("I’d sooner not go than go and not pay", "matter", "nesta-pay"),),
        ),
        Conversation(
            key="nesta-3",
            days=1,
            time="15:00",
            where="at the kitchen table, with the drawer on it",
            who_was_there="Nesta and Carys",
            language="en",
            by="carys",
            question="What’s on your mind today?",
            words=told("""
                I’ve brought you the drawer. The whole drawer, look, I took it out and carried it.
                Thirty-eight envelopes. I counted them but I didn’t open them. That’s how far I got.

                Four of them are leaflets about how to get help with leaflets. What I want is somebody who
                knows about benefits, to sit down with me, not send a leaflet. One hour. I’ll do a cake. I’m
                not asking them to make it go away. I’m asking them to read it with me, so it isn’t only me
                that’s read it.

                He passed, by the way. Callum. First time. He drove me round the block and I sang the whole
                way.
            """),
            noticed="You put a cloth over the drawer when the neighbour came to the window.",
            kept=(
                Kept(
                    "somebody who knows about benefits, to sit down with me, not send a leaflet",
                    "request",
                    "nesta-benefits",
                ),
            ),
        ),
    ),
    strengths=(
        Strength("nesta-sing", "Singing soprano, since the chair", 84),
        Strength("nesta-callum-s", "Bringing up a boy twice over", 84, "carys"),
        Strength("nesta-cake", "A cake out of nothing", 1),
    ),
    connections=(
        ConnectionOf(
            "nesta-callum",
            "Callum",
            "grandson, he lives with me",
            "person",
            "family",
            1,
            "strong",
            "both",
            84,
            words="He eats like a skip.",
        ),
        ConnectionOf(
            "nesta-lisa",
            "Lisa",
            "daughter",
            "person",
            "family",
            3,
            "hard_going",
            "me",
            84,
            words="The door’s never been shut. She knows that.",
            where="Swansea",
        ),
        ConnectionOf("nesta-wayne", "Wayne", "Callum’s uncle, parcels", "person", "family", 3, "all_right", "they", 41),
        ConnectionOf("nesta-choir", "The choir", "Thursdays", "group", "things", 2, "thin", "both", 84),
        ConnectionOf("nesta-eirlys", "Eirlys", "alto, but we’re friends", "person", "friends", 3, "thin", "both", 84),
        ConnectionOf(
            "nesta-jean",
            "Jean",
            "over the road",
            "person",
            "neighbours",
            3,
            "all_right",
            "both",
            84,
            words="She takes my parcels in, and I take her bins out.",
        ),
        ConnectionOf("nesta-carys", "Carys", "council", "person", "things", 4, "all_right", "they", 84, paid=True),
        ConnectionOf(
            "nesta-office",
            "The benefits office",
            "envelopes",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            84,
            words="I’ve never met one of them. I picture them brown.",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="nesta-college",
            words="Somebody to ring the college with me, so there’s two of us in the queue",
            days=40,
            by="nesta",
            replies=(
                Reply(
                    "carys",
                    38,
                    "can",
                    "I will come on Monday and we will put them on the speaker.",
                    Promise("come and ring the college together", 36, 36),
                ),
            ),
            verdict=Verdict(30, "partly", "They were very nice and nothing happened. It was better with two."),
        ),
        RequestFor(
            key="nesta-benefits",
            words="Somebody who knows about benefits, to sit down with me, not send a leaflet.",
            days=1,
            by="carys",
        ),
    ),
    matters=(
        Matter(
            key="nesta-post",
            words="I want to open the post without sitting down first.",
            days=84,
            by="carys",
            top=True,
        ),
        Matter(
            key="nesta-home",
            words="Callum stops here, with me, as long as he wants to.",
            days=40,
            by="nesta",
            keep_as_it_is=True,
        ),
        Matter(
            key="nesta-pay",
            words="I’d sooner not go than go and not pay.",
            days=41,
            by="carys",
            who_can_see="us",
        ),
    ),
    tellings=(
        Telling("nesta-post", 60, "nesta", "same", "Two more brown ones. I put them under the first ones."),
        Telling("nesta-post", 39, "nesta", "further", "It’s got so I know the postman’s knees."),
        Telling("nesta-post", 20, "nesta", "nearer", "I opened one. It was to say I’d had one before."),
    ),
)
