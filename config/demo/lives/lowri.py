"""Lowri Haf Jenkins, Aberpennar."""

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
    Telling,
    Verdict,
    told,
)

LOWRI = Person(
    key="lowri",
    name="Lowri Haf Jenkins",
    call_me="Lows",
    language="cy",
    place="Aberpennar",
    introduced_by="Sandra, lle roedd hi’n byw ddiwetha",
    how_to_talk="Tecst gynta. Paid dod â ffolder. Cymraeg neu Saesneg, fi’n neidio o un i’r llall.",
    account="lowri",
    walked_with_by="tomos",
    conversations=(
        Conversation(
            key="lowri-1",
            days=134,
            time="16:30",
            where="yn y car, gyda sglods",
            who_was_there="Lowri a Tomos",
            language="cy",
            by="tomos",
            question="Taset ti’n cael dewis, sut wythnos fyddai hi?",
            words=told("""
                Fi’n cael allwedd y fflat dydd Llun. Deunaw oed, happy birthday, dyma dy allwedd di. Ma pawb
                yn gofyn ydw i’n excited. Siŵr o fod.

                So fi’n becso am y coginio. Fi’n gallu neud cawl i ddeg, Sandra ddysgodd fi. Beth so fi’n
                gwybod yw, pwy ti’n ffonio? Ma pawb arall yn ffonio mam. Fi moyn rhywun i ffonio pan ma’r
                boiler yn torri, a nhw ddim yn cael eu talu i ateb.

                O, a chael ci. Ond dim cŵn, medde’r contract. Ma tair tudalen am gŵn a hanner un am y
                boiler.
            """),
            noticed="Fe fytest ti’r sglods i gyd, ac wedyn cynnig talu.",
            kept=(
                Kept(
                    "rhywun i ffonio pan ma’r boiler yn torri, a nhw ddim yn cael eu talu i ateb",
                    "matter",
                    "lowri-ffonio",
                ),
                Kept("Fi’n gallu neud cawl i ddeg", "strength", "lowri-cawl"),
            ),
        ),
        Conversation(
            key="lowri-2",
            days=90,
            time="23:50",
            where="ar y ffôn, yn y bath, dan y duvet",
            who_was_there="Lowri",
            language="cy",
            by="lowri",
            question="Beth sydd ar eich meddwl chi heddiw?",
            words=told("""
                Y boiler. Fi’n gwybod. Nath e aros tan un ar ddeg nos Sul, fel tase fe wedi clywed fi’n
                siarad.

                Ffonies i’r rhif ar y llythyr, a wedodd y boi bydde rhywun yn ffonio nôl rhwng wyth ac un.
                Ffonies i ddim Sandra achos ma plant newydd ’da hi nawr a ma nhw’n fach. Sgrolles i lan a
                lawr drwy’r enwau i gyd. Ma cant pedwar deg o enwau ’da fi.

                Licen i tase rhywun yn gofyn i Sandra ydw i’n cael ffonio. Fi’n ffaelu gofyn. Os ti’n gofyn,
                ma nhw’n gallu gweud na.
            """),
            kept=(Kept("gofyn i Sandra ydw i’n cael ffonio", "request", "lowri-sandra"),),
        ),
        Conversation(
            key="lowri-3",
            days=58,
            time="17:00",
            where="yn cerdded ar hyd yr afon",
            who_was_there="Lowri a Tomos",
            language="cy",
            by="tomos",
            question="Petai yfory damaid bach yn haws, beth fyddai’n wahanol?",
            words=told("""
                Paid gweud wrth neb, reit? Es i ddim i’r coleg am bythefnos. O’n i’n gwisgo a phopeth. O’n
                i’n cyrraedd y drws a wedyn o’n i’n eistedd lawr yn fy nghot.

                Ma’r fflat mor dawel fi’n gadael y tap i redeg. Fi’n gwybod, fi’n talu am y dŵr. Nage trist
                ydw i. So fi jyst yn gwybod pa sŵn ma tŷ fod i neud pan dim ond ti sy ’na.

                Ma wastad rhywun wedi bod yr ochr arall i’r wal. Do’n i ddim yn lico nhw i gyd, ond o’n nhw
                ’na.
            """),
            who_can_see="us",
            kept=(Kept("pa sŵn ma tŷ fod i neud pan dim ond ti sy ’na", "matter", "lowri-swn"),),
        ),
        Conversation(
            key="lowri-4",
            days=37,
            time="12:40",
            where="on the wall outside the kennels",
            who_was_there="Lowri and Tomos",
            language="en",
            by="tomos",
            question="What sort of help do people come to you for?",
            words=told("""
                English today, I’ve been talking dog all morning.

                Girls in college come to me when there’s been a row at home. I’ve lived in seven houses, I
                can tell you what sort of row it is from three rooms off. I tell them, eat something, then
                decide. That’s all the advice I’ve got and it works.

                I’m here Saturdays now. There’s a greyhound who won’t come out for anybody. So I sit outside
                with my back to him and read out loud, my Welsh homework, ’cause it’s got to be done. Third
                week he put his chin on my shoulder. I never cried when I got the flat but I cried then,
                tidy.

                I want to do this for work. Being there till they come out.
            """),
            noticed="The greyhound looked at me, and went back in.",
            kept=(
                Kept("I want to do this for work. Being there till they come out.", "matter", "lowri-work"),
                Kept("eat something, then decide", "strength", "lowri-advice"),
                Kept("There’s a greyhound who won’t come out for anybody.", "connection", "lowri-greyhound"),
            ),
        ),
    ),
    strengths=(
        Strength("lowri-cawl", "Cawl i ddeg", 134),
        Strength("lowri-advice", "Eat something, then decide", 37, language="en"),
        Strength("lowri-wait", "Aros nes bod rhywun yn barod i ddod mas", 37, "tomos"),
        Strength("lowri-ieithoedd", "Neidio o un iaith i’r llall", 37),
    ),
    connections=(
        ConnectionOf(
            "lowri-sandra-c",
            "Sandra",
            "fi’n cael ffonio hi",
            "person",
            "family",
            1,
            "strong",
            "both",
            134,
            words="Twpsyn, wedodd hi. Ffonia.",
        ),
        ConnectionOf(
            "lowri-kai",
            "Kai",
            "brawd bach",
            "person",
            "family",
            1,
            "strong",
            "me",
            134,
            words="Unwaith y mis, am ddwy awr, mewn stafell â thegan heb lygad.",
            where="Y Barri",
            far=True,
        ),
        ConnectionOf("lowri-mam", "Mam", "mam", "person", "family", 4, "hard_going", "me", 134),
        ConnectionOf(
            "lowri-greyhound",
            "Gethin",
            "y milgi",
            "animal",
            "friends",
            2,
            "strong",
            "both",
            37,
            words="He put his chin on my shoulder.",
        ),
        ConnectionOf("lowri-merched", "Merched y coleg", "amser cinio", "group", "friends", 3, "all_right", "me", 37),
        ConnectionOf("lowri-kennels", "The kennels", "dydd Sadwrn", "organisation", "things", 2, "strong", "both", 60),
        ConnectionOf(
            "lowri-doreen",
            "Doreen",
            "lan llofft",
            "person",
            "neighbours",
            3,
            "all_right",
            "both",
            51,
            words="Mae hi’n drwm ei chlyw, felly fi’n gallu clywed y newyddion am ddim.",
        ),
        ConnectionOf("lowri-tomos", "Tomos", "o’r cyngor", "person", "things", 3, "all_right", "they", 134, paid=True),
        ConnectionOf(
            "lowri-landlord",
            "Y rhif ar y llythyr",
            "y boiler",
            "organisation",
            "things",
            4,
            "thin",
            "they",
            90,
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="lowri-sandra",
            words="Gofyn i Sandra ydw i’n cael ffonio hi, achos fi’n ffaelu",
            days=90,
            by="lowri",
            replies=(
                Reply(
                    "tomos",
                    89,
                    "can",
                    "Fe ofynna i. Dw i’n meddwl mod i’n gwybod yr ateb.",
                    Promise("gofyn i Sandra", 86, 87),
                ),
            ),
            verdict=Verdict(80, "yes", "Ma hi’n grac bod neb wedi gofyn iddi cyn hyn. Crac neis."),
        ),
        RequestFor(
            key="lowri-gwaith",
            words="Rhywun sy’n gweithio gyda chŵn, i weud shwd gafodd hi’r job",
            days=30,
            by="lowri",
            replies=(
                Reply(
                    "tomos",
                    25,
                    "know_someone",
                    "Mae Ffion, chwaer ffrind i fi, yn nyrs gyda’r fet. Mae hi’n fodlon cwrdd am goffi.",
                    Promise("hala rhif Ffion", 21),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="lowri-ffonio",
            words="Rhywun i ffonio pan ma’r boiler yn torri, a nhw ddim yn cael eu talu i ateb.",
            days=134,
            by="tomos",
            top=True,
        ),
        Matter(
            key="lowri-work",
            words="I want to do this for work. Being there till they come out.",
            days=37,
            by="tomos",
            language="en",
        ),
        Matter(
            key="lowri-swn",
            words="Gwybod pa sŵn ma tŷ fod i neud pan dim ond ti sy ’na.",
            days=58,
            by="tomos",
            who_can_see="us",
        ),
    ),
    tellings=(
        Telling("lowri-ffonio", 91, "lowri", "further", "Cant pedwar deg o enwau yn y ffôn. Ffonies i neb."),
        Telling(
            "lowri-ffonio",
            79,
            "lowri",
            "nearer",
            "Ffonies i Sandra heb reswm. Siaradon ni am fresych am awr.",
        ),
        Telling(
            "lowri-work",
            16,
            "lowri",
            "same",
            "Ma rhywun wedi cymryd Gethin adre. Fi’n hapus iddo fe. Fi ddim.",
        ),
        Telling("lowri-ffonio", 4, "lowri", "have_it", "Sandra ffoniodd FI. Ei boiler hi wedi torri."),
    ),
)
