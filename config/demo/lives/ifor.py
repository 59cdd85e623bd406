"""Ifor Lewis, Cwmparc."""

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

IFOR = Person(
    key="ifor",
    name="Ifor Lewis",
    call_me="Ifor",
    language="cy",
    place="Cwmparc",
    introduced_by="Dilys, ei wraig",
    how_to_talk="Dangoswch, peidiwch ag esbonio. Un peth ar y tro. Os wi’n mynd ar goll yn y "
    "stori, dewch mas i’r ardd.",
    account="",
    walked_with_by="carys",
    alongside=(Supporter(account="dilys", how_related="gwraig", since_days=176),),
    conversations=(
        Conversation(
            key="ifor-1",
            days=176,
            time="10:00",
            where="yn y tŷ gwydr",
            who_was_there="Ifor, Dilys a Carys",
            language="cy",
            by="carys",
            question="Dwedwch wrtha i am ddiwrnod da. Beth sydd ynddo fe?",
            words=told("""
                Cennin. Mae cennin yn maddau i chi. Os chi’n anghofio cennin am wythnos, maen nhw’n dal yn
                gennin.

                Mae’r geiriau’n mynd. Fe es i i’r siop i mofyn yr un gwyn, chi’n gwybod, i’r te, a dod adre
                â hadau. Roedd Dilys yn chwerthin, chwarae teg iddi, ond wedyn fe aeth hi lan llofft am
                sbel.

                Dwylo yn y pridd bob dydd, glaw neu hindda, ac fe fydda i’n iawn. Mae’r dwylo’n cofio. Ond
                maen nhw wedi rhoi clo â rhif ar gât y rhandir, ac mae rhifau fel pysgod ’da fi nawr. Licen
                i gael allwedd i’r gât, yn lle rhif. Fe dyfes i dri chant o gennin ’na, y flwyddyn orau.
            """),
            noticed="Fe wlychoch chi’ch bawd, a dweud y bydde hi’n bwrw erbyn tri. Ac roedd hi.",
            kept=(
                Kept("Dwylo yn y pridd bob dydd, glaw neu hindda", "matter", "ifor-pridd"),
                Kept("allwedd i’r gât, yn lle rhif", "request", "ifor-allwedd"),
                Kept("Fe dyfes i dri chant o gennin ’na", "strength", "ifor-cennin"),
            ),
        ),
        Conversation(
            key="ifor-2",
            days=95,
            time="11:30",
            where="ar y rhandir, ar ddau fwced",
            who_was_there="Ifor a Carys",
            language="cy",
            by="carys",
            question="Gyda phwy ydych chi’n hoffi bod?",
            words=told("""
                Gyda Dilys. A gyda Dilys yn gwneud rhywbeth arall yn yr un stafell. Sdim isie siarad.

                A phlant yr ysgol fach. Maen nhw’n dod lan fan hyn bob bore Mawrth mewn welis. Maen nhw’n
                gofyn yr un peth dair gwaith, yr un peth â fi, felly ŷn ni’n deall ein gilydd i’r dim. Fe
                ddangosais i iddyn nhw shwd i blannu tato: dyfnder bys, a gweud rhywbeth cas wrthyn nhw,
                rhag iddyn nhw fynd yn fawreddog.

                Wi ddim yn lico’r lle dydd Iau. Y cadeiriau rownd y wal, a menyw yn clapio. Fe fues i’n tyfu
                cennin i’r sioe. Sa i’n mynd i glapio.
            """),
            kept=(
                Kept("phlant yr ysgol fach", "connection", "ifor-plant"),
                Kept("shwd i blannu tato", "strength", "ifor-tato"),
                Kept("Sa i’n mynd i glapio.", "matter", "ifor-clapio"),
            ),
        ),
        Conversation(
            key="ifor-3",
            days=26,
            time="09:20",
            where="wrth ford y gegin",
            who_was_there="Ifor, Dilys a Carys",
            language="cy",
            by="carys",
            question="Beth sydd wedi newid ers i ni siarad y tro diwethaf?",
            words=told("""
                Dilys: Fe aeth e mas am bump y bore, yn y glaw, a’i byjamas dan ei got. Ro’n i wedi ffonio
                pawb. Ond yn syth i’r rhandir aeth e. Wrth y gât roedd e, yn ffaelu cael yr allwedd i droi.

                Ifor: Roedd y gwlithod mas. Mae’n rhaid mynd pan mae’r gwlithod mas.

                Dilys: Mae’r doctor yn sôn am glo ar ddrws y ffrynt nawr. Sa i’n moyn cloi’r dyn miwn. Wi’n
                moyn i rywun arall wybod am y gwlithod, ’na i gyd. Rhywun i gerdded lan i’r rhandir gydag e
                ben bore, ambell waith, i fi gael aros yn y gwely.

                Ifor: Gaiff e gario’r dortsh.
            """),
            kept=(
                Kept("Rhywun i gerdded lan i’r rhandir gydag e ben bore", "request", "ifor-bore"),
                Kept("Mae’n rhaid mynd pan mae’r gwlithod mas.", "matter", "ifor-gwlithod"),
            ),
        ),
    ),
    strengths=(
        Strength("ifor-cennin", "Tri chant o gennin mewn blwyddyn", 176),
        Strength("ifor-tato", "Dangos i blant shwd i blannu tato", 95),
        Strength("ifor-tywydd", "Gwybod pryd ddaw’r glaw", 176, "carys"),
        Strength("ifor-canu", "Canu bas, yn yr ardd yn unig", 140, "dilys"),
    ),
    connections=(
        ConnectionOf(
            "ifor-dilys",
            "Dilys",
            "fy ngwraig",
            "person",
            "family",
            1,
            "strong",
            "both",
            176,
            words="Sdim isie siarad.",
        ),
        ConnectionOf("ifor-rhandir", "Y rhandir", "bob dydd", "place", "things", 1, "strong", "both", 176),
        ConnectionOf(
            "ifor-plant",
            "Plant yr ysgol fach",
            "bore Mawrth, mewn welis",
            "group",
            "things",
            3,
            "strong",
            "both",
            95,
        ),
        ConnectionOf(
            "ifor-robin",
            "Y robin",
            "ar goes y rhaw",
            "animal",
            "neighbours",
            3,
            "all_right",
            "both",
            95,
            words="Fe sy’n bosio.",
        ),
        ConnectionOf(
            "ifor-hefin",
            "Hefin",
            "y rhandir drws nesa",
            "person",
            "friends",
            3,
            "all_right",
            "both",
            20,
            words="Mae e’n rhoi gormod o ddŵr i bopeth, ond mae ei galon e’n iawn.",
        ),
        ConnectionOf(
            "ifor-sioned",
            "Sioned",
            "merch",
            "person",
            "family",
            2,
            "all_right",
            "they",
            176,
            where="Aberteifi",
            far=True,
        ),
        ConnectionOf(
            "ifor-emrys",
            "Emrys",
            "brawd",
            "person",
            "family",
            2,
            "strong",
            "both",
            95,
            words="Fe ddysgodd fi. Wi’n dal i’w glywed e’n achwyn am y rhesi.",
            died=True,
        ),
        ConnectionOf(
            "ifor-iau",
            "Y lle dydd Iau",
            "cadeiriau rownd y wal",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            95,
            words="Sa i’n mynd i glapio.",
            paid=True,
            ended=True,
        ),
        ConnectionOf("ifor-carys", "Carys", "o’r cyngor", "person", "things", 4, "all_right", "they", 176, paid=True),
    ),
    requests=(
        RequestFor(
            key="ifor-allwedd",
            words="Allwedd i’r gât, yn lle rhif",
            days=176,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    170,
                    "can",
                    "Fe ofynna i i bwyllgor y rhandir. Maen nhw’n cwrdd nos Lun.",
                    Promise("gofyn i bwyllgor y rhandir", 163, 163),
                ),
            ),
            verdict=Verdict(148, "yes", "Allwedd go iawn, ar gorden am fy ngwddwg, fel crwt ysgol. Sdim ots ’da fi."),
        ),
        RequestFor(
            key="ifor-bore",
            words="Rhywun i gerdded lan i’r rhandir gydag e ben bore",
            days=26,
            by="dilys",
            replies=(
                Reply(
                    "carys",
                    20,
                    "know_someone",
                    "Mae Hefin o’r rhandir drws nesa ar ei draed am chwech ta beth. Mae e’n moyn gwybod am y gwlithod.",
                    Promise("cwrdd â Hefin wrth y gât", 15, 15),
                ),
                Reply(
                    "carys",
                    14,
                    "can",
                    "Dydd Llun a dydd Gwener, medde Hefin. Fe ddo inne y tro cyntaf.",
                    Promise("cerdded lan gyda’r ddau y tro cyntaf", -4),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="ifor-pridd",
            words="Dwylo yn y pridd bob dydd, glaw neu hindda.",
            days=176,
            by="carys",
            top=True,
        ),
        Matter(key="ifor-clapio", words="Sa i’n mynd i glapio.", days=95, by="carys"),
        Matter(key="ifor-gwlithod", words="Mae’n rhaid mynd pan mae’r gwlithod mas.", days=26, by="carys"),
    ),
    tellings=(
        Telling("ifor-pridd", 140, "dilys", "", "Adre â chennin at ei glustie, ac yn canu."),
        Telling(
            "ifor-pridd",
            60,
            "dilys",
            "",
            "Fe dorrodd e’r rhosys i gyd, a nhwthe newydd agor. Wedes i ddim byd.",
        ),
        Telling("ifor-pridd", 25, "dilys", "", "Wythnos wael. Fe alwodd e fi wrth enw ei fam, ac fe atebais i."),
        Telling("ifor-pridd", 6, "carys", "", "Dwy awr yn y pridd. Fe roiodd e fi ar waith hefyd."),
    ),
)
