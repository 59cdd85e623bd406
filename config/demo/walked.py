"""Four walks that Carys’s team walked back through: all of it invented, as the valley is."""

from dataclasses import dataclass
from typing import Literal

Happened = Literal["asked", "told", "passed_on", "form", "decision", "waited", "visit", "done", "other"]
Did = Literal["", "asked_for", "work", "failure"]
NOBODY, THEM = "nobody", "them"


@dataclass(frozen=True, kw_only=True)
class Step:
    """When: days before today; None where nobody knows. Held: which team, NOBODY or THEM."""

    words: str
    happened: Happened
    days: int | None = None
    about: bool = False
    held: str = THEM
    met: str = ""
    did: Did = ""
    to: str = ""
    form: str = ""
    again: bool = False
    minutes: int | None = None
    said: str = ""
    in_the_way: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """By a name that is not theirs. Days are days before today."""

    pseudonym: str
    name: str
    asked: str
    mattered: str
    agreed: str
    walked_back: int
    said: str
    in_the_way: str = ""
    language: Literal["en", "cy"] = "en"
    after: bool = False
    steps: tuple[Step, ...]


DESK, ACCESS, THERAPY, STORE = "The front desk", "The access team", "Occupational therapy", "The equipment store"
WARD, FLOW, REPAIRS = "The ward", "The discharge team", "Housing repairs"

