"""What Carys’s team saw in six days on the floor: all of it invented, as the valley is."""

from dataclasses import dataclass
from typing import Literal

NAME = "Something small for the house"
PURPOSE = "Help me to go on living in my own house."
SYSTEM_PURPOSE = "Be safe, and spend nothing until it has been assessed."
# Days before today.
BEGAN, CHANGED = 160, 104

# The day of the study, who wrote it, the language.
NOTES: tuple[tuple[int, str, str, str], ...] = (
    (1, "carys", "en", "The telephone rang eleven times before nine. Nine of them had rung before."),
    (1, "w2", "en", "She asked for a rail. We wrote down four pages, and a rail is on none of them."),
    (1, "bethan", "en", "The desk answers in twenty seconds. That is the measure. Then it passes on."),
    (1, "w2", "cy", "Fe ofynnodd hi yn Gymraeg. Fe atebon ni yn Saesneg, achos dyna iaith y ffurflen."),
    (
        2,
        "carys",
        "en",
        "Nobody at the desk may say yes to anything. They all know what is wanted by the second sentence.",
    ),
    (2, "carys", "en", "“Urgent” is ticked on six out of ten. Ticked or not, it waits in the same tray."),
    (2, "w2", "en", "I sat with the tray. Nobody has opened it since Thursday; it is nobody’s on Fridays."),
    (2, "bethan", "en", "We ask whether they live alone on three forms. We never ask who comes round."),
    (2, "bethan", "en", "I signed nineteen requests. I read two. I have never turned one down."),
    (3, "carys", "en", "He has measured the bath himself, to the millimetre. We send somebody to measure it."),
    (3, "carys", "en", "The rail costs fourteen pounds. I counted what we spent on deciding: about four hundred."),
    (3, "w2", "cy", "Mae’r bocs allweddi yn y stordy ers tair wythnos. Does neb wedi dweud wrthi."),
    (3, "w2", "en", "“It’s in the system” is what we say when we do not know."),
    (3, "bethan", "en", "Two teams both think that the other has it. It is on both lists, so neither looks."),
    (
        4,
        "carys",
        "en",
        "She told it to me, and I typed it into a box that stops at 255 letters. Her husband did not fit.",
    ),
    (4, "carys", "en", "Closed because she did not ring back. She has no credit until Tuesday."),
    (4, "w2", "en", "Passed to ourselves: it came back as new, with a new number and day one again."),
    (4, "bethan", "en", "The 28 days stop when a letter goes out. So letters go out."),
    (
        5,
        "carys",
        "en",
        "The fitter asked her how she gets up the step. Nobody had. He moved the rail to the other side.",
    ),
    (5, "w2", "en", "Her neighbour would have put it up on a Saturday. We told him that he is not insured."),
    (5, "w2", "cy", "“Dim ond rhywun i ddod i weld.” Pump gwaith heddiw, bron yn yr un geiriau."),
    (5, "bethan", "en", "Everybody in this building is kind, and busy. Most of what keeps us busy is us."),
    (6, "carys", "en", "We read all the words aloud, one after the other. It went very quiet."),
    (
        6,
        "carys",
        "en",
        "Out of sixty who asked, we could count on our fingers those who needed anything we have a name for.",
    ),
    (6, "bethan", "en", "What would happen if whoever hears it could simply say yes?"),
)

