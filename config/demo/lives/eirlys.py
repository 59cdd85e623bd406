"""Eirlys Morgan, Treherbert."""

from config.demo.shape import (
    AboutMe,
    ActOffer,
    Attempt,
    Bond,
    Change,
    ConnectionOf,
    Conversation,
    Correction,
    Happened,
    Help,
    Kept,
    Listened,
    Matter,
    Person,
    Pledge,
    Promise,
    Reply,
    RequestFor,
    Strength,
    Supporter,
    Telling,
    Verdict,
    Was,
    told,
)

EIRLYS = Person(
    key="eirlys",
    name="Eirlys Morgan",
    call_me="Eirlys",
    language="en",
    place="Treherbert",
    introduced_by="Gwen, her sister",
    how_to_talk="Ring first, don’t just turn up. I’m slow of a morning. And talk to me, not to Gwen over my head.",
    account="eirlys",
    walked_with_by="carys",
    alongside=(
        Supporter(account="gwen", how_related="sister", since_days=103),
        Supporter(account="surgery", how_related="the surgery", sees="what_matters", since_days=40, until_days=-97),
    ),
    conversations=(
        Conversation(
            key="eirlys-1",
            days=103,
            time="10:30",
            where="in the front room, where they had put the bed",
            who_was_there="Eirlys, Gwen and Carys",
            language="en",
            by="carys",
            question="What would a good life look like to you?",
            words=told("""
                They put my bed in the front room, under the clock. I can hear it thinking all night. I want
                to go up my own stairs to my own bed, and I don’t care if it takes me half an hour.

                And I like to know who is coming to the door. Last week there were five, and one of them
                called me Elsie. I answered to it in the end, it was quicker.

                Gwen does too much. I don’t want to ask Gwen for everything. She’s my sister, not my nurse.
                She nods when I say that, look, and then she goes and does my washing.

                I kept the books for the choir, you know. Every penny, in pencil, for twenty-two years. So
                don’t anybody tell me what I can’t keep track of.
            """),
            noticed="You laughed about Elsie, but you told me twice. I have said to the others: it is Eirlys.",
            kept=(
                Kept("I want to go up my own stairs to my own bed", "matter", "eirlys-stairs"),
                Kept("I like to know who is coming to the door", "matter", "eirlys-door"),
                Kept(
                    "I don’t want to ask Gwen for everything. She’s my sister, not my nurse.",
                    "matter",
                    "eirlys-gwen",
                ),
                Kept("I kept the books for the choir", "strength", "eirlys-books"),
            ),
        ),
        Conversation(
            key="eirlys-2",
            days=34,
            time="16:10",
            where="at the kitchen table",
            who_was_there="Eirlys and Carys",
            language="en",
            by="carys",
            question="What should stay just as it is?",
            words=told("""
                This is between you and me. Gwen has her heart set on me moving in with her and Ken. She’s
                had the back bedroom papered. I went to look at it, and lovely it was, and I came home and
                cried in the pantry.

                I don’t want to live in my sister’s back bedroom. I want my own house with my own draughts.
                But you tell me how to say that to a woman who has chosen wallpaper.

                Don’t put that anywhere she’ll see it. I’ll tell her myself, when I’ve found the way round
                to it.
            """),
            who_can_see="us",
            kept=(Kept("my own house with my own draughts", "matter", "eirlys-draughts"),),
        ),
        Conversation(
            key="eirlys-3",
            days=21,
            time="11:00",
            where="at the kitchen table",
            who_was_there="Eirlys and Carys",
            language="en",
            by="carys",
            question="What do you miss the most?",
            words=told("""
                Well, I’ve had my stairs back, so I suppose I’d better want something else. I want to be
                back in the choir. There, I’ve said it out loud now, and you can’t un-hear it.

                It’s not only the singing. It’s the putting out of the chairs. It’s knowing whether Nesta’s
                boy has passed his test, and who’s fallen out with who about the curtains.

                I know everyone on Dumfries Street, both sides, from when I took the catalogue round. But
                knowing them and seeing them is two different things. It’s the back step. Two foot down and
                nothing to hold but the drainpipe. A rail by the back step, and I’d be out among them.
            """),
            kept=(
                Kept("I want to be back in the choir", "matter", "eirlys-choir"),
                Kept("I know everyone on Dumfries Street", "strength", "eirlys-street"),
                Kept("A rail by the back step", "request", "eirlys-rail"),
            ),
        ),
        Conversation(
            key="eirlys-4",
            days=13,
            time="19:45",
            where="on her tablet",
            who_was_there="Eirlys",
            language="en",
            by="eirlys",
            question="What’s on your mind today?",
            words=told("""
                Carys says the joiner can come on a Wednesday. Not the Wednesday. I have my hair done. I
                have had it done on a Wednesday since before that joiner was born. Any other day. I have
                lived with that step for fifty-two years and it can wait for my hair.

                Beti has a new dog, a small one with opinions. It has been in twice to look at me, and I
                think I passed.
            """),
        ),
        Conversation(
            key="eirlys-5",
            days=0,
            time="14:30",
            where="at the kitchen table",
            who_was_there="Eirlys and Carys",
            language="en",
            by="carys",
            question="What would a good life look like to you?",
            words=told("""
                I was in that choir for thirty-one years. I did the teas as well as the singing. Then the
                hip, and then I didn’t like to ask for a lift twice.

                I’m not lonely, mind. I’ve got Gwen and I’ve got Mair. But a Thursday night without singing
                is a long night.

                I could get the bus if somebody came with me. Just the first time.

                So you can put this down. I want to be back in the choir by Christmas, and do my own
                shopping on a Friday. Gwen goes for me now, and she’s very good, but she buys the wrong ham.
            """),
            noticed="You hummed all the way to the door and did not know it. I did not like to stop you.",
            kept=(
                Kept("a Thursday night without singing is a long night", "matter", "eirlys-thursday"),
                Kept("I did the teas as well as the singing", "strength", "eirlys-teas"),
                Kept("I’ve got Gwen and I’ve got Mair", "connection", "eirlys-mair"),
                Kept("if somebody came with me. Just the first time.", "request", "eirlys-bus"),
            ),
        ),
    ),
    strengths=(
        Strength("eirlys-alto", "Singing alto", 103, "gwen"),
        Strength("eirlys-teas", "Teas for sixty", 0, helps=("eirlys-capel",)),
        Strength("eirlys-street", "Knowing everyone on Dumfries Street", 21),
        Strength("eirlys-books", "Keeping the books", 103, helps=("eirlys-capel",)),
    ),
    connections=(
        ConnectionOf(
            "eirlys-gwen-c",
            "Gwen",
            "sister",
            "person",
            "family",
            1,
            "strong",
            "both",
            103,
            words="She’s my sister, not my nurse.",
            since_year=1949,
            knows_the_plan=True,
        ),
        ConnectionOf(
            "eirlys-mair",
            "Mair",
            "chapel friend",
            "person",
            "friends",
            1,
            "strong",
            "both",
            0,
            words="She sounds the horn, and I come out when I’m ready.",
            since_year=1961,
            knows_the_plan=True,
        ),
        ConnectionOf(
            "eirlys-rhodri",
            "Rhodri",
            "son, in Leeds",
            "person",
            "family",
            2,
            "thin",
            "they",
            103,
            words="He rings of a Sunday. I do the talking and he does the worrying.",
            where="Leeds",
            far=True,
            since_year=1968,
        ),
        ConnectionOf(
            "eirlys-dean",
            "Dean",
            "nephew",
            "person",
            "family",
            2,
            "hard_going",
            "me",
            103,
            words="He only comes when his pockets are empty. But he does come.",
            since_year=1988,
        ),
        ConnectionOf(
            "eirlys-beti",
            "Beti",
            "next door",
            "person",
            "neighbours",
            2,
            "all_right",
            "both",
            103,
            words="We knock on the wall. Two for goodnight.",
            since_year=1974,
            knows_the_plan=True,
            was=Was(40, 3, "thin"),
        ),
        ConnectionOf(
            "eirlys-capel",
            "Capel Salem",
            "chapel",
            "place",
            "things",
            2,
            "all_right",
            "both",
            103,
            words="There’s eleven of us, and a roof for four hundred.",
            since_year=1946,
        ),
        ConnectionOf("eirlys-ceri", "Ceri", "niece", "person", "family", 3, "all_right", "both", 61, since_year=1979),
        ConnectionOf(
            "eirlys-glyn",
            "Glyn",
            "the corner shop",
            "person",
            "neighbours",
            3,
            "all_right",
            "they",
            61,
            words="He puts the good ham by, if you get to him first.",
            since_year=1983,
        ),
        ConnectionOf("eirlys-choir-c", "The choir", "Thursdays, before", "group", "things", 3, "thin", "both", 21),
        ConnectionOf("eirlys-nesta", "Nesta", "from the choir", "person", "friends", 3, "thin", "both", 21),
        ConnectionOf("eirlys-carys", "Carys", "council", "person", "things", 4, "all_right", "they", 103, paid=True),
        ConnectionOf(
            "eirlys-shan",
            "Shân",
            "home help",
            "person",
            "things",
            4,
            "hard_going",
            "they",
            103,
            words="She’s in such a hurry, poor dab, that she’s gone before she’s come.",
            paid=True,
        ),
        ConnectionOf(
            "eirlys-patel",
            "Dr Patel",
            "surgery",
            "person",
            "things",
            4,
            "thin",
            "they",
            103,
            paid=True,
            since_year=2009,
        ),
    ),
    requests=(
        RequestFor(
            key="eirlys-lift",
            words="A lift to chapel when it’s wet",
            days=75,
            by="eirlys",
            replies=(
                Reply(
                    "gwen",
                    74,
                    "know_someone",
                    "Mair. She says she drives past your door and always has.",
                    connection="eirlys-mair",
                ),
            ),
            help=(
                Help(
                    kind="own",
                    since_days=70,
                    by="eirlys",
                    words="A lift to chapel and home again, when it is wet",
                    given_by="eirlys-mair",
                    hours_a_week=1,
                ),
            ),
            verdict=Verdict(40, "yes", "She sounds the horn, and I come out when I’m ready and not before."),
        ),
        RequestFor(
            key="eirlys-rail",
            words="A rail by the back step",
            days=21,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    20,
                    "know_someone",
                    "I know a joiner who does a tidy rail. I will ask him.",
                    Promise("ask the joiner about the back step", 14, 14),
                ),
                Reply(
                    "carys",
                    12,
                    "can",
                    "Not a Wednesday, then. I have told him about the hair, and he understands.",
                    Promise("ring with another day for the rail", -1),
                ),
            ),
        ),
        RequestFor(
            key="eirlys-bus",
            words="Someone to come on the bus with me, just the first time",
            days=0,
            by="carys",
            towards="eirlys-choir",
            replies=(
                Reply(
                    "carys",
                    0,
                    "can",
                    "If nobody else can, I will come myself. I will see who goes that way first.",
                    Promise("ring today, before chapel", 0),
                ),
                Reply(
                    "gwen",
                    0,
                    "know_someone",
                    "Beti. She goes to her daughter’s on that bus every Thursday, and talks the whole way.",
                    Promise("settle with Beti which Thursday it will be", -3),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="eirlys-choir",
            words="I want to be back in the choir.",
            days=21,
            by="carys",
            top=True,
            changed=(
                Change(
                    0,
                    "carys",
                    "I want to be back in the choir by Christmas, and do my own shopping on a Friday.",
                ),
            ),
        ),
        Matter(
            key="eirlys-thursday",
            words="A Thursday night without singing is a long night.",
            days=0,
            by="carys",
        ),
        Matter(
            key="eirlys-gwen",
            words="I don’t want to ask Gwen for everything. She’s my sister, not my nurse.",
            days=103,
            by="carys",
        ),
        Matter(key="eirlys-door", words="I like to know who is coming to the door.", days=103, by="carys"),
        Matter(
            key="eirlys-stairs",
            words="I want to go up my own stairs to my own bed.",
            days=103,
            by="carys",
            changed=(Change(60, "eirlys", "My own stairs and my own bed. I’ve got them, and I’m keeping them."),),
            keep_as_it_is=True,
        ),
        Matter(
            key="eirlys-draughts",
            words="My own house with my own draughts.",
            days=34,
            by="carys",
            keep_as_it_is=True,
            who_can_see="us",
        ),
    ),
    tellings=(
        Telling(
            "eirlys-stairs",
            88,
            "eirlys",
            "further",
            "Four stairs, lost my nerve, and came down on my behind.",
        ),
        Telling(
            "eirlys-stairs",
            61,
            "eirlys",
            "have_it",
            "Eleven minutes, and I sat on my own bed like the Queen. Gwen stood at the bottom "
            "with her arms out as "
            "if I was a vase.",
        ),
        Telling(
            "eirlys-door",
            50,
            "eirlys",
            "same",
            "Four different ones this week. I’ve put my name up in the hall.",
        ),
        Telling(
            "eirlys-choir",
            12,
            "eirlys",
            "nearer",
            "Mair picked me up in the rain. First Thursday out since the summer.",
        ),
        Telling(
            "eirlys-choir",
            5,
            "eirlys",
            "further",
            "Somebody was in my chair. She was very nice about it, which was worse.",
        ),
        Telling(
            "eirlys-choir",
            3,
            "gwen",
            "",
            "She sang all through the washing up. I didn’t let on I could hear.",
        ),
    ),
    corrections=(
        Correction(
            "eirlys-1",
            103,
            "carys",
            "Gwen does too much. I don’t want to ask Gwen for everything. She’s my sister, not my nurse. "
            "She nods when I say that, look, and then she goes and does my washing.",
            "I never meant she should stop coming. I meant she should come for her tea, and sit down to it.",
        ),
        Correction(
            "eirlys-3",
            21,
            "carys",
            "It’s not only the singing. It’s the putting out of the chairs. It’s knowing whether Nesta’s boy has "
            "passed his test, and who’s fallen out with who about the curtains.",
        ),
    ),
    attempts=(
        Attempt(
            key="eirlys-one-stair",
            words="One stair more each day, with Gwen at the bottom",
            days=95,
            by="carys",
            who="me",
            matter="eirlys-stairs",
            people=("eirlys-gwen-c",),
            happened=(
                Happened(88, "eirlys", "Four stairs, and down on my behind.", "Not before breakfast."),
                Happened(61, "eirlys", "All of them."),
            ),
            finished_days=60,
        ),
        Attempt(
            key="eirlys-in-the-rain",
            words="Mair picks me up when it is raining",
            days=40,
            by="eirlys",
            who="someone",
            someone="eirlys-mair",
            request="eirlys-lift",
            happened=(Happened(12, "eirlys", "In the rain, to choir and home again, and she would not take petrol."),),
        ),
        Attempt(
            key="eirlys-end-of-the-row",
            words="The end of the row, by the door, so that I can slip out",
            days=13,
            by="eirlys",
            who="me",
            matter="eirlys-choir",
            strengths=("eirlys-alto",),
            happened=(
                Happened(
                    5,
                    "eirlys",
                    "The end of the row was taken. I sat in the middle and stayed till the last amen.",
                    "I can stay to the end.",
                ),
            ),
        ),
        Attempt(
            key="eirlys-beti-bus",
            words="Beti comes with me on the bus to choir, the first time",
            days=0,
            by="gwen",
            who="someone",
            someone="eirlys-beti",
            due_days=-9,
            matter="eirlys-choir",
            request="eirlys-bus",
            strengths=("eirlys-street",),
            people=("eirlys-beti",),
        ),
    ),
    bonds=(
        Bond(
            key="eirlys-mair-and-gwen",
            one="eirlys-mair",
            other="eirlys-gwen-c",
            words="They sat next to each other in school, and each will tell you that the other one copied.",
            days=0,
            by="eirlys",
        ),
        Bond(
            key="eirlys-nesta-and-choir",
            one="eirlys-nesta",
            other="eirlys-choir-c",
            words="Nesta keeps my place in the altos.",
            days=20,
            by="eirlys",
        ),
    ),
    pledges=(
        Pledge(
            key="eirlys-photograph",
            words="bring back the photograph of the choir",
            days=21,
            by="carys",
            due_days=10,
            kept_days=9,
        ),
        Pledge(key="eirlys-ask-beti", words="ask Beti about Thursdays", days=0, by="eirlys", due_days=-3, by_them=True),
    ),
    about_me=(
        AboutMe(
            key="eirlys-about-talk",
            heading="communicate",
            words="I hear better on the left. Before eleven in the morning I am slow, and not for want of brains.",
            days=60,
            by="eirlys",
        ),
        AboutMe(
            key="eirlys-about-well",
            heading="wellness",
            words="A good week has a Thursday in it. If I stop humming, ask me.",
            days=60,
            by="eirlys",
        ),
        AboutMe(
            key="eirlys-about-do",
            heading="please_do",
            words="Call me Eirlys. Knock, and give me time to come to the door.",
            days=60,
            by="eirlys",
            helped_by="Gwen",
        ),
        AboutMe(
            key="eirlys-about-do-not",
            heading="please_do_not",
            words="Don’t talk to Gwen over my head. I am sat here.",
            days=60,
            by="eirlys",
        ),
        AboutMe(
            key="eirlys-about-stairs",
            heading="support",
            words="On the stairs: behind me going up, and in front of me coming down.",
            days=60,
            by="eirlys",
            helped_by="Gwen",
        ),
    ),
    listened=(
        Listened(
            key="eirlys-listened",
            conversation="eirlys-3",
            answer="really",
            words="You let me get to the end of it. Nobody asked me about the step twice.",
            days=20,
            who_can_see="workers",
            may_quote=("You let me get to the end of it.",),
        ),
    ),
    act_offers=(
        ActOffer(
            key="eirlys-act",
            days=21,
            by="carys",
            answer="declined",
            words="Not another form, bach. You’ve got it all down there.",
        ),
    ),
)