WALKS: tuple[Walk, ...] = (
    Walk(
        pseudonym="Olwen",
        name="What it took to have a rail by the step",
        asked="A rail by the step, that’s all.",
        mattered="Getting to the corner shop on my own",
        agreed="At her kitchen table. She wants it told.",
        walked_back=152,
        said="Everybody was lovely. I still couldn’t get down my own step.",
        in_the_way="Nobody whom she met could order a rail.",
        steps=(
            Step(words="Asked for a rail", happened="asked", days=288, met="Somebody on the phone", did="asked_for"),
            Step(
                words="First contact form",
                happened="form",
                days=288,
                held=DESK,
                form="First contact",
                minutes=35,
                did="work",
                key="first",
            ),
            Step(
                words="Passed on",
                happened="passed_on",
                days=285,
                held=DESK,
                to=ACCESS,
                minutes=10,
                did="failure",
                key="passed",
            ),
            Step(words="Lay in the tray", happened="waited", days=284, held=NOBODY, did="failure", key="tray"),
            Step(
                words="Rang to ask when",
                happened="asked",
                days=262,
                did="failure",
                said="They couldn’t find me under my own name.",
            ),
            Step(
                words="Told it all again",
                happened="told",
                days=255,
                held=ACCESS,
                met="A duty worker",
                minutes=40,
                did="failure",
                again=True,
            ),
            Step(
                words="Equipment form",
                happened="form",
                days=255,
                held=ACCESS,
                form="Equipment and adaptations",
                minutes=45,
                again=True,
                did="failure",
                key="again",
            ),
            Step(
                words="Passed to itself, as new",
                happened="passed_on",
                days=241,
                held=ACCESS,
                to=ACCESS,
                minutes=5,
                did="failure",
                in_the_way="The 28 days begin again when it is new.",
                key="itself",
            ),
            Step(words="Waited to be looked at", happened="waited", days=240, held=NOBODY, did="failure"),
            Step(
                words="Somebody came to measure",
                happened="visit",
                days=213,
                held=THERAPY,
                met="Jen, with a tape",
                minutes=90,
                did="work",
                said="She was the first to ask to see the step.",
            ),
            Step(
                words="A manager signed",
                happened="decision",
                days=199,
                held=ACCESS,
                minutes=3,
                did="work",
                key="signed",
            ),
            Step(words="Ordered", happened="other", days=190, about=True, held=STORE, minutes=10, did="work"),
            Step(
                words="Put up on the wrong side",
                happened="visit",
                days=178,
                held=STORE,
                met="A fitter",
                minutes=25,
                did="failure",
            ),
            Step(
                words="Told it to the fitter",
                happened="told",
                days=170,
                held=STORE,
                met="Another fitter",
                minutes=10,
                did="work",
            ),
            Step(
                words="A rail by the step",
                happened="done",
                days=170,
                held=STORE,
                met="Another fitter",
                minutes=20,
                did="asked_for",
                said="He just did it. Ten minutes, with the kettle on.",
            ),
        ),
    ),
    Walk(
        pseudonym="Ieuan",
        name="Beth gymerodd hi i gael ramp i’r ardd",
        asked="Gawn ni ramp? Dw i’n moyn gweld y ffa yn tyfu.",
        mattered="Bod yn yr ardd gyda’r wyres",
        agreed="Fe ddywedodd e wrth Iwan, ar y fainc",
        walked_back=148,
        said="Ro’n i’n teimlo fel parsel.",
        in_the_way="Y tu mewn i un tîm, y tu allan i dîm arall.",
        language="cy",
        steps=(
            Step(words="Gofynnodd e am ramp", happened="asked", days=520, about=True, did="asked_for"),
            Step(
                words="Fe ddywedodd e’r cyfan", happened="told", days=None, held=DESK, met="Menyw ar y ffôn", did="work"
            ),
            Step(words="Ymlaen at y tîm tai", happened="passed_on", days=None, held=DESK, to=REPAIRS, did="failure"),
            Step(
                words="Fe ddywedodd e’r cyfan eto",
                happened="told",
                days=470,
                about=True,
                held=REPAIRS,
                again=True,
                did="failure",
            ),
            Step(
                words="“Y tu mewn yn unig”",
                happened="decision",
                days=455,
                about=True,
                held=REPAIRS,
                did="failure",
                in_the_way="Y tu allan i’r drws: tîm arall.",
                key="inside",
            ),
            Step(words="Neb", happened="waited", days=None, held=NOBODY, did="failure", key="neb"),
            Step(words="Yn ôl at y ddesg", happened="passed_on", days=400, held=REPAIRS, to=DESK, did="failure"),
            Step(
                words="Ffurflen, yn Saesneg",
                happened="form",
                days=396,
                held=DESK,
                form="Equipment and adaptations",
                minutes=60,
                again=True,
                did="failure",
                said="Fy wyres lanwodd hi.",
                key="saesneg",
            ),
            Step(words="Aros am arian", happened="waited", days=390, held=NOBODY, did="failure"),
            Step(
                words="Daeth rhywun i fesur",
                happened="visit",
                days=301,
                held=THERAPY,
                met="Dyn â thâp",
                minutes=80,
                did="work",
            ),
            Step(
                words="Y ramp",
                happened="done",
                days=228,
                held=STORE,
                minutes=240,
                did="asked_for",
                said="Roedd y ffa wedi hen fennu.",
            ),
        ),
    ),
    Walk(
        pseudonym="Sal",
        name="What it took to sleep downstairs",
        asked="Somebody to move the bed down. Only for now.",
        mattered="To be where the kettle is",
        agreed="With her sister there, on the telephone",
        walked_back=140,
        said="I was ready on the Tuesday. They were ready on the Friday after.",
        steps=(
            Step(words="Asked on the ward", happened="asked", days=206, met="A nurse at night", did="asked_for"),
            Step(
                words="Told the ward sister",
                happened="told",
                days=205,
                held=WARD,
                met="The ward sister",
                minutes=15,
                did="work",
            ),
            Step(words="Passed on", happened="passed_on", days=205, held=WARD, to=FLOW, minutes=10, did="failure"),
            Step(
                words="Assessed for care",
                happened="form",
                days=203,
                held=FLOW,
                form="First contact",
                minutes=70,
                again=True,
                did="failure",
                said="I don’t want carers. I want my bed moved.",
                key="care",
            ),
            Step(words="Not in scope", happened="decision", days=202, held=FLOW, minutes=5, did="failure", key="scope"),
            Step(words="Passed on", happened="passed_on", days=202, held=FLOW, to=DESK, did="failure"),
            Step(words="The weekend", happened="waited", days=201, held=NOBODY, did="failure"),
            Step(
                words="Told it to the desk",
                happened="told",
                days=199,
                held=DESK,
                met="Somebody kind",
                minutes=20,
                again=True,
                did="failure",
            ),
            Step(
                words="Two cousins moved the bed",
                happened="done",
                days=196,
                met="Her cousins",
                did="asked_for",
                said="Half an hour. And a bag of chips.",
            ),
        ),
    ),
    Walk(
        pseudonym="Ted",
        name="What it takes now to have a rail",
        asked="Something to hold on to by the bath.",
        mattered="A soak on a Sunday",
        agreed="He said: put it on the wall if you like.",
        walked_back=58,
        said="I asked on the Monday and it was up on the Thursday. I thought there’d been a mistake.",
        after=True,
        steps=(
            Step(words="Asked for a rail", happened="asked", days=75, met="Carys", did="asked_for"),
            Step(
                words="Told it once, by the bath",
                happened="told",
                days=74,
                held="Carys’s team",
                met="Carys",
                minutes=45,
                did="work",
            ),
            Step(
                words="Yes, there and then",
                happened="decision",
                days=74,
                held="Carys’s team",
                met="Carys",
                minutes=1,
                did="asked_for",
            ),
            Step(
                words="A rail, where he wanted it",
                happened="done",
                days=72,
                held=STORE,
                met="The fitter",
                minutes=25,
                did="asked_for",
            ),
        ),
    ),
)