Demands = tuple[tuple[int, str], ...]
# What came because something had not been done: the cause, and on which day who said what.
FAILURE: dict[str, Demands] = {
    "Nobody said when": (
        (1, "When is somebody coming to look at my step?"),
        (1, "You said a fortnight. It was a fortnight on Monday."),
        (2, "Is it today? Only I’ve stayed in two days now."),
        (2, "I just want to know if I’m on a list."),
        (3, "Shall I cancel chapel or is nobody coming?"),
        (3, "Has it been ordered, or is it waiting to be ordered?"),
        (4, "My daughter’s taken the morning off. Again."),
        (5, "Am I before or after Christmas?"),
        (6, "I don’t mind waiting if I know what for."),
    ),
    "Had to tell it again to somebody else": (
        (1, "I told the other girl all this on Friday."),
        (2, "Do I have to go through the fall again?"),
        (3, "It’s all in what I sent you."),
        (3, "No, he died in March. I did say."),
        (4, "You’re the fourth. You’re very nice, but you’re the fourth."),
        (5, "Can’t you lot read each other’s writing?"),
    ),
    "Nobody rang back": (
        (1, "I was told that somebody would ring me."),
        (2, "I had a missed call. There’s no number to ring."),
        (2, "You closed it because I didn’t answer. I was in the bath."),
        (4, "Third time of trying, this is."),
        (5, "He said by the end of the week. Which week?"),
        (6, "I’ll ring every day if that’s what it takes."),
        (6, "You’ve got my number. You had it in June."),
    ),
    "The letter could not be understood": (
        (1, "What’s an occupational when it’s at home?"),
        (2, "Does this letter mean yes?"),
        (4, "It says I’ve been signposted. Where to?"),
        (5, "My eyes aren’t good enough for this print."),
        (6, "It’s in English, and Mam reads Welsh."),
        (6, "Seven pages, and I still don’t know."),
    ),
    "Sent to the wrong team": (
        (1, "Housing said it’s you. You said it’s housing."),
        (3, "They said they only do the inside. The step’s outside."),
        (4, "I’ve been put through five times, and I’m back with you."),
        (5, "She’s under sixty-five, so they said no. She’s sixty-four."),
        (6, "Are you the right people? Just say if you’re not."),
    ),
    "It came, and it did not help": (
        (3, "The rail’s up. It’s on the side where my arm is bad."),
        (4, "There’s a commode in the hall. I never asked for a commode."),
        (5, "The key box is that high that I can’t reach it."),
        (6, "Nobody showed me how to get it up and down."),
        (6, "It came for my husband. He doesn’t live here now."),
    ),
}
# What we are here for: the words, what mattered, what the system called it, the language.
VALUE: tuple[tuple[int, str, str, str, str], ...] = (
    (1, "A rail by the step, that’s all.", "Getting to the corner shop on my own", "Equipment referral", "en"),
    (1, "I can’t get in the bath any more.", "A soak on a Sunday", "Bathing assessment", "en"),
    (1, "Rhywbeth i ddal gafael ynddo wrth y drws cefn.", "Bwydo’r ieir", "Equipment referral", "cy"),
    (2, "Mam’s home tomorrow, and the bed’s upstairs.", "That she’s home", "Urgent discharge", "en"),
    (2, "Can somebody tell me what there is?", "To choose for myself", "Information and advice", "en"),
    (2, "My hands won’t do the taps.", "A cup of tea when I want one", "OT triage", "en"),
    (3, "Dw i eisiau aros lle ydw i.", "Y tŷ lle ces i fy ngeni", "Care needs, low", "cy"),
    (3, "I need the key box before Friday’s nurse.", "Not getting up at six to let her in", "Telecare", "en"),
    (3, "He’s too heavy for me to turn.", "Not to lose my back as well", "Carer strain", "en"),
    (4, "The chair’s too low since the hip.", "Watching the rugby with the others", "Equipment referral", "en"),
    (4, "Somebody to move the bed down. Only for now.", "To be where the kettle is", "Out of scope", "en"),
    (4, "Gawn ni ramp? Mae Dad yn y gadair nawr.", "Ei weld e yn yr ardd", "Major adaptation", "cy"),
    (5, "I’d like the door to open the other way.", "Getting my frame through it", "Minor works", "en"),
    (5, "A light outside. It’s black as pitch by the bins.", "Putting my own bins out", "Not eligible", "en"),
    (5, "Lend me a wheelchair for the wedding?", "My granddaughter’s wedding", "Short-term loan", "en"),
    (6, "The handrail on the stairs has come off the wall.", "My bed", "Repairs", "en"),
    (6, "Is there anything for arthritis and jars?", "Doing my own tea", "Signposted", "en"),
    (6, "Dim ond rhywun i ddod i weld.", "Cael gwybod lle dw i’n sefyll", "Telephone triage", "cy"),
)
# Nobody has said yet of which kind these are.
NOT_SAID: Demands = (
    (2, "I’m ringing for next door. She won’t."),
    (4, "Put me through to whoever was here before you."),
    (5, "Is it you I talk to about the smell?"),
    (6, "I only rang to say thank you to the man."),
)

