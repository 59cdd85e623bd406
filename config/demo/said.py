"""What the many said, briefly: what they give, what they allowed us to quote; and what was promised to them."""

from config.demo.shape import Language

GIVES: dict[str, tuple[str, ...]] = {
    "en": (
        "I do the raffle, the float and the arguing.",
        "I read to the little ones on a Thursday. They correct me.",
        "I mend what they bring me. Toasters, mostly.",
        "I keep the keys of the hall, and the heating on.",
        "I ring four people every Sunday night, so they’re rung.",
        "I grow more beans than anybody wants, and they all get some.",
        "I walk next door’s dog, and it walks me.",
        "I do the teas at the bowls. I’ve never bowled.",
    ),
    "cy": (
        "Fi sy’n agor y capel, a fi sy’n ei gloi e.",
        "Dw i’n dysgu’r plant i wau. Dw i’n dysgu geiriau newydd ganddyn nhw.",
        "Fi sy’n gwneud y te ar ôl y côr.",
        "Dw i’n ffonio’r rhai sydd ddim yn dod mas.",
        "Fi sy’n cadw’r amser yn y dosbarth Cymraeg.",
    ),
}

# Sentences that somebody said when we asked whether we had listened, and allowed.
QUOTES: tuple[tuple[Language, str], ...] = (
    ("en", "I said it once, and once was enough."),
    ("cy", "Fe gaeodd hi’r ffeil, a gofyn i fi ddechrau lle licen i."),
    ("en", "She didn’t write till I’d finished."),
)
# And of what came of it for the place.
TALES: tuple[tuple[Language, str], ...] = (
    ("cy", "Mae’r bws yn stopio wrth y feddygfa nawr, achos fe ofynnodd pump ohonon ni gyda’n gilydd."),
    ("en", "There are eleven of us on a Wednesday, and I was the one who asked for the key."),
)

PROMISES: dict[str, tuple[str, ...]] = {
    "en": (
        "ring the fitter",
        "bring the form about the blue badge",
        "ask at the chapel about Wednesdays",
        "find out about the bus",
        "come back with the measurements",
        "write to the landlord",
        "speak to the nurse before Friday",
    ),
    "cy": (
        "ffonio’r saer",
        "dod â’r ffurflen",
        "holi am y bws",
        "siarad â’r nyrs cyn dydd Gwener",
        "ysgrifennu at y landlord",
    ),
}
NOT_KEPT: dict[str, str] = {"en": "I had promised more than I could do.", "cy": "Fe addewais i ormod."}
