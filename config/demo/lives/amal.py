"""Amal Osman, Hirwaun."""

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
    Telling,
    Verdict,
    told,
)

AMAL = Person(
    key="amal",
    name="Amal Osman",
    call_me="Amal",
    language="en",
    place="Hirwaun",
    introduced_by="Salma’s nursery",
    how_to_talk="Slowly please, but not loudly. English is my third, Cymraeg is my fourth. If I only smile, ask again.",
    account="amal",
    walked_with_by="tomos",
    conversations=(
        Conversation(
            key="amal-1",
            days=150,
            time="10:15",
            where="at home, with three kettles",
            who_was_there="Amal, Salma and Tomos",
            language="en",
            by="tomos",
            question="What would a good life look like to you?",
            words=told("""
                In my country I was a pharmacist. I measured things for people. Here, people measure me.
                They are kind. They bring bags: rice, coats, a kettle. I have three kettles.

                A good life, I think, is when somebody knocks and I say come in, I have made it myself. I
                want to be the one who brings the cake. Always I am the one who says thank you. My mouth is
                tired from thank you.

                Salma is in the Welsh nursery. She comes home and says paned, Mama, and I don’t know what
                she wants. So I learn also. Bore da. Dw i eisiau paned. You see? Already I can ask for tea.
                Now I have only to find the person to ask.
            """),
            noticed="You made the tea in a glass, with mint. I said thank you, and you laughed at me.",
            kept=(
                Kept("I want to be the one who brings the cake.", "matter", "amal-cake"),
                Kept("In my country I was a pharmacist.", "strength", "amal-pharmacy"),
            ),
        ),
        Conversation(
            key="amal-2",
            days=80,
            time="13:00",
            where="on the wall by the bus stop",
            who_was_there="Amal, Salma and Tomos",
            language="en",
            by="tomos",
            question="Who do you like to be with?",
            words=told("""
                The old lady on the mountain, Marged. We go on the bus, Alan from the class and me, and then
                we walk, with Salma on every wall. She corrects everything. Here the people are too polite,
                nobody corrects me, so how can I learn? Marged says, dim fel ’na, bach, and I say it again
                until it is right. It is like medicine.

                She showed me her bread. I took her basbousa. I carried it on the bus on my knees like a
                baby. She said it was too sweet, and she had three.

                So now you must help me with the other thing. I have my papers from the university. Somebody
                to look at my papers and tell me what they are worth here. Not kindly. Truly.
            """),
            kept=(
                Kept("The old lady on the mountain, Marged", "connection", "amal-marged"),
                Kept(
                    "Somebody to look at my papers and tell me what they are worth here",
                    "request",
                    "amal-papers",
                ),
                Kept("I took her basbousa.", "strength", "amal-basbousa"),
            ),
        ),
        Conversation(
            key="amal-3",
            days=35,
            time="17:30",
            where="on the doorstep",
            who_was_there="Amal, Keith from over the road and Tomos",
            language="en",
            by="tomos",
            question="What has changed since we last talked?",
            words=told("""
                On Friday in the night somebody put paint on my door. There was no words in it, only paint.
                I told Salma it was the wind. She said the wind has not got a brush, Mama.

                I did not go to the class. I did not go anywhere for six days. I put back the second lock.

                Then Keith from over the road, who never said good morning to me, he came with a bucket. He
                did not say anything. We scrubbed for one hour. At the end he said, you’ve missed a bit. It
                was true, I had missed a bit. So I fetched him tea, and he said, in a glass? and he drank
                it.
            """),
            kept=(Kept("Keith from over the road", "connection", "amal-keith"),),
        ),
        Conversation(
            key="amal-4",
            days=6,
            time="21:00",
            where="on my phone",
            who_was_there="Amal",
            language="cy",
            by="amal",
            question="Beth sydd ar eich meddwl chi heddiw?",
            words=told("""
                Dw i’n ysgrifennu yn Gymraeg. Mae Marged yn dweud bod rhaid i fi. Mae hi’n edrych ar bopeth
                wedyn gyda beiro coch.

                Es i i’r dosbarth eto dydd Mawrth. Gwnes i ddwy gacen, un i’r dosbarth ac un i Keith. Mae
                Keith wedi dysgu un gair, shukran. Dw i wedi dysgu un gair gan Keith, ond mae Marged yn
                dweud paid.

                Mae Salma yn breuddwydio yn Gymraeg nawr. Dw i’n ei chlywed hi yn y nos. Mae hi’n dweud
                paned.
            """),
        ),
    ),
    strengths=(
        Strength("amal-pharmacy", "Measuring exactly", 150),
        Strength("amal-basbousa", "Basbousa, carried on a bus", 80),
        Strength("amal-languages", "Starting again in a fourth language", 80, "tomos"),
        Strength("amal-listening", "Asking why", 80, "tomos"),
    ),
    connections=(
        ConnectionOf("amal-salma", "Salma", "daughter", "person", "family", 1, "strong", "both", 150),
        ConnectionOf(
            "amal-sister",
            "Huda",
            "sister",
            "person",
            "family",
            1,
            "strong",
            "both",
            150,
            words="When the line is good we say nothing, to enjoy it.",
            where="Cairo",
            far=True,
        ),
        ConnectionOf(
            "amal-mother",
            "My mother",
            "mother",
            "person",
            "family",
            1,
            "strong",
            "they",
            150,
            words="I have her hands. I see them when I make bread.",
            died=True,
        ),
        ConnectionOf(
            "amal-marged",
            "Marged",
            "the old lady on the mountain",
            "person",
            "friends",
            3,
            "strong",
            "both",
            80,
            words="She said it was too sweet, and she had three.",
        ),
        ConnectionOf("amal-alan", "Alan", "from the Welsh class", "person", "friends", 3, "all_right", "both", 124),
        ConnectionOf(
            "amal-keith",
            "Keith",
            "over the road",
            "person",
            "neighbours",
            3,
            "all_right",
            "both",
            35,
            words="He said, you’ve missed a bit. It was true.",
        ),
        ConnectionOf("amal-class", "The Welsh class", "Tuesdays", "group", "things", 3, "strong", "both", 140),
        ConnectionOf(
            "amal-nursery",
            "Salma’s nursery",
            "every day",
            "organisation",
            "things",
            3,
            "all_right",
            "they",
            150,
        ),
        ConnectionOf("amal-tomos", "Tomos", "council", "person", "things", 4, "all_right", "they", 150, paid=True),
        ConnectionOf(
            "amal-lawyer",
            "The lawyer",
            "letters",
            "person",
            "things",
            4,
            "thin",
            "they",
            150,
            where="Cardiff",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="amal-oven",
            words="An oven that goes to two hundred",
            days=128,
            by="amal",
            replies=(
                Reply(
                    "tomos",
                    121,
                    "know_someone",
                    "A man in the Welsh class fits them. He has one from a kitchen nobody wanted.",
                    Promise("bring Alan’s cousin with the oven", 112, 110),
                ),
            ),
            verdict=Verdict(97, "yes", "Two hundred, and it stays there. Come on Saturday, all of you."),
        ),
        RequestFor(
            key="amal-papers",
            words="Somebody to look at my papers and tell me what they are worth here",
            days=80,
            by="tomos",
            replies=(
                Reply(
                    "tomos",
                    74,
                    "can",
                    "I do not know who does that, but I will find out.",
                    Promise("find who reads papers from other countries", 60, 41),
                ),
                Reply(
                    "tomos",
                    40,
                    "know_someone",
                    "A pharmacist in Aberdare came here with papers too. She will read yours, truly.",
                    Promise("be there when she reads them", -5),
                ),
            ),
        ),
    ),
    matters=(
        Matter(key="amal-cake", words="I want to be the one who brings the cake.", days=150, by="tomos", top=True),
        Matter(
            key="amal-work",
            words="I want to be a pharmacist again.",
            days=79,
            by="amal",
            changed=(
                Change(39, "amal", "I want to be a pharmacist again. In Wales. Yn Gymraeg, if they wait for me."),
            ),
        ),
        Matter(
            key="amal-nursery-keep",
            words="Salma stays in the Welsh nursery, with her friends.",
            days=150,
            by="tomos",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling("amal-cake", 96, "amal", "nearer", "Eleven people, and I only had nine plates."),
        Telling("amal-cake", 36, "amal", "further", "I do not want to open the door. The cake is for nobody."),
        Telling("amal-cake", 28, "amal", "nearer", "I took one over the road. Keith gave back the plate, washed."),
        Telling("amal-cake", 5, "amal", "have_it", "In the class they said, Amal, who made this? And I said, fi."),
    ),
)
