"""Seventy more invented people of the valley, briefly, so that figures by month rest on enough of them."""

from dataclasses import dataclass
from random import Random

from config.demo.shape import Account, Language

EXTRA_WORKERS: tuple[Account, ...] = (
    Account(key="w1", name="Siân Mathias", works_as="worker", language="cy", team="cynon"),
    Account(key="w2", name="Iwan Griffiths", works_as="worker", language="cy", team="rhondda"),
    Account(key="w3", name="Priya Nair", works_as="worker", team="cynon"),
    Account(key="w4", name="Huw Tudor", works_as="worker", team="cynon", has_left=True),
)

# With these Huw walked, until he left; nobody has been found for them yet.
WITH_NOBODY = (20, 41)
HUW_LEFT = 9  # days before today

CROWD_QUESTION = "What would a good life look like to you?"
CROWD_QUESTION_CY = "Sut beth fyddai bywyd da i chi?"

MONTH = 30
MONTHS = 14
CHANGED = 210  # days before today: since then people ask each other first, and the first yes comes sooner
ASK_IN_A_MONTH = 19  # different people: figures under ten are never shown
THERE_FROM_THE_START = 22
HANDED_ON, HANDED_ON_DAYS = 2, 240  # so many of them walked with Carys until then


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A person in a few words: later is (days, words) each; a request is (words, days, days until a yes)."""

    key: str
    name: str
    language: Language
    place: str
    walked_with_by: str
    days: int
    words: str
    later: tuple[tuple[int, str], ...]
    requests: tuple[tuple[str, int, int | None], ...]


# Names of places that are the same in both languages.
PLACES = ("Treherbert", "Tonypandy", "Pontypridd", "Tonyrefail", "Hirwaun")


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_EN = _names("""
    Maureen Keith Brenda Terry Sheila Colin Pauline Royston Jean Vernon Sandra Malcolm Beverley Clifford
    Janice Desmond Lorraine Trevor Marlene Gordon Yvette Wayne Denise Barrie Kath Lyndon Tracey Norman
    Gaynor Leighton Shazia Marek Kelly Darren Chantelle Ryan Joyce Cyril Rosa Idris Hazel Stuart Monica
    Winston Bernard Paula
""")
LAST_EN = _names("""
    Jenkins Coles Rossi Hughes Bright Davies Begum Harris Nowak Watkins Cooper Thomas Pope Richards
    Summers Evans Jarman Price Lowe Morgan Tanner Phillips Burge
""")
FIRST_CY = _names("""
    Menna Eurwyn Delyth Gwynfor Nerys Elfed Rhiannon Tegwyn Meinir Idwal Luned Hywel Eluned Aneurin Gwenda
    Islwyn Heulwen Arwel Bethan Cennydd Olwen Dilwyn Ffion Emlyn
""")
LAST_CY = _names("""
    Rowlands Llewellyn Bowen Ellis Gruffydd Howells Prosser Rees Beynon Parry Meredith Powell
