"""Gwilym Bevan, Maerdy."""

from config.demo.shape import (
    AboutMe,
    ConnectionOf,
    Contribution,
    Conversation,
    Kept,
    Matter,
    Person,
    Promise,
    Reply,
    RequestFor,
    Strength,
    Telling,
    Translation,
    Verdict,
    told,
)

GWILYM = Person(
    key="gwilym",
    name="Gwilym Bevan",
    call_me="Gwil",
    language="cy",
    place="Maerdy",
    introduced_by="Y llyfrgell, lle mae e’n mynd i ddarllen y papur",
    how_to_talk="Cymraeg, ond i chi ofyn. Rhowch rywbeth yn fy nwylo i, ac fe siarada i.",
    account="gwilym",
    walked_with_by="carys",
    conversations=(
        Conversation(
            key="gwilym-1",
            days=163,
            time="11:15",
            where="on the bench outside the library in Ferndale",
            who_was_there="Gwilym and Carys",
            language="en",
            by="carys",
            question="What would a good life look like to you?",
            words=told("""
                I’ll say it in English, because the lady who rang me was English and I’ve got into the way
                of it today.

                I’d like to be useful again. Thirty years I was caretaker at the school. Boilers, windows,
                children with their heads in railings. People shouted Gwil, and I came. Then they gave me a
                clock and a cake, and nobody has shouted since.

                I’m not unhappy. I get up, I shave, I come down for the paper. But a man can only sharpen
                his own chisels so many times.

                Carys, is it? Bowen? Cymraes ydych chi? Wel, pam na wedoch chi? We’ll do this properly next
                time.
            """),
            noticed="Saesneg i fod yn garedig oedd hwnna. Cymraeg o hyn ymlaen.",
            kept=(
                Kept("I’d like to be useful again.", "matter", "gwilym-useful"),
                Kept("Boilers, windows, children with their heads in railings.", "strength", "gwilym-mending"),
            ),
        ),
        Conversation(
            key="gwilym-2",
            days=119,
            time="10:00",
            where="yn y gegin, a’r cŷn ar y ford",
            who_was_there="Gwilym a Carys",
            language="cy",
            by="carys",
            question="Pa fath o help mae pobl yn dod atoch chi amdano?",
            words=told("""
                Fi oedd yn cael yr alwad, ambell waith ganol nos: y boiler wedi mynd, a’r ysgol i fod ar
                agor yn y bore. Lan â fi, fflachlamp yn fy ngheg, a hanner awr wedyn roedd hi fel ffwrn ’na.
                Doedd neb yn gwybod dim. Dyna oedd y gamp, bod neb yn gorfod gwybod.

                Nawr does neb yn gofyn dim byd i fi ond ydw i wedi cymryd fy nhabledi.

                Mae mainc ’da fi yn y garej, a dim lle i droi. Licen i gael lle â feis a golau da, a rhywun
                i’w ddysgu. Beth yw’r iws i ddyn fynd â’r cwbwl gydag e? Fe ddangosais i i’r bachan drws
                nesa shwd mae rhoi coes newydd ar fwyell, ac mae e’n dal i’w dangos hi i bobl.
            """),
            kept=(
                Kept("lle â feis a golau da, a rhywun i’w ddysgu", "request", "gwilym-shed"),
                Kept("rhoi coes newydd ar fwyell", "strength", "gwilym-teach"),
            ),
        ),
        Conversation(
            key="gwilym-3",
            days=62,
            time="12:20",
            where="yn y sied, yng nghanol y llwch",
            who_was_there="Gwilym, Carys a phump o ddynion yn esgus peidio â gwrando",
            language="cy",
            by="carys",
            question="Dwedwch wrtha i am ddiwrnod da. Beth sydd ynddo fe?",
            words=told("""
                Dydd Mawrth. Mae’r sied yn agor am ddeg, ac rwy i ’na am hanner awr wedi naw, achos fi sydd
                â’r allwedd. Chwech ohonon ni, un tegell, a phob un yn gwybod yn well na’r llall.

                Mae crwt yn dod, Kyle. Doedd dim gair o Gymraeg ’da fe pan ddaeth e. Nawr mae e’n gwybod
                llif, morthwyl, hoelen, a gan bwyll. Mae dwylo da ’da fe. Fe wnaeth e focs adar i’w fam-gu,
                a doedd e ddim yn syth, ond roedd hi’n llefain, felly pwy sy’n becso am syth?

                Wedyn adre, â dwst yn fy nghlustiau, a chysgu fel twrch.
            """),
            noticed="Waeddoch chi ddim ar Kyle unwaith, hyd yn oed gyda’r llif.",
            kept=(
                Kept("Mae crwt yn dod, Kyle.", "connection", "gwilym-kyle"),
                Kept("fi sydd â’r allwedd", "matter", "gwilym-key"),
            ),
        ),
    ),
    strengths=(
        Strength("gwilym-mending", "Mending anything, heads in railings included", 163, language="en"),
        Strength("gwilym-teach", "Dangos i rywun shwd mae gwneud", 119, helps=("gwilym-kyle", "gwilym-steve")),
        Strength("gwilym-sharp", "Hogi nes bod e’n canu", 119),
        Strength("gwilym-quiet", "Dysgu heb weiddi", 62, "carys"),
    ),
    connections=(
        ConnectionOf(
            "gwilym-olwen",
            "Olwen",
            "fy ngwraig",
            "person",
            "family",
            1,
            "strong",
            "both",
            163,
            words="Hi oedd yn cadw’r rhestr. Fi oedd yn gwneud y pethau oedd arni.",
            died=True,
        ),
        ConnectionOf(
            "gwilym-non",
            "Non",
            "merch",
            "person",
            "family",
            2,
            "all_right",
            "both",
            163,
            words="Mae hi’n ffonio pan mae hi’n gyrru, felly dim ond hanner y stori rwy’n ei chael.",
            where="Bryste",
            far=True,
        ),
        ConnectionOf(
            "gwilym-kyle",
            "Kyle",
            "y crwt o’r sied",
            "person",
            "friends",
            2,
            "strong",
            "both",
            62,
            words="Mae dwylo da ’da fe.",
        ),
        ConnectionOf(
            "gwilym-sied",
            "Y sied",
            "bob dydd Mawrth",
            "group",
            "things",
            1,
            "strong",
            "both",
            105,
            words="Un tegell, a phob un yn gwybod yn well na’r llall.",
        ),
        ConnectionOf(
            "gwilym-delwyn",
            "Delwyn",
            "hen ffrind, o’r ysgol",
            "person",
            "friends",
            3,
            "all_right",
            "both",
            119,
            words="Mae e’n dweud yr un tair jôc. Mae un ohonyn nhw’n dda.",
        ),
        ConnectionOf("gwilym-steve", "Steve", "drws nesa", "person", "neighbours", 3, "all_right", "me", 119),
        ConnectionOf(
            "gwilym-llyfrgell",
            "Y llyfrgell",
            "y papur, a’r gwres",
            "place",
            "things",
            3,
            "all_right",
            "they",
            163,
        ),
        ConnectionOf(
            "gwilym-ysgol",
            "Yr ysgol",
            "deng mlynedd ar hugain",
            "organisation",
            "things",
            4,
            "thin",
            "me",
            163,
            ended=True,
        ),
        ConnectionOf("gwilym-carys", "Carys", "o’r cyngor", "person", "things", 4, "all_right", "they", 163, paid=True),
        ConnectionOf(
            "gwilym-nyrs",
            "Y nyrs",
            "pwysedd gwaed",
            "person",
            "things",
            4,
            "all_right",
            "they",
            163,
            words="Mae hi’n pwmpio fel petawn i’n deiar.",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="gwilym-shed",
            words="Lle â feis a golau da, a rhywun i’w ddysgu",
            days=119,
            by="carys",
            replies=(
                Reply(
                    "carys",
                    110,
                    "know_someone",
                    "Mae sied yng Nglynrhedynog, a phump o ddynion ynddi, a does neb yno’n gallu hogi.",
                    Promise("dod i’r sied y tro cyntaf", 105, 105),
                ),
                Reply(
                    "carys",
                    20,
                    "can",
                    "Wna i ddim busnesa. Ond fe fydda i’n gofyn, nawr ac yn y man.",
                    Promise("gofyn shwd mae’r sied yn mynd", -12),
                ),
            ),
            verdict=Verdict(61, "yes", "Maen nhw’n gweiddi Gwil arna i ’to. A fi nawr sy’n gorfod dweud, mewn munud."),
        ),
    ),
    matters=(
        Matter(
            key="gwilym-useful",
            words="I’d like to be useful again.",
            days=163,
            by="carys",
            top=True,
            language="en",
        ),
        Matter(
            key="gwilym-key",
            words="Fi sydd â’r allwedd, a fi sy’n agor.",
            days=62,
            by="carys",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling(
            "gwilym-useful",
            140,
            "gwilym",
            "further",
            "Fe ffonies i’r ysgol i gynnig help. Dim diolch, medden nhw, mae cwmni ’da ni nawr.",
        ),
        Telling("gwilym-useful", 104, "gwilym", "nearer", "Fe es i i’r sied. Ofynnodd neb am fy nhabledi i."),
        Telling(
            "gwilym-useful",
            24,
            "gwilym",
            "same",
            "Y sied ar gau ers pythefnos: y to. Fe ges i’r ystol mas, ac fe ges i bregeth hefyd.",
        ),
        Telling("gwilym-useful", 9, "gwilym", "nearer", "Y to’n iawn. Kyle oedd ar yr ystol. Fi oedd yn pregethu."),
    ),
    translations=(
        Translation(
            "gwilym-2",
            118,
            "carys",
            "en",
            told("""
                I was the one who got the call, some nights at midnight: the boiler gone, and the school to be
                open in the morning. Up I went, a torch in my mouth, and half an hour later it was like an oven
                there. Nobody knew a thing. That was the trick of it, that nobody had to know.

                Now nobody asks me anything but have I taken my tablets.

                I’ve a bench in the garage, and no room to turn round. I’d like a place with a vice and a good
                light, and somebody to teach. What use is it to a man to take the lot with him? I showed the lad
                next door how to put a new handle on an axe, and he’s still showing it to people.
            """),
        ),
    ),
    contributions=(
        Contribution(
            key="gwilym-fridays",
            words="Mae’r sied ar agor fore Gwener nawr hefyd, i’r bechgyn o’r ysgol. Fi ofynnodd, a fi sy’n agor.",
            days=30,
            by="gwilym",
            request="gwilym-shed",
            strength="gwilym-teach",
            may_tell=("Mae’r sied ar agor fore Gwener nawr hefyd, i’r bechgyn o’r ysgol.",),
        ),
    ),
    about_me=(
        AboutMe(
            key="gwilym-about-do",
            heading="please_do",
            words="Rhowch rywbeth yn fy nwylo i. Wedyn fe siarada i.",
            days=62,
            by="gwilym",
        ),
        AboutMe(
            key="gwilym-about-also",
            heading="also",
            words="Fi sydd ag allwedd y sied.",
            days=62,
            by="gwilym",
        ),
    ),
)
