"""Rhys Vaughan, Tonyrefail."""

from config.demo.shape import (
    Bond,
    Circle,
    ConnectionOf,
    Conversation,
    Help,
    Kept,
    Matter,
    Met,
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

RHYS = Person(
    key="rhys",
    name="Rhys Vaughan",
    call_me="Rhys",
    language="en",
    place="Tonyrefail",
    introduced_by="The secretary of the rugby club",
    how_to_talk="Give me time, my mouth’s slower than I am. Don’t finish my sentences. You’ll only get them wrong.",
    account="rhys",
    walked_with_by="tomos",
    alongside=(Supporter(account="karen", how_related="mam", since_days=112),),
    conversations=(
        Conversation(
            key="rhys-1",
            days=112,
            time="18:00",
            where="in his bedroom, under the fixtures",
            who_was_there="Rhys, his mam and Tomos",
            language="en",
            by="tomos",
            question="If it was up to you, what would your week be like?",
            words=told("""
                It’d have a Saturday in it. I haven’t had a whole Saturday since school. The van comes at
                quarter past three. Kick-off’s half past two. You work it out. I’ve seen the first half of
                every home game for six years, and I’ve read about the second.

                I want to do the tannoy at the rugby, and get home when I say, not when the van says. I know
                it takes me a bit to get a word out. It takes our scrum-half a bit to get the ball out, and
                they still let him.

                I know every player we’ve had since I was ten. Weights, middle names. Mam says I should be
                plugged in. So all I’m asking for is a lift home from the rugby when it’s over, not before.
            """),
            noticed="Your mam went to finish a sentence for you, and stopped herself. You both saw me see it.",
            kept=(
                Kept(
                    "I want to do the tannoy at the rugby, and get home when I say, not when the van says.",
                    "matter",
                    "rhys-tannoy",
                ),
                Kept("I know every player we’ve had since I was ten.", "strength", "rhys-players"),
                Kept("a lift home from the rugby when it’s over, not before", "request", "rhys-lift"),
            ),
        ),
        Conversation(
            key="rhys-2",
            days=70,
            time="17:30",
            where="on his phone, with his thumb",
            who_was_there="Rhys",
            language="en",
            by="rhys",
            question="What would you be doing if nobody was fussing over you?",
            words=told("""
                Being late for something. I’ve never been late in my life. There’s always somebody stood
                behind me with the brakes off.

                The club minibus is no good. It’s got a ramp, and the ramp’s got a shed on it. So that’s
                that for now. I’ll be honest, I was gutted. I’d told people.

                So I did the second half out of my bedroom window instead, with the radio on low. The whole
                forty. Next door clapped. And the club secretary was walking his dog, and he stopped and he
                listened right to the final whistle. He said, you’re slow, butt, but you’re clear, and the
                fella we’ve got is neither.
            """),
            kept=(Kept("you’re slow, butt, but you’re clear", "strength", "rhys-clear"),),
        ),
        Conversation(
            key="rhys-3",
            days=9,
            time="16:00",
            where="in his bedroom, with the door shut",
            who_was_there="Rhys and Tomos",
            language="en",
            by="tomos",
            question="Tell me about a good day. What is in it?",
            words=told("""
                Saturday. I did Saturday.

                They put me on a crate by the hatch, chair and all. I did both halves. I did a lost shoe,
                and the raffle, and I said the away side’s prop’s middle name, which is Tarquin, and he
                looked up. You could hear it going round the ground.

                I lost my place once. I just stopped, and nothing came, and nobody finished it for me. Three
                hundred people waited. Then I got it.

                Gaynor ran me home in her dad’s van, gone nine. Mam was at the door with the face on. I
                said, I’m late. Best thing I’ve ever said.
            """),
            kept=(Kept("Gaynor ran me home in her dad’s van", "connection", "rhys-gaynor"),),
        ),
    ),
    strengths=(
        Strength("rhys-players", "Every player since he was ten, middle names too", 112),
        Strength("rhys-clear", "Slow but clear", 70, helps=("rhys-club",)),
        Strength("rhys-raffle", "Making three hundred people wait", 9, "tomos"),
    ),
    connections=(
        ConnectionOf(
            "rhys-mam",
            "Mam",
            "mam",
            "person",
            "family",
            1,
            "strong",
            "they",
            112,
            words="She’s learning to let me be late. She’s not a natural.",
        ),
        ConnectionOf(
            "rhys-dad",
            "Dad",
            "dad",
            "person",
            "family",
            3,
            "thin",
            "they",
            112,
            words="We do scores. We’re good at scores.",
            where="Aberdeen",
            far=True,
        ),
        ConnectionOf(
            "rhys-bethan",
            "Bethan",
            "sister",
            "person",
            "family",
            2,
            "strong",
            "both",
            112,
            where="Bristol",
            far=True,
        ),
        ConnectionOf("rhys-club", "The rugby club", "home games", "organisation", "things", 1, "strong", "both", 112),
        ConnectionOf(
            "rhys-sec",
            "Mr Jeffreys",
            "club secretary, walks his dog past",
            "person",
            "friends",
            3,
            "all_right",
            "both",
            70,
        ),
        ConnectionOf(
            "rhys-gaynor",
            "Gaynor",
            "works with Mam, has the van",
            "person",
            "friends",
            3,
            "all_right",
            "they",
            9,
            words="She drives like it’s stolen. I love it.",
        ),
        ConnectionOf(
            "rhys-next",
            "Mr and Mrs Iqbal",
            "next door, they clapped",
            "group",
            "neighbours",
            3,
            "all_right",
            "both",
            70,
        ),
        ConnectionOf(
            "rhys-van",
            "The van",
            "quarter past three",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            112,
            words="Lovely drivers. It’s the clock I can’t stand.",
            paid=True,
        ),
        ConnectionOf("rhys-tomos", "Tomos", "council", "person", "things", 4, "all_right", "they", 112, paid=True),
    ),
    bonds=(
        Bond(
            key="rhys-gaynor-and-mam",
            one="rhys-gaynor",
            other="rhys-mam",
            words="They work together, and talk about me, and think I don’t know.",
            days=9,
            by="rhys",
        ),
    ),
    circles=(
        Circle(
            key="rhys-saturdays",
            words="Saturdays at the rugby, all of it, with me on the tannoy.",
            days=8,
            by="rhys",
            meets="By the hatch, after the last home game of the month",
            members=(
                ("rhys-sec", "asks the committee"),
                ("rhys-gaynor", "drives"),
                ("rhys-bethan", "rings in from Bristol"),
                ("rhys-tomos", "writes down what we said we would do"),
            ),
            met=(
                Met(7, "rhys", "Mr Jeffreys says I can do the cup game. Gaynor is putting a lamp in the van."),
                Met(1, "karen", "They would like a proper ramp to the hatch, and not a crate. I am to keep out of it."),
            ),
        ),
    ),
    requests=(
        RequestFor(
            key="rhys-lift",
            words="A lift home from the rugby when it’s over, not before",
            days=112,
            by="tomos",
            replies=(
                Reply(
                    "tomos",
                    108,
                    "can",
                    "The club has a minibus with a ramp. I will ask.",
                    Promise("ask about the minibus", 100, 101),
                ),
                Reply("karen", 98, "not_me", "Because I’m in work Saturdays, and because I’d fuss."),
                Reply(
                    "karen",
                    52,
                    "know_someone",
                    "Gaynor in work. Her dad had a van with a ramp and it’s only sitting there.",
                    Promise("ask Gaynor", 50, 49),
                    connection="rhys-gaynor",
                ),
            ),
            help=(
                Help(
                    kind="community",
                    since_days=100,
                    until_days=10,
                    by="tomos",
                    words="The club’s minibus, when somebody is free to drive it",
                    hours_a_week=1,
                ),
                Help(
                    kind="own",
                    since_days=9,
                    by="rhys",
                    words="A lift home in her dad’s van, when I say",
                    given_by="rhys-gaynor",
                    hours_a_week=1,
                ),
            ),
            verdict=Verdict(8, "yes", "Gone nine. I was late."),
        ),
        RequestFor(
            key="rhys-key",
            words="My own key on a string, so I can let myself in",
            days=8,
            by="rhys",
            replies=(
                Reply("karen", 7, "can", "All right. All right. I’ll get one cut.", Promise("get a key cut", -1)),
            ),
        ),
    ),
    matters=(
        Matter(
            key="rhys-tannoy",
            words="I want to do the tannoy at the rugby, and get home when I say, not when the van says.",
            days=112,
            by="tomos",
            top=True,
        ),
        Matter(
            key="rhys-room",
            words="My room, my fixtures on the wall, and knock first.",
            days=112,
            by="tomos",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling("rhys-tannoy", 99, "rhys", "further", "The ramp’s got a shed on it. You couldn’t make it up."),
        Telling("rhys-tannoy", 69, "rhys", "nearer", "Slow but clear. I’m having that on a T-shirt."),
        Telling("rhys-tannoy", 40, "rhys", "same", "Game off, waterlogged. I announced that to the dog."),
        Telling(
            "rhys-tannoy",
            8,
            "karen",
            "",
            "I stood at that door from six. I’d do it again. I won’t tell him that.",
        ),
        Telling("rhys-tannoy", 7, "rhys", "have_it", "They’ve put me down for the next three. In pen."),
    ),
)
