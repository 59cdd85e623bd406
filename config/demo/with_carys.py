"""The seven people Carys walks alongside."""

from config.demo.shape import (
    Change,
    ConnectionOf,
    Conversation,
    Kept,
    Matter,
    Person,
    Promise,
    Reply,
    RequestFor,
    Strength,
    Supporter,
    Telling,
    Verdict,
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
        Supporter(
            account="surgery", how_related="the surgery", sees="what_matters", since_days=40, until_days=-97
        ),
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
        Strength("eirlys-teas", "Teas for sixty", 0),
        Strength("eirlys-street", "Knowing everyone on Dumfries Street", 21),
        Strength("eirlys-books", "Keeping the books", 103),
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
        ),
        ConnectionOf("eirlys-ceri", "Ceri", "niece", "person", "family", 3, "all_right", "both", 61),
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
        ),
        ConnectionOf(
            "eirlys-choir-c", "The choir", "Thursdays, before", "group", "things", 3, "thin", "both", 21
        ),
        ConnectionOf("eirlys-nesta", "Nesta", "from the choir", "person", "friends", 3, "thin", "both", 21),
        ConnectionOf(
            "eirlys-carys", "Carys", "council", "person", "things", 4, "all_right", "they", 103, paid=True
        ),
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
            "eirlys-patel", "Dr Patel", "surgery", "person", "things", 4, "thin", "they", 103, paid=True
        ),
    ),
    requests=(
        RequestFor(
            key="eirlys-lift",
            words="A lift to chapel when it’s wet",
            days=75,
            by="eirlys",
            replies=(
                Reply("gwen", 74, "know_someone", "Mair. She says she drives past your door and always has."),
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
            changed=(
                Change(60, "eirlys", "My own stairs and my own bed. I’ve got them, and I’m keeping them."),
            ),
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
            "Eleven minutes, and I sat on my own bed like the Queen. Gwen stood at the bottom with her arms out as "
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
            question="You have told enough people enough things. "
            "What is the one thing you would want me to hear?",
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
                Kept(
                    "There’s not a gate in this valley I couldn’t open in the dark.", "strength", "dai-gates"
                ),
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
        ConnectionOf(
            "dai-vans", "The van boys", "from the bakery", "group", "friends", 4, "thin", "both", 76
        ),
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
            words="The key safe moved so my brother can reach it",
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
        Telling(
            "dai-one", 97, "dai", "further", "Two more came. One of them had my brother’s date of birth."
        ),
        Telling(
            "dai-one", 75, "dai", "nearer", "Carys came back. Same one. She asked after Duchess before me."
        ),
        Telling(
            "dai-one", 31, "dai", "same", "Three different ones in the mornings. I’ve stopped learning names."
        ),
        Telling("dai-one", 18, "alun", "", "He had his good jumper on for you. He’ll deny it."),
        Telling(
            "dai-one",
            7,
            "dai",
            "nearer",
            "Ten days and no new faces. I’ve taken the cards down from the clock.",
        ),
    ),
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
        ConnectionOf(
            "shanelle-carys", "Carys", "council", "person", "things", 4, "thin", "they", 92, paid=True
        ),
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
                "The breakfast club is great. But it opens at eight, and he’s stood outside from half past seven "
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
        Telling(
            "shanelle-door", 11, "shanelle", "nearer", "I’ve stood in front of the actual door. It’s blue."
        ),
        Telling(
            "shanelle-door",
            2,
            "shanelle",
            "same",
            "The landlord asked again about the letter. I said it was coming.",
        ),
    ),
)