""")

FIRST_WORDS_EN = (
    "I’d like to sit in the front of a car again and be asked where we’re going.",
    "My own chips. I don’t want them cut up.",
    "A dance on a Saturday. I can still do the arms.",
    "I want to be at the match, not told about the match.",
    "Somebody to play cribbage with who doesn’t let me win.",
    "To get down to the river and back. I don’t mind how long it takes. The river’s not going anywhere.",
    "I’d have my sister round, and we’d speak.",
    "A bit of quiet. Then, after that, a bit of noise.",
    "I’d like to be asked to help. It’s a long time since I was asked.",
    "To walk our Ben to school and not have to sit on every wall.",
    "I want the front room back. It’s been a hospital since the spring.",
    "I’d like to know what day it is because something’s happening on it.",
    "To cook for somebody. Even somebody fussy.",
    "Just to be left in my own house. Then come and see me in it.",
    "I’d like to go out and be late home, and nobody ring anybody.",
    "A job. Any job where they’d notice if I wasn’t there.",
    "I want my boys round one table, and nobody storming off till after pudding.",
    "I’d get the pigeons back. You don’t feel old with pigeons.",
    "A garden I can reach. The garden’s all right, it’s the reaching.",
    "I’d sleep. After that I’d have some more ideas.",
    "Somebody to talk to about something that isn’t my legs.",
    "To get to Barry on the train, have a tray of cockles and come home sunburnt.",
    "I’m all right as I am. Only don’t let them stop the bus.",
    "I’d like us to be husband and wife again of an evening, and not nurse and patient.",
    "Chapel, then dinner, then an argument. That was a Sunday.",
    "I want to read the whole of a book, and tell somebody it was no good.",
    "To have a bath and not an audience.",
    "I’d like to teach somebody to knit. There’s a shed full of wool and only one of me.",
    "I want to pay my way. I’ve always stood my round.",
    "A dog. Or somebody else’s dog, I’m not proud.",
    "To go up the mountain and look down on the lot of you.",
    "To drive. Failing that, to be driven by somebody who can.",
    "I’d like people to stop telling me I’m marvellous, and pass the scissors.",
    "I want to see the sea with my grandson before he’s too big to hold my hand.",
    "Friends my own age. Everybody I see is either five or eighty.",
    "I’d like to ring somebody up and not have to press anything.",
    "To get my hands in an engine. I don’t care if it never runs.",
    "A door that I open.",
    "I’d go back to bingo. It isn’t the money, it’s the shouting.",
    "To have my mother’s recipes written down while I still know them by feel.",
    "I’d be at the allotment by eight and nobody would find me till dinner.",
    "I want one week with no letters in it.",
    "To say what I like in my own house, in my own language, with my shoes off.",
    "A laugh. You can put the rest underneath.",
    "I want to look after my wife my way. I know how she likes her egg.",
    "To be good at something again before anybody’s looking.",
)

FIRST_WORDS_CY = (
    "Cael mynd mas heb orfod dweud wrth neb i ble.",
    "Rhywun i ganu deuawd gyda fi. Wi wedi blino gwneud y ddwy ran.",
    "Cael bod yn fam-gu, nid yn broblem.",
    "Cwmni wrth y ford. Mae bwyd yn oeri’n gynt i un.",
    "Licen i fynd lan i’r mynydd i gasglu llus unwaith ’to.",
    "Gardd fach, a rhywun i’m ceryddu i am y chwyn.",
    "Siarad Cymraeg bob dydd, nid dim ond gyda’r weinidoges.",
    "Mynd â’r wyrion i’r Steddfod a’u colli nhw am y prynhawn.",
    "Llonydd. Ac wedyn, rhywun i ddod i darfu ar y llonydd.",
    "Cael darllen yn y capel heb i neb ddal fy mraich i.",
    "Gweithio. Sdim ots beth, ond bod eisie fi yno.",
    "Dw i’n iawn fel ydw i. Ond peidiwch â chau’r llyfrgell.",
    "Pobi i rywun sy’n moyn ail ddarn.",
    "Cael fy nghefnder lan o Sir Gâr heb i’r car dorri.",
    "Bod adre erbyn nos yn fy ngwely fy hunan. Dyna i gyd yw e.",
    "Gweld y môr. Dw i ddim wedi gweld y môr ers pum mlynedd.",
    "Rhywun i chwerthin ar fy jôcs i. Maen nhw’n hen, ond maen nhw’n gweithio.",
    "Mynd i’r gêm, a chwyno yr holl ffordd adre.",
    "Dysgu rhywbeth newydd cyn i fi anghofio’r hen bethau i gyd.",
    "Dim llythyron. Wythnos gyfan heb lythyr.",
    "Cael edrych ar ôl fy ngŵr yn fy ffordd i. Fi sy’n gwybod shwd mae e’n lico’i wy.",
    "Ci. Neu gi rhywun arall, sdim ots ’da fi.",
    "Cael rhywun i alw heb reswm.",
    "Bod o ryw iws. Mae dwylo ’da fi o hyd.",
)

LATER_WORDS_EN = (
    "Better than last month. Don’t tell anybody.",
    "I went. I didn’t stay long, but I went.",
    "It rained, and nobody came. I had a good sulk and then I had a tart.",
    "We’ve had words, and we’ve made it up. It was about a lawnmower.",
    "I’m tired this week. Ask me the next.",
    "I walked as far as the post box. There was no post in it for me, but I looked.",
    "They changed the time of the bus. You’d think I’d robbed it off them.",
    "I’ve got somebody coming Tuesdays now. She’s loud, and I like her.",
    "A bad fortnight. I’m only saying so because you’ll see it on me anyway.",
    "I laughed so much I had to hold on to the sink.",
    "The lad next door did it in ten minutes. I’d been looking at it for a year.",
    "Not much to tell. That’s good, that is.",
    "I made too much dinner on purpose, and sent for her.",
    "I missed two weeks, and they asked where I’d been. I was quite put out. I was quite pleased.",
    "It’s the nights. The days I can manage.",
    "I said no to something. First time in years, and the roof stopped on.",
    "I’ve been asked to do the raffle. It’s a position of trust.",
    "The hospital rang to say they’d be ringing.",
    "He came with a spirit level and everything. It’s straight.",
    "I got as far as the gate and turned round. I’ll get further.",
    "They’ve spelt my name right. I nearly framed it.",
    "I did it on my own. I’d rather have company, but I did it.",
    "Same as last time, only with better weather.",
    "I had four to tea. I’ve only got three chairs, so one of us was always polite.",
    "Nobody’s rung. I’m not counting. Eleven days.",
    "I’ve stopped saying sorry on the phone.",
    "She can stay till six now. You wouldn’t believe what an hour is.",
    "I fell out with the group, and then the group fell out with itself, so I’m back in.",
    "I was the oldest there by thirty years, and I was the last to leave.",
    "Some days it’s enough. Today it’s enough.",
    "I’ve given the chair away. I’m not sitting down that much.",
    "The key works. I went in and out a few times, just to hear it.",
    "I wasn’t going to say. But you asked, and then you shut up, so I did.",
    "It fell through. We’re having another go.",
    "I taught the girl to do it, and now she does it better, the cheek of it.",
    "I’d like it to stay like this for a bit.",
)

LATER_WORDS_CY = (
    "Gwell na’r mis diwetha. Peidiwch â dweud wrth neb.",
    "Fe es i. Arhosais i ddim yn hir, ond fe es i.",
    "Wythnos wael. Gofynnwch ’to’r wythnos nesa.",
    "Fe chwarddais i nes bod fy ochr i’n dost.",
    "Does dim lot i’w ddweud, a dyna’r newyddion da.",
    "Fe ddaeth hi, a dod â’i chwaer. Mae dwy ’da fi nawr.",
    "Y nosweithiau sy’n hir. Mae’r dyddiau’n iawn.",
    "Maen nhw wedi newid amser y bws. Fe gerddais i, mas o sbeit.",
    "Roedd pedwar ohonon ni wrth y ford, a thair cadair.",
    "Fe ddwedais i na wrth rywun. Chwympodd y to ddim.",
    "Neb wedi ffonio. Dw i ddim yn cyfri. Un ar ddeg diwrnod.",
    "Hi sy’n gyrru, a fi sy’n dweud wrthi ble i fynd. Mae’n gweithio’n iawn.",
    "Fe gyrhaeddais i’r gât a throi’n ôl. Fe a’ i’n bellach y tro nesa.",
    "Maen nhw wedi gofyn i fi ddarllen ddydd Sul. Fe esgusodais i fy hunan, ac wedyn fe ddwedais i, gwnaf.",
    "Popeth fel o’r blaen, ond bod y tywydd yn well.",
    "Aeth e ddim fel roedden ni’n moyn. Rŷn ni’n rhoi cynnig arall arni.",
    "Cymraeg oedd gyda hi drwy’r amser, a finne ddim yn gwybod.",
    "Fe gysgais i drwy’r nos, ac roedd hynny’n ddigon o newyddion i wythnos.",
    "Licen i i bethau aros fel hyn am sbel.",
    "Fe ddysgais i’r ferch shwd mae gwneud, a nawr mae hi’n well na fi. Y fath wyneb.",
)

ASKED_EN = (
    "A lift on a Friday, there and back",
    "Somebody to hold the ladder",
    "The same person two weeks running",
    "A handrail, and not a white one",
    "Somebody to sit with him while I have my hair done",
    "A bench halfway up the hill",
    "Somebody to read me the small print",
    "The bath looked at",
    "A lend of a wheelbarrow",
    "Somebody to walk the dog when my chest is bad",
    "A chair I can get out of",
    "One person to ring instead of five",
    "A bed that goes up at the one end",
    "Somebody to show me the video calls, slowly",
    "A hand with the hedge before it has next door’s eye out",
    "Somewhere to go on a Wednesday that isn’t for old people",
    "Somebody to come with me to the hospital and listen",
    "A light over the back door",
    "Somebody to eat with, once a week",
    "The kerb by the shop lowered",
    "A night’s sleep, once a month, somebody else listening out",
    "Somebody to teach me the new washing machine",
    "A way to get to the match",
    "Somebody to write the letter while I say it",
    "Company for the first time at the choir",
    "Two grab bars and somebody who owns a drill",
    "Somebody who’ll come after seven, when it’s long",
    "A key cut for my sister",
    "Somebody to help me sort his clothes",
    "A ramp that doesn’t look like a ramp",
    "A go on an allotment",
    "Somebody to take me to the grave on his birthday",
    "Help with the pram on the steps",
    "Somebody to practise driving with me",
    "A telephone with big numbers on it",
    "Somebody to mend the greenhouse, I’ll make the dinner",
    "Wool. And girls.",
    "Somebody to go through the photographs with",
)

ASKED_CY = (
    "Lifft i’r capel pan mae’n bwrw",
    "Rhywun sy’n siarad Cymraeg, yn y bore",
    "Rhywun i ddal yr ysgol tra bydda i arni",
    "Rheilen wrth y drws cefn",
    "Rhywun i eistedd gydag e am awr, i fi gael mynd mas",
    "Cadair y galla i godi ohoni",
    "Cwmni i fynd i’r côr y tro cyntaf",
    "Rhywun i ddangos i fi shwd mae gweld yr wyrion ar y sgrin",
    "Golau uwchben y drws",
    "Rhywun i ddod i’r ysbyty gyda fi, a gwrando",
    "Yr un wyneb ddwy wythnos yn olynol",
    "Help gyda’r berth",
    "Rhywun i gael cinio gyda fi, unwaith yr wythnos",
    "Ffordd o fynd i’r gêm",
    "Rhywun i ysgrifennu’r llythyr tra bydda i’n ei ddweud e",
    "Ffôn â rhifau mawr",
    "Mynd â fi at y bedd ar ei ben-blwydd e",
    "Darn bach o dir i dyfu tato",
    "Rhywun i fynd â’r ci mas pan mae’r frest yn wael",
    "Allwedd sbâr i’m chwaer",
)


def crowd(seed: int = 1) -> tuple[Neighbour, ...]:
    """The same seventy people for the same seed, the ones who have been here longest first."""
    rng = Random(seed)  # noqa: S311  made-up lives, nothing secret
    people = _people(rng)
    starts = _starts(rng, len(people))
    asked = _asked(rng, starts)
    return tuple(
        Neighbour(
            key=f"n{number:02}",
            name=name,
            language=language,
            place=PLACES[number % len(PLACES)],
            walked_with_by=_worker(number, language),
            days=start,
            words=words,
            later=_later(rng, start, language),
            requests=_requests(rng, asked[number], language),
        )
        for number, ((name, language, words), start) in enumerate(zip(people, starts, strict=True))
    )


def _worker(number: int, language: Language) -> str:
    if number in WITH_NOBODY:
        return "w4"
    return ("w1", "w2")[number % 2] if language == "cy" else ("w3", "w1", "w3", "w2")[number % 4]


def _people(rng: Random) -> list[tuple[str, Language, str]]:
    """Each first name and each first words once."""
    people: list[tuple[str, Language, str]] = []
    lists: tuple[tuple[Language, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
        ("en", FIRST_EN, LAST_EN, FIRST_WORDS_EN),
        ("cy", FIRST_CY, LAST_CY, FIRST_WORDS_CY),
    )
    for language, firsts, lasts, words in lists:
        surnames = rng.sample(lasts * 2, len(firsts))
        named = zip(firsts, surnames, words, strict=True)
        people += [(f"{first} {last}", language, said) for first, last, said in named]
    rng.shuffle(people)
    return people


def _starts(rng: Random, number: int) -> list[int]:
    """Days since the first conversation: many in the first month, the others evenly since."""
    longest = MONTH * MONTHS
    early = [longest - 1 - rng.randrange(MONTH - 8) for _ in range(THERE_FROM_THE_START)]
    others = number - THERE_FROM_THE_START
    step = (longest - MONTH - 14) / others
    since = [round(longest - MONTH - step * place) - rng.randrange(4) for place in range(others)]
    return sorted(early + since, reverse=True)


def _asked(rng: Random, starts: list[int]) -> list[list[int]]:
    """For each person the days on which they asked: every month as many people, the longest silent first."""
    asked: list[list[int]] = [[] for _ in starts]
    for month in reversed(range(MONTHS)):
        latest, earliest = month * MONTH + 1, month * MONTH + MONTH
        here = [person for person, start in enumerate(starts) if start >= latest]
        # Newcomers ask in their first month; of the others, whoever has not asked for longest.
        here.sort(key=lambda person: (-min(asked[person], default=10_000), rng.random()))
        for person in here[:ASK_IN_A_MONTH]:
            asked[person].append(rng.randint(latest, min(earliest, starts[person])))
    return asked


def _requests(rng: Random, asked: list[int], language: Language) -> tuple[tuple[str, int, int | None], ...]:
    """Until the change the first yes took 30 to 60 days, since then 5 to 20; here and there none came."""
    words = rng.sample(ASKED_CY if language == "cy" else ASKED_EN, len(asked))
    requests: list[tuple[str, int, int | None]] = []
    for what, days in zip(words, asked, strict=True):
        wait = rng.randint(30, 60) if days > CHANGED else rng.randint(5, 20)
        nobody = wait > days or rng.random() < 0.04
        requests.append((what, days, None if nobody else wait))
    return tuple(requests)


def _later(rng: Random, start: int, language: Language) -> tuple[tuple[int, str], ...]:
    """A conversation in most months, never the same words twice from one person."""
    pool = LATER_WORDS_CY if language == "cy" else LATER_WORDS_EN
    days = [start - MONTH * month - rng.randrange(9) for month in range(1, MONTHS + 1)]
    kept = [day for day in days if day > 0 and rng.random() < 0.88]
    return tuple(zip(kept, rng.sample(pool, len(kept)), strict=True))
