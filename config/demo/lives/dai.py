"""Dai Pritchard, Ton Pentre."""

from config.demo.shape import (
    ConnectionOf,
    Conversation,
    Kept,
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
    told,
)

DAI = Person(
    key="dai",
    name="Dai Pritchard",
    call_me="Dai",
    language="en",
    place="Ton Pentre",
    introduced_by="Alun, his brother",
    how_to_talk="Say what you mean and say it the once. Knock loud. I’m not deaf, it’s the telly.",
    account="dai",
    walked_with_by="carys",
    alongside=(Supporter(account="alun", how_related="brother", since_days=90),),
    conversations=(
        Conversation(
            key="dai-1",
            days=118,
            time="14:00",
            where="by the fire, with the telly on",
            who_was_there="Dai, Duchess and Carys",
            language="en",
            by="carys",
            question="You have told enough people enough things. What is the one thing you would want me to hear?",
            words=told("""
                You’re the ninth this year. I’ve got the cards behind the clock, you can count them. The
                first one wanted to know could I make a cup of tea. The fourth one wanted to know could I
                make a cup of tea. I was making tea for a whole shift when I was sixteen.

                Stop sending people. One person who turns up, that would do me. I don’t care what they’re
                called. Let them come twice, and know the dog’s name.

                I drove the bread van thirty-four years, every street from here to Blaencwm. There’s not a
                gate in this valley I couldn’t open in the dark. So I’m not lost. I’m just sat down.
            """),
            noticed="There are nine cards behind the clock. I kept mine in my pocket.",
            kept=(
                Kept("Stop sending people. One person who turns up, that would do me.", "matter", "dai-one"),
                Kept("There’s not a gate in this valley I couldn’t open in the dark.", "strength", "dai-gates"),
            ),
        ),
        Conversation(
            key="dai-2",
            days=76,
            time="14:00",
            where="by the fire",
            who_was_there="Dai, Alun, Duchess and Carys",
            language="en",
            by="carys",
            question="Who do you like to be with?",
            words=told("""
                Alun, that’s my brother. He’s seventy-four and he’s the young one. He does the fire and I do
                the talking. He can’t get in, mind, if I don’t come to the door. They’ve put the key safe up
                where a burglar would be comfortable, and Alun’s shoulder won’t go that high since he came
                off the roof.

                So he stands there shouting through the letterbox, and Duchess shouts back, and by then next
                door are out to see who’s died. I’d like the key safe moved so my brother can reach it.
                That’s all. It’s four screws.

                And don’t be moving me to a flat with a cord in the bathroom. I’ve got my mountain in that
                window. It’s not done me any harm yet.
            """),
            kept=(
                Kept("Alun, that’s my brother", "connection", "dai-alun"),
                Kept("the key safe moved so my brother can reach it", "request", "dai-key"),
                Kept("I’ve got my mountain in that window.", "matter", "dai-mountain"),
            ),
        ),
        Conversation(
            key="dai-3",
            days=19,
            time="14:00",
            where="by the fire",
            who_was_there="Dai, Duchess and Carys",
            language="en",
            by="carys",
            question="Tell me about a good day. What is in it?",
            words=told("""
                A good day is Duchess up on the bed by seven and a bit of bacon. Then Alun with the paper
                and we do the horses, pretend money. I’m four hundred pounds up on him. I’ve asked for it in
                writing.

                Then you, on your day. I’ve got you down on the calendar. I’ll be honest, the first time I
                put you in pencil. You’re in biro now.

                There was a day last week I never got out of the chair till it was dark. I’m only telling
                you because you didn’t ask. The legs wouldn’t, and then I wouldn’t. It was Alun’s knock that
                did it. You can’t stay sat down with that dog going.
            """),
            noticed="You told me about the chair without me asking. I was glad you did.",
        ),
    ),
    strengths=(
        Strength("dai-gates", "Knowing every gate in the valley", 118),
        Strength("dai-horses", "Picking a winner, with pretend money", 19, "alun"),
        Strength("dai-funny", "Making a room laugh without moving his face", 76, "carys"),
        Strength("dai-tea", "Tea for a whole shift", 118),
    ),
    connections=(
        ConnectionOf(
            "dai-alun",
            "Alun",
            "brother",
            "person",
            "family",
            1,
            "strong",
            "both",
            76,
            words="He’s seventy-four and he’s the young one.",
        ),
        ConnectionOf("dai-duchess", "Duchess", "the dog", "animal", "family", 1, "strong", "both", 118),
        ConnectionOf(
            "dai-beryl",
            "Beryl",
            "my wife",
            "person",
            "family",
            1,
            "strong",
            "both",
            118,
            words="She’d have had that key safe down with a butter knife.",
            died=True,
        ),
        ConnectionOf(
            "dai-paul",
            "Paul",
            "son",
            "person",
            "family",
            3,
            "thin",
            "they",
            118,
            words="He sends a hamper. It’s got a chutney in it every year.",
            where="Corby",
            far=True,
        ),
        ConnectionOf(
            "dai-pugh",
            "Mrs Pugh",
            "next door",
            "person",
            "neighbours",
            3,
            "all_right",
            "they",
            76,
            words="She says she’s not nosy. She’s a great loss to the police.",
        ),
        ConnectionOf("dai-vans", "The van boys", "from the bakery", "group", "friends", 4, "thin", "both", 76),
        ConnectionOf(
            "dai-club",
            "The club",
            "Friday nights, for years",
            "place",
            "things",
            4,
            "thin",
            "both",
            118,
            words="It’s the steps. Nineteen of them, and the bar’s at the top.",
            ended=True,
        ),
        ConnectionOf(
            "dai-carys",
            "Carys",
            "council",
            "person",
            "things",
            3,
            "all_right",
            "they",
            118,
            words="You’re in biro now.",
            paid=True,
        ),
        ConnectionOf(
            "dai-mornings",
            "The mornings",
            "whoever it is that day",
            "organisation",
            "things",
            3,
            "hard_going",
            "they",
            118,
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="dai-key",
            words="The key safe moved so my brother can reach it",
            days=76,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    74,
                    "can",
                    "I will ask the people who put it up to come and put it down.",
                    Promise("get the key safe moved", 60, 47),
                ),
            ),
            verdict=Verdict(45, "no", "They moved it. Higher. I wish I was joking."),
        ),
        RequestFor(
            key="dai-key-again",
            words="The key safe moved so my brother can reach it. Down, this time.",
            days=44,
            by="dai",
            repeats="dai-key",
            replies=(
                Reply("alun", 43, "not_me", "Because of the shoulder. But I’ll hold the torch."),
                Reply(
                    "carys",
                    41,
                    "can",
                    "I am sorry. I should have stood there with them. This time I will.",
                    Promise("find a joiner with an ordinary ladder", 20, 6),
                ),
                Reply(
                    "carys",
                    6,
                    "can",
                    "I have found one. He will bring a tape, and Alun will put his hand where he wants it.",
                    Promise("call in with the joiner", -1),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="dai-one",
            words="Stop sending people. One person who turns up, that would do me.",
            days=118,
            by="carys",
            top=True,
        ),
        Matter(
            key="dai-mountain",
            words="I’ve got my mountain in that window.",
            days=76,
            by="carys",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling("dai-one", 97, "dai", "further", "Two more came. One of them had my brother’s date of birth."),
        Telling("dai-one", 75, "dai", "nearer", "Carys came back. Same one. She asked after Duchess before me."),
        Telling("dai-one", 31, "dai", "same", "Three different ones in the mornings. I’ve stopped learning names."),
        Telling("dai-one", 18, "alun", "", "He had his good jumper on for you. He’ll deny it."),
        Telling(
            "dai-one",
            7,
            "dai",
            "nearer",
            "Ten days and no new faces. I’ve taken the cards down from the clock.",
        ),
    ),
    pledges=(
        Pledge(
            key="dai-tuesday",
            words="come at two, with the horses page",
            days=19,
            by="carys",
            due_days=8,
            not_kept_days=7,
            why="I was in hospital with somebody else, and rang too late.",
        ),
    ),
)
