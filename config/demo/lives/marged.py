"""Marged Prosser, Y Rhigos."""

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

MARGED = Person(
    key="marged",
    name="Marged Prosser",
    call_me="Marged",
    language="cy",
    place="Y Rhigos",
    introduced_by="Y dyn post",
    how_to_talk="Cymraeg gartre. Wi’n deall Saesneg yn iawn, ond sa i’n byw ynddi hi.",
    account="",
    walked_with_by="tomos",
    alongside=(Supporter(account="eleri", how_related="nith", since_days=140),),
    conversations=(
        Conversation(
            key="marged-1",
            days=151,
            time="13:45",
            where="wrth y ford, yn wynebu’r mynydd",
            who_was_there="Marged, Fflos a Tomos",
            language="cy",
            by="tomos",
            question="Beth ddylai aros yn union fel y mae?",
            words=told("""
                Hwn. Y ford, y ffenest, a’r mynydd tu ôl i’r ffenest. Fe ddes i ’ma’n briodferch bedair ar
                bymtheg oed, a dau ddiwrnod o wyliau ges i ers ’ny. Roedd hi’n bwrw.

                Aros ar y mynydd, a rhywun i siarad Cymraeg â fi heblaw’r ci. Dyw Fflos ddim yn un i ateb.
                Ers i Ifan fynd, mae’r tŷ’n Gymraeg a neb ynddo fe i’w siarad hi.

                Mae’r menywod sy’n dod yn y bore’n annwyl. Maen nhw’n fy ngalw i’n Margaret. Pan wi wedi
                blino, y Saesneg sy’n mynd gynta, ac wedyn maen nhw’n meddwl mod i’n drysu. Wi ddim yn
                drysu. Wi’n Gymraes.
            """),
            noticed="Awr o siarad, heb chwilio am air unwaith.",
            kept=(
                Kept("Aros ar y mynydd, a rhywun i siarad Cymraeg â fi heblaw’r ci.", "matter", "marged-mynydd"),
                Kept("Maen nhw’n fy ngalw i’n Margaret.", "matter", "marged-enw"),
            ),
        ),
        Conversation(
            key="marged-2",
            days=88,
            time="19:00",
            where="ar y ffôn",
            who_was_there="Marged a Tomos",
            language="cy",
            by="tomos",
            question="Beth sydd ar eich meddwl chi heddiw?",
            words=told("""
                Fe aeth y defaid ola ddydd Gwener. Tair ar hugain. Fe safes i ar y clos yn fy nghot orau,
                fel mewn angladd. Roedd enw ar bob un ohonyn nhw, er mod i wedi gweud wrth bawb erioed nad
                oedd.

                Mae’r lle mor dawel. Wyddwn i ddim fod tawelwch yn gallu cadw rhywun ar ddihun.

                Wi’n dal i bobi ar fore Gwener. Pedair torth, a neb i’w byta nhw. Ewch chi ag un, Tomos.
                Ewch ag un i’ch mam.
            """),
            kept=(
                Kept("Roedd enw ar bob un ohonyn nhw", "strength", "marged-defaid"),
                Kept("Wi’n dal i bobi ar fore Gwener.", "strength", "marged-pobi"),
            ),
        ),
        Conversation(
            key="marged-3",
            days=29,
            time="14:00",
            where="wrth y ford, a bara ffres arni",
            who_was_there="Marged, Fflos a Tomos",
            language="cy",
            by="tomos",
            question="At beth ydych chi’n edrych ymlaen? Ac os nad oes dim byd, beth hoffech chi ei gael?",
            words=told("""
                Dydd Iau. Mae Amal yn dod lan ar y bws gyda’r un fach, ac Alan, sy’n gofyn popeth ddwywaith
                ac yn sgrifennu’r ateb ar ei law. Wi’n taflu geiriau iddyn nhw fel bara i hwyaid.

                Fe ddysges i gwtsh dan stâr i’r un fach, ac fe aeth hi i fyw ’na am y prynhawn.

                Roedd Amal yn gofyn beth yw hiraeth. Rwyt ti’n gwybod yn barod, wedes i, dim ond y gair sy
                isie arnat ti. Fe aethon ni’n dwy’n dawel wedyn, ond tawelwch arall oedd hwnnw. Tawelwch â
                dwy ynddo fe.
            """),
            kept=(Kept("Mae Amal yn dod lan ar y bws gyda’r un fach", "connection", "marged-amal"),),
        ),
        Conversation(
            key="marged-4",
            days=15,
            time="13:30",
            where="ar y stepen, yn yr haul",
            who_was_there="Marged a Tomos",
            language="cy",
            by="tomos",
            question="Petai yfory damaid bach yn haws, beth fyddai’n wahanol?",
            words=told("""
                Y stepen ’ma. Fe gwympes i arni hi bythefnos yn ôl, yn cario lludw. Fe eisteddes i fan hyn
                wedyn nes bod fy ngwynt i’n ôl, a Fflos yn llyfu’r lludw oddi ar fy llaw i.

                Wedes i ddim wrth Eleri. Fe fydde hi ’ma â’i char ac fe fydden i mewn byngalo yn Aberdâr
                erbyn nos. Felly wi’n gweud wrthoch chi. Fe gewch chi weud wrth y menywod sy’n dod yn y
                bore, ond dim pellach.

                Rhywun i gario’r lludw mas i fi, ’na i gyd. Wi’n iawn gyda’r tân ei hunan.
            """),
            who_can_see="workers",
            kept=(Kept("Rhywun i gario’r lludw mas i fi", "request", "marged-lludw"),),
        ),
    ),
    strengths=(
        Strength("marged-defaid", "Nabod pob dafad wrth ei henw", 88),
        Strength("marged-pobi", "Pobi pedair torth cyn brecwast", 88),
        Strength("marged-dysgu", "Dysgu Cymraeg i bobl heb lyfr", 70, "tomos"),
    ),
    connections=(
        ConnectionOf(
            "marged-ifan",
            "Ifan",
            "fy ngŵr",
            "person",
            "family",
            1,
            "strong",
            "both",
            151,
            words="Dyn tawel. Ond roedd e’n dawel yn Gymraeg.",
            died=True,
        ),
        ConnectionOf(
            "marged-fflos",
            "Fflos",
            "y ci",
            "animal",
            "family",
            1,
            "strong",
            "both",
            151,
            words="Dyw hi ddim yn un i ateb.",
        ),
        ConnectionOf(
            "marged-eleri",
            "Eleri",
            "nith",
            "person",
            "family",
            2,
            "all_right",
            "they",
            140,
            words="Calon fawr, a byngalo’n barod ganddi hi ym mhob sgwrs.",
        ),
        ConnectionOf(
            "marged-amal",
            "Amal",
            "sy’n dysgu Cymraeg",
            "person",
            "friends",
            3,
            "strong",
            "both",
            29,
            words="Mae hi’n gofyn pam. Ofynnodd neb pam i fi ers blynyddoedd.",
        ),
        ConnectionOf("marged-alan", "Alan", "sy’n dysgu Cymraeg", "person", "friends", 3, "all_right", "both", 70),
        ConnectionOf("marged-mynydd-c", "Y mynydd", "tu ôl i’r ffenest", "place", "things", 1, "strong", "they", 151),
        ConnectionOf(
            "marged-post",
            "Gareth y post",
            "bob bore ond dydd Sul",
            "person",
            "neighbours",
            3,
            "strong",
            "they",
            151,
            words="Mae e’n dod â llythyron pobl eraill weithiau, yn lle dod heb ddim.",
            paid=True,
        ),
        ConnectionOf(
            "marged-bore",
            "Y menywod yn y bore",
            "pedair ohonyn nhw",
            "group",
            "things",
            3,
            "hard_going",
            "they",
            151,
            paid=True,
        ),
        ConnectionOf("marged-tomos", "Tomos", "o’r cyngor", "person", "things", 4, "all_right", "they", 151, paid=True),
    ),
    requests=(
        RequestFor(
            key="marged-siarad",
            words="Rhywun i siarad Cymraeg â fi, wyneb yn wyneb, unwaith yr wythnos",
            days=151,
            by="tomos",
            replies=(
                Reply(
                    "tomos",
                    143,
                    "know_someone",
                    "Mae dosbarth dysgu Cymraeg yn Hirwaun, a neb ’da nhw i ymarfer arno fe.",
                    Promise("dod â dau o’r dysgwyr lan", 130, 124),
                ),
            ),
            verdict=Verdict(
                70,
                "yes",
                "Maen nhw’n ofnadw, a wi’n dwlu arnyn nhw. Fe gywires i bob treiglad ac fe fyton nhw’r dorth.",
            ),
        ),
        RequestFor(
            key="marged-lludw",
            words="Rhywun i gario’r lludw mas i fi",
            days=15,
            by="tomos",
            replies=(
                Reply(
                    "tomos",
                    14,
                    "know_someone",
                    "Gareth y post. Mae e wrth y drws bob bore â’i ddwylo’n hanner gwag.",
                    Promise("cael gair gyda Gareth", 10, 10),
                ),
            ),
            who_can_see="workers",
        ),
    ),
    matters=(
        Matter(
            key="marged-mynydd",
            words="Aros ar y mynydd, a rhywun i siarad Cymraeg â fi heblaw’r ci.",
            days=151,
            by="tomos",
            top=True,
        ),
        Matter(key="marged-enw", words="Marged yw’r enw. Nid Margaret.", days=151, by="tomos"),
    ),
    tellings=(
        Telling(
            "marged-mynydd",
            100,
            "eleri",
            "",
            "Ddwy neu dair gwaith y dydd mae hi’n ffonio nawr. Pethau bach i gyd.",
        ),
        Telling("marged-mynydd", 69, "tomos", "", "Roedd pum cwpan ar y ford. Doedd dim lle i fy un i."),
        Telling("marged-mynydd", 43, "tomos", "", "Dim bws dydd Iau, felly neb. Roedd hi wedi pobi."),
        Telling("marged-enw", 36, "tomos", "", "Mae tair o’r pedair yn dweud Marged nawr."),
    ),
)
