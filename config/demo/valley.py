"""The demo's people: invented, all of them, so that the first look at the product is at lives, not at Lorem."""

from config.demo.shape import Account, Person
from config.demo.with_carys import WITH_CARYS
from config.demo.with_tomos import WITH_TOMOS

# These seven stand on the demo page, in this order.
ACCOUNTS: tuple[Account, ...] = (
    Account(
        key="carys",
        name="Carys Bowen",
        works_as="worker",
        en="Works for the council. She walks alongside seven people, and owes one of them a letter.",
        cy="Yn gweithio i’r cyngor. Mae hi’n cydgerdded â saith o bobl, ac mae arni lythyr i un ohonyn nhw.",
    ),
    Account(
        key="tomos",
        name="Tomos Rees",
        works_as="worker",
        language="cy",
        en="Works for the council, over the mountain. He walks alongside other people, and cannot see Carys’s.",
        cy="Yn gweithio i’r cyngor, dros y mynydd. Pobl eraill sydd gyda Tomos: all e ddim gweld pobl Carys.",
    ),
    Account(
        key="eirlys",
        name="Eirlys Morgan",
        en="Lives in Treherbert and sings alto. This is her story and her plan, and she changes them as she likes.",
        cy="Yn byw yn Nhreherbert ac yn canu alto. Ei stori hi a’i chynllun hi yw’r rhain, i’w newid fel mae hi’n moyn.",
    ),
    Account(
        key="gwen",
        name="Gwen Parry",
        en="Eirlys’s sister. Eirlys shares nearly everything with her. What is just for Carys, Gwen does not see.",
        cy="Chwaer Eirlys. Mae Eirlys yn rhannu bron popeth â hi. Dyw Gwen ddim yn gweld beth sydd rhwng Eirlys a Carys.",
    ),
    Account(
        key="dai",
        name="Dai Pritchard",
        en="Lives in Ton Pentre with Duchess, who is a dog. He wants one person who turns up.",
        cy="Yn byw yn Nhon Pentre gyda Duchess, sy’n gi. Un person sy’n troi lan, dyna mae e’n moyn.",
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

PEOPLE: tuple[Person, ...] = WITH_CARYS + WITH_TOMOS
