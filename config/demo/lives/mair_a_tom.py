"""Mair a Tom Harries, Tynewydd."""

from config.demo.shape import (
    ConnectionOf,
    Conversation,
    Help,
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

                A’r cwrdd ar fore Sul. Fi sy’n dreifo, a Tom yn y cefn fel y Frenhines, achos dyw’r pen-glin
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

                Fe gwympodd e wythnos i ddydd Iau diwetha, yn y bathrwm. Ddim yn bell. Roedd e’n iawn, ond
                ro’n i’n ffaelu ei godi fe, felly lawr â fi ato fe, a dyna lle buon ni’n dau am awr. Fe
                ganon ni bedwar emyn. Y pedwerydd yn wael.

                Fe ddaeth crwt drws nesa i’w godi fe. Sa i’n moyn i neb wneud môr a mynydd o hyn. Ond ro’n
                i’n moyn i chi glywed gyda fi, ac nid gyda’r doctor.
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
        ConnectionOf("mair-carys", "Carys", "o’r cyngor", "person", "things", 4, "strong", "they", 131, paid=True),
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
                    "Mae menyw o Dreorci, Glenys, fuodd yn gwneud hyn i’w mam. Cymraes, ac mae hi’n cysgu’n ysgafn.",
                    Promise("dod â Glenys i de", 52, 52),
                    connection="mair-glenys",
                ),
            ),
            help=(
                Help(
                    kind="home_care",
                    since_days=45,
                    by="carys",
                    words="Nos Fercher, o ddeg o’r gloch tan saith",
                    given_by="mair-glenys",
                    hours_a_week=9,
                    cost_a_week=135,
                ),
            ),
            verdict=Verdict(
                24,
                "partly",
                "Wi’n cysgu fel craig bob nos Fercher. Ond mae Tom yn aros ar ei draed i siarad "
                "â Glenys, felly fe "
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
        Telling("mair-to", 120, "mair", "further", "Maen nhw wedi cadw gwely iddo fe yn y Bont-faen. Heb ofyn."),
        Telling("mair-to", 50, "mair", "nearer", "Fe gysgais i drwodd. Fe ddihunais i’n meddwl mod i wedi marw."),
        Telling(
            "mair-to",
            16,
            "mair",
            "nearer",
            "Dan yr un to. Fe gwerylon ni am y marmalêd, a doedd dim ots ’da fi golli.",
        ),
    ),
)
