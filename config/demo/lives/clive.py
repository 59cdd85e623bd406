"""Clive Hopkins, Trealaw."""

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
    Supporter,
    Telling,
    Verdict,
    told,
)

CLIVE = Person(
    key="clive",
    name="Clive Hopkins",
    call_me="Clive",
    language="en",
    place="Trealaw",
    introduced_by="Leanne, his daughter",
    how_to_talk="Not before eleven. Don’t be cheerful. If I don’t come to the door, try again the same week.",
    account="clive",
    walked_with_by="tomos",
    alongside=(Supporter(account="leanne", how_related="daughter", since_days=145),),
    conversations=(
        Conversation(
            key="clive-1",
            days=145,
            time="11:30",
            where="in the kitchen, with the washing machine going",
            who_was_there="Clive, Leanne and Tomos",
            language="en",
            by="tomos",
            question="What are you looking forward to? And if there is nothing, what would you like there to be?",
            words=told("""
                Nothing. You did say I could say nothing.

                I was on the presses twenty-nine years. There was four hundred of us and you could hear us
                in Penygraig. Then it was a car park with a fence round it, and then they put up a sign
                about what they were going to build, and now the sign’s fell down. I walk past it. I don’t
                know why, it’s uphill.

                I want a reason to take my coat off the hook. It’s a good coat. Leanne bought it me for the
                interviews.

                I could set any press in that place by the sound of it. There’s no box for that. What’s it
                good for now, listening? If you’ve got something that wants mending, and it isn’t me, I’ll
                look at it.
            """),
            noticed="The machine was off its balance. You wedged it with a beer mat and never stopped talking.",
            kept=(
                Kept("I want a reason to take my coat off the hook.", "matter", "clive-coat"),
                Kept("I could set any press in that place by the sound of it.", "strength", "clive-ear"),
                Kept("something that wants mending, and it isn’t me", "request", "clive-mending"),
            ),
        ),
        Conversation(
            key="clive-2",
            days=57,
            time="12:00",
            where="on the front step",
            who_was_there="Clive and Tomos",
            language="en",
            by="tomos",
            question="What sort of help do people come to you for?",
            words=told("""
                Leanne’s neighbour come to me with a mixer. I said I’m not a shop. It was the bearing. I did
                it out here on the step so I’d have to see people, which was your idea, so don’t look
                pleased.

                Then there’s this chapel in Porth with an organ that coughs. The old boy who sees to it, Mr
                Protheroe, he’s eighty-six and can’t do the ladder. So I stand inside the organ, the actual
                inside, and he presses one note at a time and shouts, what do you hear? Nobody’s asked me
                that for six years.

                Then I had two bad weeks and didn’t go. Couldn’t tell you why. He never rang to ask where I
                was. I went back, and he’d left the ladder out.
            """),
            kept=(
                Kept("The old boy who sees to it, Mr Protheroe", "connection", "clive-protheroe"),
                Kept("It was the bearing.", "strength", "clive-bearing"),
            ),
        ),
        Conversation(
            key="clive-3",
            days=18,
            time="11:45",
            where="walking up past the old works",
            who_was_there="Clive and Tomos",
            language="en",
            by="tomos",
            question="You have told enough people enough things. What is the one thing you would want me to hear?",
            words=told("""
                I sold the van. Leanne thinks it’s in the lock-up. She keeps on that I could do the odd job
                if I’d only get the van out, and I keep saying the battery’s flat. Eight months I’ve been
                saying that. It’s the longest battery in Wales.

                It went on the gas. I’m not ashamed of the gas. I’m ashamed of the battery.

                I’ll tell her. But I’ll tell her when I’ve got something else to tell her the same day. So
                that’s for you, and it stops with you.
            """),
            who_can_see="us",
            kept=(
                Kept(
                    "I’ll tell her when I’ve got something else to tell her the same day",
                    "matter",
                    "clive-van",
                ),
            ),
        ),
        Conversation(
            key="clive-4",
            days=11,
            time="20:30",
            where="on Leanne’s old laptop",
            who_was_there="Clive",
            language="en",
            by="clive",
            question="What has changed since we last talked?",
            words=told("""
                Two fingers typing so it’ll be short. They want the organ right for a wedding and Mr
                Protheroe has told them I’m his assistant. I said since when. He said since the ladder.

                Trouble is it’s Sunday mornings after the service and there’s no bus gets me to Porth by
                nine. I’ve looked. There’s one that gets me there by ten past eleven, when they’re locking
                up. I walked it once and I was fit for nothing.

                I had the coat on before I looked at the timetable, mind. Put that down.
            """),
            kept=(Kept("no bus gets me to Porth by nine", "request", "clive-bus"),),
        ),
    ),
    strengths=(
        Strength("clive-ear", "Hearing what’s wrong with a machine", 145),
        Strength("clive-bearing", "Mending a thing on the step", 57),
        Strength("clive-straight", "Saying nothing when there’s nothing to say", 57, "tomos"),
    ),
    connections=(
        ConnectionOf(
            "clive-leanne",
            "Leanne",
            "daughter",
            "person",
            "family",
            1,
            "strong",
            "they",
            145,
            words="She’s got her mother’s chin. You don’t argue with it.",
        ),
        ConnectionOf(
            "clive-tyler",
            "Tyler",
            "grandson",
            "person",
            "family",
            2,
            "strong",
            "both",
            145,
            words="He’s four. He thinks I can mend a balloon.",
        ),
        ConnectionOf("clive-julie", "Julie", "my ex", "person", "family", 4, "hard_going", "both", 145),
        ConnectionOf(
            "clive-protheroe",
            "Mr Protheroe",
            "the organ",
            "person",
            "friends",
            3,
            "strong",
            "both",
            57,
            words="He left the ladder out.",
        ),
        ConnectionOf(
            "clive-presses",
            "The press shop",
            "four hundred of us",
            "group",
            "friends",
            4,
            "thin",
            "both",
            145,
            ended=True,
        ),
        ConnectionOf(
            "clive-bryn",
            "Bryn",
            "my butty on nights",
            "person",
            "friends",
            2,
            "strong",
            "both",
            145,
            words="Twenty years, and I never once heard him finish a joke for laughing.",
            died=True,
        ),
        ConnectionOf("clive-organ", "The organ in Porth", "it coughs", "place", "things", 2, "all_right", "both", 57),
        ConnectionOf("clive-tomos", "Tomos", "council", "person", "things", 3, "all_right", "they", 145, paid=True),
        ConnectionOf(
            "clive-jobs",
            "The job office",
            "every second Tuesday",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            145,
            words="Nice girl. She’s got to ask me the same nine things or she gets told off.",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="clive-mending",
            words="Something that wants mending, that isn’t me",
            days=145,
            by="tomos",
            replies=(
                Reply(
                    "leanne",
                    138,
                    "know_someone",
                    "Next door’s mixer. She’s been beating eggs by hand for a year.",
                ),
                Reply(
                    "tomos",
                    120,
                    "know_someone",
                    "There is an organ in Porth that nobody can get up to.",
                    Promise("bring the organ man’s number", 110, 96),
                ),
            ),
            verdict=Verdict(56, "yes", "It coughs less. So do I."),
        ),
        RequestFor(
            key="clive-bus",
            words="Some way to get to Porth by nine on a Sunday",
            days=11,
            by="clive",
            replies=(
                Reply(
                    "tomos",
                    10,
                    "not_me",
                    "Because I asked the bus people and they laughed. I will keep asking.",
                ),
                Reply(
                    "leanne",
                    9,
                    "can",
                    "I’ll run you, Dad. You only had to say. Tyler can hold the torch.",
                    Promise("be outside at half past eight on Sunday", -4),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="clive-coat",
            words="I want a reason to take my coat off the hook.",
            days=145,
            by="tomos",
            top=True,
        ),
        Matter(
            key="clive-van",
            words="I’ll tell her when I’ve got something else to tell her the same day.",
            days=18,
            by="tomos",
            who_can_see="us",
        ),
    ),
    tellings=(
        Telling(
            "clive-coat",
            112,
            "clive",
            "further",
            "Didn’t open the door to Tomos. I heard him wait. He waited longer than I thought he would.",
        ),
        Telling(
            "clive-coat",
            93,
            "clive",
            "nearer",
            "Stood inside an organ. I’d like to see them put that on a form.",
        ),
        Telling("clive-coat", 70, "clive", "further", "Bad fortnight. The coat’s on the hook."),
        Telling("clive-coat", 58, "leanne", "", "He smelt of dust and polish, and he ate two dinners."),
        Telling("clive-coat", 10, "clive", "nearer", "Had the coat on before I’d looked at the timetable."),
    ),
)
