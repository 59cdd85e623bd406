"""Who signs in to the demo, and whose lives it shows: people of a valley, all of them invented."""

from config.demo.lives.amal import AMAL
from config.demo.lives.clive import CLIVE
from config.demo.lives.dai import DAI
from config.demo.lives.eirlys import EIRLYS
from config.demo.lives.gwilym import GWILYM
from config.demo.lives.ifor import IFOR
from config.demo.lives.lowri import LOWRI
from config.demo.lives.mair_a_tom import MAIR_A_TOM
from config.demo.lives.marged import MARGED
from config.demo.lives.nesta import NESTA
from config.demo.lives.rhys import RHYS
from config.demo.lives.shanelle import SHANELLE
from config.demo.shape import Account, Person, Team, Urgent

TEAMS: tuple[Team, ...] = (
    Team(
        key="rhondda",
        name="Rhondda Fawr",
        lead="bethan",
        places=("Treherbert", "Tynewydd", "Cwmparc", "Treorchy", "Ton Pentre", "Tonypandy", "Trealaw", "Maerdy"),
    ),
    Team(
        key="cynon",
        name="Cwm Cynon",
        lead="w1",
        places=("Hirwaun", "Y Rhigos", "Aberpennar", "Pontypridd", "Tonyrefail"),
    ),
    Team(key="taf", name="Taf Elái", lead="w12", places=("Llantrisant", "Beddau", "Nantgarw")),
)

# These eight stand on the demo page, in this order.
ACCOUNTS: tuple[Account, ...] = (
    Account(
        key="carys",
        name="Carys Bowen",
        works_as="worker",
        team="rhondda",
        en="Works for the council. She walks alongside seven people, and owes one of them a letter.",
        cy="Yn gweithio i’r cyngor. Mae saith o bobl gyda hi, ac mae arni lythyr i un ohonyn nhw.",
    ),
    Account(
        key="tomos",
        name="Tomos Rees",
        works_as="worker",
        team="cynon",
        language="cy",
        en="Works for the council, over the mountain. He walks with other people, and cannot see Carys’s.",
        cy="Yn gweithio i’r cyngor, dros y mynydd. Pobl eraill sydd gydag e. All e ddim gweld pobl Carys.",
    ),
    Account(
        key="eirlys",
        name="Eirlys Morgan",
        en="Lives in Treherbert and sings alto. Her story, her plan, and hers to change.",
        cy="Yn byw yn Nhreherbert ac yn canu alto. Ei stori hi, ei chynllun hi, i’w newid fel y myn.",
    ),
    Account(
        key="gwen",
        name="Gwen Parry",
        en="Eirlys’s sister. She sees everything but what is just between Eirlys and Carys.",
        cy="Chwaer Eirlys. Mae hi’n gweld popeth ond beth sydd rhwng Eirlys a Carys yn unig.",
    ),
    Account(
        key="dai",
        name="Dai Pritchard",
        en="Lives in Ton Pentre with Duchess, who is a dog. He wants one person who turns up.",
        cy="Yn byw yn Nhon Pentre gyda Duchess, sy’n gi. Un person sy’n troi lan, dyna mae e’n moyn.",
    ),
    Account(
        key="bethan",
        name="Bethan Lewis",
        works_as="worker",
        team="rhondda",
        en="Leads Carys’s team. She is told whenever one of them looks at somebody’s plan urgently.",
        cy="Yn arwain tîm Carys. Mae hi’n cael gwybod bob tro y bydd un ohonyn nhw’n edrych ar gynllun rhywun ar frys.",
    ),
    Account(
        key="megan",
        name="Megan Ellis",
        works_as="manager",
        en="Sees how it is going for everyone together, in figures. She cannot open anybody’s story.",
        cy="Yn gweld sut mae’n mynd i bawb gyda’i gilydd, mewn ffigurau. All hi ddim agor stori neb.",
    ),
    Account(
        key="nia",
        name="Nia Howells",
        works_as="administrator",
        language="cy",
        en="Looks after who can sign in. She cannot open anybody’s story either.",
        cy="Yn gofalu am bwy sy’n cael mewngofnodi. All hithau ddim agor stori neb chwaith.",
    ),
)

# These can sign in too, but do not stand on the demo page.
MORE_ACCOUNTS: tuple[Account, ...] = (
    Account(key="surgery", name="Dr Patel’s surgery"),
    Account(key="alun", name="Alun Pritchard"),
    Account(key="shanelle", name="Shanelle Okoro"),
    Account(key="gwilym", name="Gwilym Bevan", language="cy"),
    Account(key="nesta", name="Nesta Lloyd"),
    Account(key="mair", name="Mair Harries", language="cy"),
    Account(key="dilys", name="Dilys Lewis", language="cy"),
    Account(key="eleri", name="Eleri Watkins", language="cy"),
    Account(key="lowri", name="Lowri Haf Jenkins", language="cy"),
    Account(key="clive", name="Clive Hopkins"),
    Account(key="leanne", name="Leanne Hopkins"),
    Account(key="amal", name="Amal Osman"),
    Account(key="rhys", name="Rhys Vaughan"),
    Account(key="karen", name="Karen Vaughan"),
)

WITH_CARYS: tuple[Person, ...] = (EIRLYS, DAI, SHANELLE, GWILYM, NESTA, MAIR_A_TOM, IFOR)
WITH_TOMOS: tuple[Person, ...] = (MARGED, LOWRI, CLIVE, AMAL, RHYS)
PEOPLE: tuple[Person, ...] = WITH_CARYS + WITH_TOMOS

URGENT: tuple[Urgent, ...] = (
    Urgent(
        by="w2",
        person="dai",
        lead="bethan",
        days=23,
        time="21:40",
        why="Next door rang: the curtains have been shut for two days and Duchess is barking. "
        "Carys is away. I looked for who has a key.",
    ),
)