GWILYM = Person(
    key="gwilym",
    name="Gwilym Bevan",
    call_me="Gwil",
    language="cy",
    place="Maerdy",
    introduced_by="Y llyfrgell, lle mae e’n mynd i ddarllen y papur",
    how_to_talk="Cymraeg, ond i chi ofyn. Rhowch rywbeth yn fy nwylo i, ac fe siarada i.",
    account="gwilym",
    walked_with_by="carys",
    conversations=(
        Conversation(
            key="gwilym-1",
            days=163,
            time="11:15",
            where="on the bench outside the library in Ferndale",
            who_was_there="Gwilym and Carys",
            language="en",
            by="carys",
            question="What would a good life look like to you?",
            words=told("""
                I’ll say it in English, because the lady who rang me was English and I’ve got into the way
                of it today.

                I’d like to be useful again. Thirty years I was caretaker at the school. Boilers, windows,
                children with their heads in railings. People shouted Gwil, and I came. Then they gave me a
                clock and a cake, and nobody has shouted since.

                I’m not unhappy. I get up, I shave, I come down for the paper. But a man can only sharpen
                his own chisels so many times.

                Carys, is it? Bowen? Cymraeg ydych chi? Wel, pam na wedoch chi? We’ll do this properly next
                time.
            """),
            noticed="Saesneg i fod yn garedig oedd hwnna. Cymraeg o hyn ymlaen.",
            kept=(
                Kept("I’d like to be useful again.", "matter", "gwilym-useful"),
                Kept(
                    "Boilers, windows, children with their heads in railings.", "strength", "gwilym-mending"
                ),
            ),
        ),
        Conversation(
            key="gwilym-2",
            days=119,
            time="10:00",
            where="yn y gegin, a’r cŷn ar y ford",
            who_was_there="Gwilym a Carys",
            language="cy",
            by="carys",
            question="Pa fath o help mae pobl yn dod atoch chi amdano?",
            words=told("""
                Fi oedd yn cael yr alwad, ambell waith ganol nos: y boiler wedi mynd, a’r ysgol i fod ar
                agor yn y bore. Lan â fi, fflachlamp yn fy ngheg, a hanner awr wedyn roedd hi fel ffwrn ’na.
                Doedd neb yn gwybod dim. Dyna oedd y gamp, bod neb yn gorfod gwybod.

                Nawr does neb yn gofyn dim byd i fi ond ydw i wedi cymryd fy nhabledi.

                Mae mainc ’da fi yn y garej, a dim lle i droi. Licen i gael lle â feis a golau da, a rhywun
                i’w ddysgu. Beth yw’r iws i ddyn fynd â’r cwbwl gydag e? Fe ddangosais i i’r bachan drws
                nesa shwd mae rhoi coes newydd ar fwyell, ac mae e’n dal i’w dangos hi i bobl.
            """),
            kept=(
                Kept("lle â feis a golau da, a rhywun i’w ddysgu", "request", "gwilym-shed"),
                Kept("rhoi coes newydd ar fwyell", "strength", "gwilym-teach"),
            ),
        ),
        Conversation(
            key="gwilym-3",
            days=62,
            time="12:20",
            where="yn y sied, yng nghanol y llwch",
            who_was_there="Gwilym, Carys a phump o ddynion yn esgus peidio â gwrando",
            language="cy",
            by="carys",
            question="Dwedwch wrtha i am ddiwrnod da. Beth sydd ynddo fe?",
            words=told("""
                Dydd Mawrth. Mae’r sied yn agor am ddeg, ac rwy i ’na am hanner awr wedi naw, achos fi sydd
                â’r allwedd. Chwech ohonon ni, un tegell, a phob un yn gwybod yn well na’r llall.

                Mae crwt yn dod, Kyle. Doedd dim gair o Gymraeg ’da fe pan ddaeth e. Nawr mae e’n gwybod
                llif, morthwyl, hoelen, a gan bwyll. Mae dwylo da ’da fe. Fe wnaeth e focs adar i’w fam-gu,
                a doedd e ddim yn syth, ond roedd hi’n llefain, felly pwy sy’n becso am syth?

                Wedyn adre, â dwst yn fy nghlustiau, a chysgu fel twrch.
            """),
            noticed="Waeddoch chi ddim ar Kyle unwaith, hyd yn oed gyda’r llif.",
            kept=(
                Kept("Mae crwt yn dod, Kyle.", "connection", "gwilym-kyle"),
                Kept("fi sydd â’r allwedd", "matter", "gwilym-key"),
            ),
        ),
    ),
    strengths=(
        Strength("gwilym-mending", "Mending anything, heads in railings included", 163, language="en"),
        Strength("gwilym-teach", "Dangos i rywun shwd mae gwneud", 119),
        Strength("gwilym-sharp", "Hogi nes bod e’n canu", 119),
        Strength("gwilym-quiet", "Dysgu heb weiddi", 62, "carys"),
    ),
    connections=(
        ConnectionOf(
            "gwilym-olwen",
            "Olwen",
            "fy ngwraig",
            "person",
            "family",
            1,
            "strong",
            "both",
            163,
            words="Hi oedd yn cadw’r rhestr. Fi oedd yn gwneud y pethau oedd arni.",
            died=True,
        ),
        ConnectionOf(
            "gwilym-non",
            "Non",
            "merch",
            "person",
            "family",
            2,
            "all_right",
            "both",
            163,
            words="Mae hi’n ffonio pan mae hi’n gyrru, felly dim ond hanner y stori rwy’n ei chael.",
            where="Bryste",
            far=True,
        ),
        ConnectionOf(
            "gwilym-kyle",
            "Kyle",
            "y crwt o’r sied",
            "person",
            "friends",
            2,
            "strong",
            "both",
            62,
            words="Mae dwylo da ’da fe.",
        ),
        ConnectionOf(
            "gwilym-sied",
            "Y sied",
            "bob dydd Mawrth",
            "group",
            "things",
            1,
            "strong",
            "both",
            105,
            words="Un tegell, a phob un yn gwybod yn well na’r llall.",
        ),
        ConnectionOf(
            "gwilym-delwyn",
            "Delwyn",
            "hen ffrind, o’r ysgol",
            "person",
            "friends",
            3,
            "all_right",
            "both",
            119,
            words="Mae e’n dweud yr un tair jôc. Mae un ohonyn nhw’n dda.",
        ),
        ConnectionOf("gwilym-steve", "Steve", "drws nesa", "person", "neighbours", 3, "all_right", "me", 119),
        ConnectionOf(
            "gwilym-llyfrgell",
            "Y llyfrgell",
            "y papur, a’r gwres",
            "place",
            "things",
            3,
            "all_right",
            "they",
            163,
        ),
        ConnectionOf(
            "gwilym-ysgol",
            "Yr ysgol",
            "deng mlynedd ar hugain",
            "organisation",
            "things",
            4,
            "thin",
            "me",
            163,
            ended=True,
        ),
        ConnectionOf(
            "gwilym-carys", "Carys", "o’r cyngor", "person", "things", 4, "all_right", "they", 163, paid=True
        ),
        ConnectionOf(
            "gwilym-nyrs",
            "Y nyrs",
            "pwysedd gwaed",
            "person",
            "things",
            4,
            "all_right",
            "they",
            163,
            words="Mae hi’n pwmpio fel petawn i’n deiar.",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="gwilym-shed",
            words="Lle â feis a golau da, a rhywun i’w ddysgu",
            days=119,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    110,
                    "know_someone",
                    "Mae sied yng Nglynrhedynog, a phump o ddynion ynddi, a does neb yno’n gallu hogi.",
                    Promise("dod i’r sied y tro cyntaf", 105, 105),
                ),
                Reply(
                    "carys",
                    20,
                    "can",
                    "Wna i ddim busnesa. Ond fe fydda i’n gofyn, nawr ac yn y man.",
                    Promise("gofyn shwd mae’r sied yn mynd", -12),
                ),
            ),
            verdict=Verdict(
                61, "yes", "Maen nhw’n gweiddi Gwil arna i ’to. A fi nawr sy’n gorfod dweud, mewn munud."
            ),
        ),
    ),
    matters=(
        Matter(
            key="gwilym-useful",
            words="I’d like to be useful again.",
            days=163,
            by="carys",
            top=True,
            language="en",
        ),
        Matter(
            key="gwilym-key",
            words="Fi sydd â’r allwedd, a fi sy’n agor.",
            days=62,
            by="carys",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling(
            "gwilym-useful",
            140,
            "gwilym",
            "further",
            "Fe ffonies i’r ysgol i gynnig help. Dim diolch, medden nhw, mae cwmni ’da ni nawr.",
        ),
        Telling("gwilym-useful", 104, "gwilym", "nearer", "Fe es i i’r sied. Ofynnodd neb am fy nhabledi i."),
        Telling(
            "gwilym-useful",
            24,
            "gwilym",
            "same",
            "Y sied ar gau ers pythefnos: y to. Fe ges i’r ystol mas, ac fe ges i bregeth hefyd.",
        ),
        Telling(
            "gwilym-useful", 9, "gwilym", "nearer", "Y to’n iawn. Kyle oedd ar yr ystol. Fi oedd yn pregethu."
        ),
    ),
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
        ConnectionOf(
            "nesta-wayne", "Wayne", "Callum’s uncle, parcels", "person", "family", 3, "all_right", "they", 41
        ),
        ConnectionOf("nesta-choir", "The choir", "Thursdays", "group", "things", 2, "thin", "both", 84),
        ConnectionOf(
            "nesta-eirlys", "Eirlys", "alto, but we’re friends", "person", "friends", 3, "thin", "both", 84
        ),
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
        ConnectionOf(
            "nesta-carys", "Carys", "council", "person", "things", 4, "all_right", "they", 84, paid=True
        ),
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
            verdict=Verdict(
                30, "partly", "They were very nice and nothing happened. It was better with two."
            ),
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

MAIR_A_TOM = Person(
    key="mair_a_tom",
    name="Mair a Tom Harries",
    call_me="Mair a Tom",
    language="cy",
    place="Tynewydd",
    introduced_by="Y gweinidog",
    how_to_talk="Cymraeg, plis. Siaradwch â’r ddau ohonon ni, ac arhoswch am ateb Tom. Mae e’n dod, fel y trên.",
    account="mair",
    walked_with_by="carys",
    conversations=(
        Conversation(
            key="mair-1",
            days=131,
            time="11:00",
            where="yn y parlwr, a’r cwpanau gorau mas",
            who_was_there="Mair, Tom a Carys",
            language="cy",
            by="carys",
            question="Sut beth fyddai bywyd da i chi?",
            words=told("""
                Mair: Wel, nid hyn. Mae’r ysbyty’n sôn am le i Tom yn y Bont-faen, a finnau fan hyn gyda’r
                gath. Un mlynedd a thrigain yn briod, a nawr maen nhw’n moyn ein gwahanu ni, fel dau grwt
                drwg yn yr ysgol Sul.

                Bod dan yr un to, a chael cweryla yn Gymraeg. Dyna fe i chi. Does neb yn y lle ’na’n gallu
                cweryla â fe’n iawn.

                Tom: Oes cwpwrdd sgidiau ’na?

                Mair: Mae e’n meddwl am y pethau mawr, chi’n gweld.

                Tom: Fe fues i’n giard ar y trên am ddeugain mlynedd. Wi’n gwybod ble mae pawb i fod i ddod
                lawr. Nid y Bont-faen yw’n stop i.
            """),
            noticed="Roedd Tom yn dal llaw Mair o dan y ford pan ddwedodd e hynny.",
            kept=(
                Kept("Bod dan yr un to, a chael cweryla yn Gymraeg.", "matter", "mair-to"),
                Kept("Wi’n gwybod ble mae pawb i fod i ddod lawr.", "strength", "mair-trenau"),
            ),
        ),
        Conversation(
            key="mair-2",
            days=66,
            time="10:30",
            where="yn y gegin, dros de",
            who_was_there="Mair, Tom a Carys",
            language="cy",
            by="carys",
            question="Beth ddylai aros yn union fel y mae?",
            words=told("""
                Mair: Y gwely. Peidiwch â symud y gwely. Mae pant i bob un ohonon ni ynddo fe.

                A’r cwrdd ar fore Sul. Fi sy’n dreifo, a Tom yn y cefn fel y Frenhines, achos dyw’r ben-lin
                ddim yn plygu yn y ffrynt. Wi’n codi Eirlys pan mae’n bwrw, ac mae Tom yn codi’i het iddi hi
                o’r cefn.

                Tom: Codi yn y nos yw’r drwg.

                Mair: Mae e’n codi, a wi’n codi, achos wi’n ei glywed e. Licen i gael rhywun yn y tŷ un
                noson yr wythnos, i fi gael cysgu drwodd. Nid bob nos. Wi’n lico’i glywed e’n chwyrnu. Nawr
                peidiwch chi â rhoi hwnna lawr.

                Tom: Rhowch e lawr.
            """),
            kept=(
                Kept("Peidiwch â symud y gwely.", "matter", "mair-gwely"),
                Kept("rhywun yn y tŷ un noson yr wythnos, i fi gael cysgu drwodd", "request", "mair-nos"),
                Kept("Wi’n codi Eirlys pan mae’n bwrw", "connection", "mair-eirlys"),
            ),
        ),
        Conversation(
            key="mair-3",
            days=17,
            time="20:15",
            where="ar y tabled, wedi i Tom fynd i’r gwely",
            who_was_there="Mair",
            language="cy",
            by="mair",
            question="Beth sydd wedi newid ers i ni siarad y tro diwethaf?",
            words=told("""
                Fi, Mair, sy’n sgrifennu. Mae llythyr wedi dod o’r ysbyty a dim sôn am y Bont-faen ynddo fe.
                Fe ddarllenais i fe i Tom ddwywaith, ac fe ofynnodd e a oedd rhywbeth ynddo fe am gwpwrdd
                sgidiau.

                Fe gwympodd e wythnos i ddydd Iau, yn y bathrwm. Ddim yn bell. Roedd e’n iawn, ond ro’n i’n
                ffaelu ei godi fe, felly lawr â fi ato fe, a dyna lle buon ni’n dau am awr. Fe ganon ni
                bedwar emyn. Y pedwerydd yn wael.

                Fe ddaeth crwt drws nesa i’w godi fe. Sa i’n moyn i neb wneud môr a mynydd o hyn. Ond ro’n
                i’n moyn i chi gael gwybod gyda fi, a nid gyda’r doctor.
            """),
        ),
    ),
    strengths=(
        Strength("mair-trenau", "Tom: gwybod ble mae pawb i fod i ddod lawr", 131),
        Strength("mair-emynau", "Pob emyn, a’r rhan fwyaf o’r penillion", 131, "carys"),
        Strength("mair-dreifo", "Mair: dreifo ym mhob tywydd", 66),
        Strength("mair-cweryla", "Cweryla heb gwympo mas", 131),
    ),
    connections=(
        ConnectionOf("mair-capel", "Capel Salem", "y cwrdd", "place", "things", 1, "strong", "both", 131),
        ConnectionOf(
            "mair-eirlys",
            "Eirlys",
            "ffrind o’r capel",
            "person",
            "friends",
            2,
            "strong",
            "both",
            66,
            words="Mae Tom yn codi’i het iddi hi o’r cefn.",
        ),
        ConnectionOf(
            "mair-pwdin",
            "Pwdin",
            "y gath",
            "animal",
            "family",
            1,
            "all_right",
            "me",
            131,
            words="Cath Tom yw hi. Fi sy’n ei bwydo hi.",
        ),
        ConnectionOf(
            "mair-aled",
            "Aled",
            "mab",
            "person",
            "family",
            2,
            "all_right",
            "both",
            131,
            words="Mae’n fore gydag e pan mae’n nos gyda ni, felly mae un ohonon ni bob amser yn dylyfu gên.",
            where="Toronto",
            far=True,
        ),
        ConnectionOf(
            "mair-josh",
            "Josh",
            "crwt drws nesa",
            "person",
            "neighbours",
            3,
            "all_right",
            "they",
            17,
            words="Fe gododd e Tom fel codi babi, a dweud dim wrth neb.",
        ),
        ConnectionOf("mair-wil", "Wil", "brawd Tom", "person", "family", 2, "strong", "both", 131, died=True),
        ConnectionOf(
            "mair-gweinidog",
            "Mr Rowlands",
            "y gweinidog",
            "person",
            "things",
            3,
            "all_right",
            "they",
            131,
            paid=True,
        ),
        ConnectionOf(
            "mair-glenys",
            "Glenys",
            "nos Fercher",
            "person",
            "things",
            3,
            "strong",
            "they",
            52,
            words="Mae hi’n gwybod pwy oedd pawb.",
            paid=True,
        ),
        ConnectionOf(
            "mair-carys", "Carys", "o’r cyngor", "person", "things", 4, "strong", "they", 131, paid=True
        ),
        ConnectionOf(
            "mair-ysbyty",
            "Yr ysbyty",
            "llythyrau",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            131,
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="mair-nos",
            words="Rhywun yn y tŷ un noson yr wythnos, i fi gael cysgu drwodd",
            days=66,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    59,
                    "know_someone",
                    "Mae menyw o Dreorci, Glenys, fu’n gwneud hyn i’w mam. Mae hi’n siarad Cymraeg ac yn cysgu’n ysgafn.",
                    Promise("dod â Glenys i de", 52, 52),
                ),
            ),
            verdict=Verdict(
                24,
                "partly",
                "Wi’n cysgu fel craig bob nos Fercher. Ond mae Tom yn aros ar ei draed i siarad â Glenys, felly fe "
                "sy wedi blino nawr.",
            ),
        ),
        RequestFor(
            key="mair-gymanfa",
            words="Rhywun i ddangos i ni shwd mae cael y gymanfa ar y tabled",
            days=9,
            by="mair",
            replies=(
                Reply(
                    "carys",
                    8,
                    "can",
                    "Fe ddo i, ond i chi addo peidio â gadael i Tom fy nhynnu i i ganu.",
                    Promise("dod i de, a dod â’r gymanfa", -2),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="mair-to",
            words="Bod dan yr un to, a chael cweryla yn Gymraeg.",
            days=131,
            by="carys",
            top=True,
        ),
        Matter(
            key="mair-gwely",
            words="Peidiwch â symud y gwely. Mae pant i bob un ohonon ni ynddo fe.",
            days=66,
            by="carys",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling(
            "mair-to", 120, "mair", "further", "Maen nhw wedi cadw gwely iddo fe yn y Bont-faen. Heb ofyn."
        ),
        Telling(
            "mair-to", 50, "mair", "nearer", "Fe gysgais i drwodd. Fe ddihunais i’n meddwl mod i wedi marw."
        ),
        Telling(
            "mair-to",
            16,
            "mair",
            "nearer",
            "Dan yr un to. Fe gwerylon ni am y marmalêd, a doedd dim ots ’da fi golli.",
        ),
    ),
)

IFOR = Person(
    key="ifor",
    name="Ifor Lewis",
    call_me="Ifor",
    language="cy",
    place="Cwmparc",
    introduced_by="Dilys, ei wraig",
    how_to_talk="Dangoswch, peidiwch ag esbonio. Un peth ar y tro. Os wi’n mynd ar goll yn y stori, dewch mas i’r ardd.",
    account="",
    walked_with_by="carys",
    alongside=(Supporter(account="dilys", how_related="gwraig", since_days=176),),
    conversations=(
        Conversation(
            key="ifor-1",
            days=176,
            time="10:00",
            where="yn y tŷ gwydr",
            who_was_there="Ifor, Dilys a Carys",
            language="cy",
            by="carys",
            question="Dwedwch wrtha i am ddiwrnod da. Beth sydd ynddo fe?",
            words=told("""
                Cennin. Mae cennin yn maddau i chi. Os chi’n anghofio cennin am wythnos, maen nhw’n dal yn
                gennin.

                Mae’r geiriau’n mynd. Fe es i i’r siop i mofyn yr un gwyn, chi’n gwybod, i’r te, a dod adre
                â hadau. Roedd Dilys yn chwerthin, chwarae teg iddi, ond wedyn fe aeth hi lan llofft am
                sbel.

                Dwylo yn y pridd bob dydd, glaw neu hindda, ac fe fydda i’n iawn. Mae’r dwylo’n cofio. Ond
                maen nhw wedi rhoi clo â rhif ar gât y rhandir, ac mae rhifau fel pysgod ’da fi nawr. Licen
                i gael allwedd i’r gât, yn lle rhif. Fe dyfes i dri chant o gennin ’na, y flwyddyn orau.
            """),
            noticed="Gwlychu ei fawd, a gwybod y bydde hi’n bwrw erbyn tri. Roedd hi’n bwrw erbyn tri.",
            kept=(
                Kept("Dwylo yn y pridd bob dydd, glaw neu hindda", "matter", "ifor-pridd"),
                Kept("allwedd i’r gât, yn lle rhif", "request", "ifor-allwedd"),
                Kept("Fe dyfes i dri chant o gennin ’na", "strength", "ifor-cennin"),
            ),
        ),
        Conversation(
            key="ifor-2",
            days=95,
            time="11:30",
            where="ar y rhandir, ar ddau fwced",
            who_was_there="Ifor a Carys",
            language="cy",
            by="carys",
            question="Gyda phwy ydych chi’n hoffi bod?",
            words=told("""
                Gyda Dilys. A gyda Dilys yn gwneud rhywbeth arall yn yr un stafell. Sdim isie siarad.

                A phlant yr ysgol fach. Maen nhw’n dod lan fan hyn bob bore Mawrth mewn welis. Maen nhw’n
                gofyn yr un peth dair gwaith, yr un peth â fi, felly ŷn ni’n deall ein gilydd i’r dim. Fe
                ddangosais i iddyn nhw shwd i blannu tato: dyfnder bys, a gweud rhywbeth cas wrthyn nhw,
                rhag iddyn nhw fynd yn fawreddog.

                Wi ddim yn lico’r lle dydd Iau. Y cadeiriau rownd y wal, a menyw yn clapio. Fe fues i’n tyfu
                cennin i’r sioe. Sa i’n mynd i glapio.
            """),
            kept=(
                Kept("phlant yr ysgol fach", "connection", "ifor-plant"),
                Kept("shwd i blannu tato", "strength", "ifor-tato"),
                Kept("Sa i’n mynd i glapio.", "matter", "ifor-clapio"),
            ),
        ),
        Conversation(
            key="ifor-3",
            days=26,
            time="09:20",
            where="wrth ford y gegin",
            who_was_there="Ifor, Dilys a Carys",
            language="cy",
            by="carys",
            question="Beth sydd wedi newid ers i ni siarad y tro diwethaf?",
            words=told("""
                Dilys: Fe aeth e mas am bump y bore, yn y glaw, a’i byjamas dan ei got. Ro’n i wedi ffonio
                pawb. Ond yn syth i’r rhandir aeth e. Wrth y gât roedd e, yn ffaelu cael yr allwedd i droi.

                Ifor: Roedd y gwlithod mas. Mae’n rhaid mynd pan mae’r gwlithod mas.

                Dilys: Mae’r doctor yn sôn am glo ar ddrws y ffrynt nawr. Sa i’n moyn cloi’r dyn miwn. Wi’n
                moyn i rywun arall wybod am y gwlithod, ’na i gyd. Rhywun i gerdded lan i’r rhandir gydag e
                ben bore, ambell waith, i fi gael aros yn y gwely.

                Ifor: Gaiff hi ddod â’r dorts.
            """),
            kept=(
                Kept("Rhywun i gerdded lan i’r rhandir gydag e ben bore", "request", "ifor-bore"),
                Kept("Sa i’n moyn cloi’r dyn miwn.", "matter", "ifor-clo"),
            ),
        ),
    ),
    strengths=(
        Strength("ifor-cennin", "Tri chant o gennin mewn blwyddyn", 176),
        Strength("ifor-tato", "Dangos i blant shwd i blannu tato", 95),
        Strength("ifor-tywydd", "Gwybod pryd ddaw’r glaw", 176, "carys"),
        Strength("ifor-canu", "Canu bas, yn yr ardd yn unig", 140, "dilys"),
    ),
    connections=(
        ConnectionOf(
            "ifor-dilys",
            "Dilys",
            "fy ngwraig",
            "person",
            "family",
            1,
            "strong",
            "both",
            176,
            words="Sdim isie siarad.",
        ),
        ConnectionOf("ifor-rhandir", "Y rhandir", "bob dydd", "place", "things", 1, "strong", "both", 176),
        ConnectionOf(
            "ifor-plant",
            "Plant yr ysgol fach",
            "bore Mawrth, mewn welis",
            "group",
            "things",
            3,
            "strong",
            "both",
            95,
        ),
        ConnectionOf(
            "ifor-robin",
            "Y robin",
            "ar goes y rhaw",
            "animal",
            "neighbours",
            3,
            "all_right",
            "both",
            95,
            words="Fe sy’n bosio.",
        ),
        ConnectionOf(
            "ifor-hefin",
            "Hefin",
            "y rhandir drws nesa",
            "person",
            "friends",
            3,
            "all_right",
            "both",
            20,
            words="Mae e’n rhoi gormod o ddŵr i bopeth, ond mae ei galon e’n iawn.",
        ),
        ConnectionOf(
            "ifor-sioned",
            "Sioned",
            "merch",
            "person",
            "family",
            2,
            "all_right",
            "they",
            176,
            where="Aberteifi",
            far=True,
        ),
        ConnectionOf(
            "ifor-emrys",
            "Emrys",
            "brawd",
            "person",
            "family",
            2,
            "strong",
            "both",
            95,
            words="Fe ddysgodd fi. Wi’n dal i’w glywed e’n achwyn am y rhesi.",
            died=True,
        ),
        ConnectionOf(
            "ifor-iau",
            "Y lle dydd Iau",
            "cadeiriau rownd y wal",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            95,
            words="Sa i’n mynd i glapio.",
            paid=True,
            ended=True,
        ),
        ConnectionOf(
            "ifor-carys", "Carys", "o’r cyngor", "person", "things", 4, "all_right", "they", 176, paid=True
        ),
    ),
    requests=(
        RequestFor(
            key="ifor-allwedd",
            words="Allwedd i’r gât, yn lle rhif",
            days=176,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    170,
                    "can",
                    "Fe ofynna i i bwyllgor y rhandir. Maen nhw’n cwrdd nos Lun.",
                    Promise("gofyn i bwyllgor y rhandir", 163, 163),
                ),
            ),
            verdict=Verdict(
                148, "yes", "Allwedd go iawn, ar gorden am fy ngwddwg, fel crwt ysgol. Sdim ots ’da fi."
            ),
        ),
        RequestFor(
            key="ifor-bore",
            words="Rhywun i gerdded lan i’r rhandir gydag e ben bore",
            days=26,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    20,
                    "know_someone",
                    "Mae Hefin o’r rhandir drws nesa ar ei draed am chwech ta beth. Mae e’n moyn gwybod am y gwlithod.",
                    Promise("cwrdd â Hefin wrth y gât", 15, 15),
                ),
                Reply(
                    "carys",
                    14,
                    "can",
                    "Dydd Llun a dydd Gwener, medde Hefin. Fe ddo inne y tro cyntaf.",
                    Promise("cerdded lan gyda’r ddau y tro cyntaf", -4),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="ifor-pridd",
            words="Dwylo yn y pridd bob dydd, glaw neu hindda.",
            days=176,
            by="carys",
            top=True,
        ),
        Matter(key="ifor-clapio", words="Sa i’n mynd i glapio.", days=95, by="carys"),
        Matter(key="ifor-clo", words="Dilys: Sa i’n moyn cloi’r dyn miwn.", days=26, by="carys"),
    ),
    tellings=(
        Telling("ifor-pridd", 140, "dilys", "", "Adre â chennin at ei glustie, ac yn canu."),
        Telling(
            "ifor-pridd",
            60,
            "dilys",
            "",
            "Fe dorrodd e’r rhosys i gyd, a nhwthe newydd agor. Wedes i ddim byd.",
        ),
        Telling(
            "ifor-pridd", 25, "dilys", "", "Wythnos wael. Fe alwodd e fi wrth enw ei fam, ac fe atebais i."
        ),
        Telling("ifor-pridd", 6, "carys", "", "Dwy awr yn y pridd. Fe roiodd e fi ar waith hefyd."),
    ),
)

WITH_CARYS: tuple[Person, ...] = (EIRLYS, DAI, SHANELLE, GWILYM, NESTA, MAIR_A_TOM, IFOR)