# The form → what it asks, and whether that must be answered. Sections stand before their questions.
FORMS: dict[str, tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]] = {
    "First contact": (
        (
            "About the person",
            (
                ("Full name", True),
                ("Date of birth", True),
                ("Address and postcode", True),
                ("Telephone", True),
                ("Preferred language", False),
                ("Who lives with you?", True),
            ),
        ),
        (
            "The contact",
            (
                ("Who is making this contact?", True),
                ("Presenting problem", True),
                ("What has been tried already?", False),
                ("Who are your key contacts?", True),
                ("Name of GP", True),
            ),
        ),
        (
            "Health",
            (
                ("Do you have any long-term conditions?", True),
                ("Have you had a fall in the last 12 months?", True),
                ("Do you live alone?", True),
                ("Is this urgent?", True),
            ),
        ),
    ),
    "Equipment and adaptations": (
        (
            "About the person",
            (
                ("Full name:", True),
                ("Date of Birth", True),
                ("Address and post code", True),
                ("Telephone", False),
                ("Who lives with you", True),
                ("Name of GP", True),
            ),
        ),
        (
            "What is difficult",
            (
                ("Have you had a fall in the last 12 months?", True),
                ("Do you have any long-term conditions?", True),
                ("Which activities of daily living are affected?", True),
                ("Do you live alone?", True),
                ("Height and weight", True),
            ),
        ),
        (
            "The property",
            (
                ("Tenure", True),
                ("Who are your key contacts?", True),
                ("Presenting problem", True),
                ("Is there room to store equipment?", False),
                ("Has the manager agreed the spend?", True),
            ),
        ),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Condition:
    """`steps`: keys of steps that show it. `demands`: what people asked because of it. Days before today."""

    kind: Literal["rule", "measure", "form", "budget", "it", "structure", "thinking"]
    words: str
    behaviour: str
    people: str
    steps: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    stop: str = ""
    tried: int | None = None
    saw: str = ""


CONDITIONS: tuple[Condition, ...] = (
    Condition(
        kind="rule",
        words="Only a manager may order equipment, whatever it costs.",
        behaviour="write it up for somebody who has never met them, and wait.",
        people="cannot get out of the door for weeks, for want of fourteen pounds.",
        steps=("signed", "passed"),
        demands=("Has it been ordered, or is it waiting to be ordered?",),
        stop="Stop asking a manager for anything under fifty pounds.",
        tried=104,
        saw="Forty-one rails in three months, most of them in the same week. Bethan never turned one down before, and"
        " misses none now.",
    ),
    Condition(
        kind="measure",
        words="28 days from the day on which it came in.",
        behaviour="close it and open it again as new, or send a letter that stops the clock.",
        people="wait from the beginning again, and get letters instead of a visit.",
        steps=("itself",),
        demands=("You closed it because I didn’t answer. I was in the bath.", "Does this letter mean yes?"),
    ),
    Condition(
        kind="form",
        words="Every team has its own form, and none reads another’s.",
        behaviour="begin at “Full name”, every time.",
        people="tell of the worst day of their year to four people.",
        steps=("first", "again", "saesneg", "care"),
        demands=("Do I have to go through the fall again?", "It’s all in what I sent you."),
        stop="Stop filling in the equipment form for a rail. One of us goes and looks.",
        tried=96,
        saw="Nobody has missed it. The fitter asked for one thing: a photo of the step.",
    ),
    Condition(
        kind="structure",
        words="Inside the door is one team, outside the door another.",
        behaviour="ask first whose it is, and then pass it on.",
        people="lie between two lists, with nobody.",
        steps=("inside", "neb", "scope", "tray"),
        demands=("They said they only do the inside. The step’s outside.",),
    ),
)
