"""The five people Tomos walks alongside."""

from config.demo.shape import (
    Change,
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
            noticed="Awr o siarad, a ddim yn chwilio am air unwaith.",
            kept=(
                Kept(
                    "Aros ar y mynydd, a rhywun i siarad Cymraeg â fi heblaw’r ci.", "matter", "marged-mynydd"
                ),
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

                Fe ddysges i cwtsh dan stâr i’r un fach, ac fe aeth hi i fyw ’na am y prynhawn.

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
                wedyn nes bod y ngwynt i’n ôl, a Fflos yn llyfu’r lludw oddi ar fy llaw i.

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
        ConnectionOf(
            "marged-alan", "Alan", "sy’n dysgu Cymraeg", "person", "friends", 3, "all_right", "both", 70
        ),
        ConnectionOf(
            "marged-mynydd-c", "Y mynydd", "tu ôl i’r ffenest", "place", "things", 1, "strong", "they", 151
        ),
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
        ConnectionOf(
            "marged-tomos", "Tomos", "o’r cyngor", "person", "things", 4, "all_right", "they", 151, paid=True
        ),
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
            "Dwy a thair gwaith y dydd mae hi’n ffonio nawr. Pethau bach i gyd.",
        ),
        Telling(
            "marged-mynydd", 69, "tomos", "", "Roedd pump o gwpanau ar y ford. Doedd dim digon o le i ’un i."
        ),
        Telling("marged-mynydd", 43, "tomos", "", "Dim bws dydd Iau, felly neb. Roedd hi wedi pobi."),
        Telling("marged-enw", 36, "tomos", "", "Mae tair o’r pedair yn dweud Marged nawr."),
    ),
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

                O, a ci. Ond dim cŵn, medde’r contract. Ma tair tudalen am gŵn a hanner un am y boiler.
            """),
            noticed="Fe fwytodd hi’r sglods i gyd, wedyn cynnig talu.",
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
        Strength("lowri-ieithoedd", "Neidio rhwng dwy iaith, a chi", 37),
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
        ConnectionOf(
            "lowri-merched", "Merched y coleg", "amser cinio", "group", "friends", 3, "all_right", "me", 37
        ),
        ConnectionOf(
            "lowri-kennels", "The kennels", "dydd Sadwrn", "organisation", "things", 2, "strong", "both", 60
        ),
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
        ConnectionOf(
            "lowri-tomos", "Tomos", "o’r cyngor", "person", "things", 3, "all_right", "they", 134, paid=True
        ),
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
                    "Mae chwaer ffrind i fi’n nyrs i fet ym Merthyr. Mae hi’n fodlon cwrdd am goffi.",
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

CLIVE = Person(
    key="clive",
    name="Clive Hopkins",
    call_me="Clive",
    language="en",
    place="Trealaw",
    introduced_by="Leanne, his daughter",
    how_to_talk="Not before eleven. Don’t be cheerful. If I don’t come to the door, try again the same week.",
    account="clive",
    walked_with_by="tomos",
    alongside=(Supporter(account="leanne", how_related="daughter", since_days=145),),
    conversations=(
        Conversation(
            key="clive-1",
            days=145,
            time="11:30",
            where="in the kitchen, with the washing machine going",
            who_was_there="Clive, Leanne and Tomos",
            language="en",
            by="tomos",
            question="What are you looking forward to? And if there is nothing, what would you like there to be?",
            words=told("""
                Nothing. You did say I could say nothing.

                I was on the presses twenty-nine years. There was four hundred of us and you could hear us
                in Penygraig. Then it was a car park with a fence round it, and then they put up a sign
                about what they were going to build, and now the sign’s fell down. I walk past it. I don’t
                know why, it’s uphill.

                I want a reason to take my coat off the hook. It’s a good coat. Leanne bought it me for the
                interviews.

                I could set any press in that place by the sound of it. There’s no box for that. What’s it
                good for now, listening? If you’ve got something that wants mending, and it isn’t me, I’ll
                look at it.
            """),
            noticed="The machine was off its balance. You wedged it with a beer mat and never stopped talking.",
            kept=(
                Kept("I want a reason to take my coat off the hook.", "matter", "clive-coat"),
                Kept("I could set any press in that place by the sound of it.", "strength", "clive-ear"),
                Kept("something that wants mending, and it isn’t me", "request", "clive-mending"),
            ),
        ),
        Conversation(
            key="clive-2",
            days=57,
            time="12:00",
            where="on the front step",
            who_was_there="Clive and Tomos",
            language="en",
            by="tomos",
            question="What sort of help do people come to you for?",
            words=told("""
                Leanne’s neighbour come to me with a mixer. I said I’m not a shop. It was the bearing. I did
                it out here on the step so I’d have to see people, which was your idea, so don’t look
                pleased.

                Then there’s this chapel in Porth with an organ that coughs. The old boy who sees to it, Mr
                Protheroe, he’s eighty-six and can’t do the ladder. So I stand inside the organ, the actual
                inside, and he presses one note at a time and shouts, what do you hear? Nobody’s asked me
                that for six years.

                Then I had two bad weeks and didn’t go. Couldn’t tell you why. He never rang to ask where I
                was. I went back, and he’d left the ladder out.
            """),
            kept=(
                Kept("The old boy who sees to it, Mr Protheroe", "connection", "clive-protheroe"),
                Kept("It was the bearing.", "strength", "clive-bearing"),
            ),
        ),
        Conversation(
            key="clive-3",
            days=18,
            time="11:45",
            where="walking up past the old works",
            who_was_there="Clive and Tomos",
            language="en",
            by="tomos",
            question="You have told enough people enough things. "
            "What is the one thing you would want me to hear?",
            words=told("""
                I sold the van. Leanne thinks it’s in the lock-up. She keeps on that I could do the odd job
                if I’d only get the van out, and I keep saying the battery’s flat. Eight months I’ve been
                saying that. It’s the longest battery in Wales.

                It went on the gas. I’m not ashamed of the gas. I’m ashamed of the battery.

                I’ll tell her. But I’ll tell her when I’ve got something else to tell her the same day. So
                that’s for you, and it stops with you.
            """),
            who_can_see="us",
            kept=(
                Kept(
                    "I’ll tell her when I’ve got something else to tell her the same day",
                    "matter",
                    "clive-van",
                ),
            ),
        ),
        Conversation(
            key="clive-4",
            days=11,
            time="20:30",
            where="on Leanne’s old laptop",
            who_was_there="Clive",
            language="en",
            by="clive",
            question="What has changed since we last talked?",
            words=told("""
                Two fingers typing so it’ll be short. They want the organ right for a wedding and Mr
                Protheroe has told them I’m his assistant. I said since when. He said since the ladder.

                Trouble is it’s Sunday mornings after the service and there’s no bus gets me to Porth by
                nine. I’ve looked. There’s one that gets me there by ten past eleven, when they’re locking
                up. I walked it once and I was fit for nothing.

                I had the coat on before I looked at the timetable, mind. Put that down.
            """),
            kept=(Kept("no bus gets me to Porth by nine", "request", "clive-bus"),),
        ),
    ),
    strengths=(
        Strength("clive-ear", "Hearing what’s wrong with a machine", 145),
        Strength("clive-bearing", "Mending a thing on the step", 57),
        Strength("clive-straight", "Saying nothing when there’s nothing to say", 57, "tomos"),
    ),
    connections=(
        ConnectionOf(
            "clive-leanne",
            "Leanne",
            "daughter",
            "person",
            "family",
            1,
            "strong",
            "they",
            145,
            words="She’s got her mother’s chin. You don’t argue with it.",
        ),
        ConnectionOf(
            "clive-tyler",
            "Tyler",
            "grandson",
            "person",
            "family",
            2,
            "strong",
            "both",
            145,
            words="He’s four. He thinks I can mend a balloon.",
        ),
        ConnectionOf("clive-julie", "Julie", "my ex", "person", "family", 4, "hard_going", "both", 145),
        ConnectionOf(
            "clive-protheroe",
            "Mr Protheroe",
            "the organ",
            "person",
            "friends",
            3,
            "strong",
            "both",
            57,
            words="He left the ladder out.",
        ),
        ConnectionOf(
            "clive-presses",
            "The press shop",
            "four hundred of us",
            "group",
            "friends",
            4,
            "thin",
            "both",
            145,
            ended=True,
        ),
        ConnectionOf(
            "clive-bryn",
            "Bryn",
            "my butty on nights",
            "person",
            "friends",
            2,
            "strong",
            "both",
            145,
            words="Twenty years, and I never once heard him finish a joke for laughing.",
            died=True,
        ),
        ConnectionOf(
            "clive-organ", "The organ in Porth", "it coughs", "place", "things", 2, "all_right", "both", 57
        ),
        ConnectionOf(
            "clive-tomos", "Tomos", "council", "person", "things", 3, "all_right", "they", 145, paid=True
        ),
        ConnectionOf(
            "clive-jobs",
            "The job office",
            "every second Tuesday",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            145,
            words="Nice girl. She’s got to ask me the same nine things or she gets told off.",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="clive-mending",
            words="Something that wants mending, that isn’t me",
            days=145,
            by="tomos",
            replies=(
                Reply(
                    "leanne",
                    138,
                    "know_someone",
                    "Next door’s mixer. She’s been beating eggs by hand for a year.",
                ),
                Reply(
                    "tomos",
                    120,
                    "know_someone",
                    "There is an organ in Porth that nobody can get up to.",
                    Promise("bring the organ man’s number", 110, 96),
                ),
            ),
            verdict=Verdict(56, "yes", "It coughs less. So do I."),
        ),
        RequestFor(
            key="clive-bus",
            words="Some way to get to Porth by nine on a Sunday",
            days=11,
            by="clive",
            replies=(
                Reply(
                    "tomos",
                    10,
                    "not_me",
                    "Because I asked the bus people and they laughed. I will keep asking.",
                ),
                Reply(
                    "leanne",
                    9,
                    "can",
                    "I’ll run you, Dad. You only had to say. Tyler can hold the torch.",
                    Promise("be outside at half past eight on Sunday", -4),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="clive-coat",
            words="I want a reason to take my coat off the hook.",
            days=145,
            by="tomos",
            top=True,
        ),
        Matter(
            key="clive-van",
            words="I’ll tell her when I’ve got something else to tell her the same day.",
            days=18,
            by="tomos",
            who_can_see="us",
        ),
    ),
    tellings=(
        Telling(
            "clive-coat",
            112,
            "clive",
            "further",
            "Didn’t open the door to Tomos. I heard him wait. He waited longer than I thought he would.",
        ),
        Telling(
            "clive-coat",
            93,
            "clive",
            "nearer",
            "Stood inside an organ. I’d like to see them put that on a form.",
        ),
        Telling("clive-coat", 70, "clive", "further", "Bad fortnight. The coat’s on the hook."),
        Telling("clive-coat", 58, "leanne", "", "He smelt of dust and polish, and he ate two dinners."),
        Telling("clive-coat", 10, "clive", "nearer", "Had the coat on before I’d looked at the timetable."),
    ),
)

AMAL = Person(
    key="amal",
    name="Amal Osman",
    call_me="Amal",
    language="en",
    place="Hirwaun",
    introduced_by="Salma’s nursery",
    how_to_talk="Slowly please, but not loudly. English is my third, Cymraeg is my fourth. If I only smile, ask again.",
    account="amal",
    walked_with_by="tomos",
    conversations=(
        Conversation(
            key="amal-1",
            days=150,
            time="10:15",
            where="at home, with three kettles",
            who_was_there="Amal, Salma and Tomos",
            language="en",
            by="tomos",
            question="What would a good life look like to you?",
            words=told("""
                In my country I was a pharmacist. I measured things for people. Here, people measure me.
                They are kind. They bring bags: rice, coats, a kettle. I have three kettles.

                A good life, I think, is when somebody knocks and I say come in, I have made it myself. I
                want to be the one who brings the cake. Always I am the one who says thank you. My mouth is
                tired from thank you.

                Salma is in the Welsh nursery. She comes home and says paned, Mama, and I don’t know what
                she wants. So I learn also. Bore da. Dw i eisiau paned. You see? Already I can ask for tea.
                Now I have only to find the person to ask.
            """),
            noticed="You made the tea in a glass, with mint. I said thank you, and you laughed at me.",
            kept=(
                Kept("I want to be the one who brings the cake.", "matter", "amal-cake"),
                Kept("In my country I was a pharmacist.", "strength", "amal-pharmacy"),
            ),
        ),
        Conversation(
            key="amal-2",
            days=80,
            time="13:00",
            where="on the wall by the bus stop",
            who_was_there="Amal, Salma and Tomos",
            language="en",
            by="tomos",
            question="Who do you like to be with?",
            words=told("""
                The old lady on the mountain, Marged. We go on the bus, Alan from the class and me, and then
                we walk, with Salma on every wall. She corrects everything. Here the people are too polite,
                nobody corrects me, so how can I learn? Marged says, dim fel ’na, bach, and I say it again
                until it is right. It is like medicine.

                She showed me her bread. I took her basbousa. I carried it on the bus on my knees like a
                baby. She said it was too sweet, and she had three.

                So now you must help me with the other thing. I have my papers from the university. Somebody
                to look at my papers and tell me what they are worth here. Not kindly. Truly.
            """),
            kept=(
                Kept("The old lady on the mountain, Marged", "connection", "amal-marged"),
                Kept(
                    "Somebody to look at my papers and tell me what they are worth here",
                    "request",
                    "amal-papers",
                ),
                Kept("I took her basbousa.", "strength", "amal-basbousa"),
            ),
        ),
        Conversation(
            key="amal-3",
            days=35,
            time="17:30",
            where="on the doorstep",
            who_was_there="Amal, Keith from over the road and Tomos",
            language="en",
            by="tomos",
            question="What has changed since we last talked?",
            words=told("""
                On Friday in the night somebody put paint on my door. There was no words in it, only paint.
                I told Salma it was the wind. She said the wind has not got a brush, Mama.

                I did not go to the class. I did not go anywhere for six days. I put back the second lock.

                Then Keith from over the road, who never said good morning to me, he came with a bucket. He
                did not say anything. We scrubbed for one hour. At the end he said, you’ve missed a bit. It
                was true, I had missed a bit. So I fetched him tea, and he said, in a glass? and he drank
                it.
            """),
            kept=(Kept("Keith from over the road", "connection", "amal-keith"),),
        ),
        Conversation(
            key="amal-4",
            days=6,
            time="21:00",
            where="on my phone",
            who_was_there="Amal",
            language="cy",
            by="amal",
            question="Beth sydd ar eich meddwl chi heddiw?",
            words=told("""
                Dw i’n ysgrifennu yn Gymraeg. Mae Marged yn dweud bod rhaid i fi. Mae hi’n edrych ar bopeth
                wedyn gyda beiro coch.

                Es i i’r dosbarth eto dydd Mawrth. Gwnes i ddwy gacen, un i’r dosbarth ac un i Keith. Mae
                Keith wedi dysgu un gair, shukran. Dw i wedi dysgu un gair gan Keith, ond mae Marged yn
                dweud paid.

                Mae Salma yn breuddwydio yn Gymraeg nawr. Dw i’n clywed hi yn y nos. Mae hi’n dweud paned.
            """),
        ),
    ),
    strengths=(
        Strength("amal-pharmacy", "Measuring exactly", 150),
        Strength("amal-basbousa", "Basbousa, carried on a bus", 80),
        Strength("amal-languages", "Starting again in a fourth language", 80, "tomos"),
        Strength("amal-listening", "Asking why", 80, "tomos"),
    ),
    connections=(
        ConnectionOf("amal-salma", "Salma", "daughter", "person", "family", 1, "strong", "both", 150),
        ConnectionOf(
            "amal-sister",
            "Huda",
            "sister",
            "person",
            "family",
            1,
            "strong",
            "both",
            150,
            words="When the line is good we say nothing, to enjoy it.",
            where="Cairo",
            far=True,
        ),
        ConnectionOf(
            "amal-mother",
            "My mother",
            "mother",
            "person",
            "family",
            1,
            "strong",
            "they",
            150,
            words="I have her hands. I see them when I make bread.",
            died=True,
        ),
        ConnectionOf(
            "amal-marged",
            "Marged",
            "the old lady on the mountain",
            "person",
            "friends",
            3,
            "strong",
            "both",
            80,
            words="She said it was too sweet, and she had three.",
        ),
        ConnectionOf(
            "amal-alan", "Alan", "from the Welsh class", "person", "friends", 3, "all_right", "both", 124
        ),
        ConnectionOf(
            "amal-keith",
            "Keith",
            "over the road",
            "person",
            "neighbours",
            3,
            "all_right",
            "both",
            35,
            words="He said, you’ve missed a bit. It was true.",
        ),
        ConnectionOf(
            "amal-class", "The Welsh class", "Tuesdays", "group", "things", 3, "strong", "both", 140
        ),
        ConnectionOf(
            "amal-nursery",
            "Salma’s nursery",
            "every day",
            "organisation",
            "things",
            3,
            "all_right",
            "they",
            150,
        ),
        ConnectionOf(
            "amal-tomos", "Tomos", "council", "person", "things", 4, "all_right", "they", 150, paid=True
        ),
        ConnectionOf(
            "amal-lawyer",
            "The lawyer",
            "letters",
            "person",
            "things",
            4,
            "thin",
            "they",
            150,
            where="Cardiff",
            paid=True,
        ),
    ),
    requests=(
        RequestFor(
            key="amal-oven",
            words="An oven that goes to two hundred",
            days=128,
            by="amal",
            replies=(
                Reply(
                    "tomos",
                    121,
                    "know_someone",
                    "A man in the Welsh class fits them. He has one from a kitchen nobody wanted.",
                    Promise("bring Alan’s cousin with the oven", 112, 110),
                ),
            ),
            verdict=Verdict(97, "yes", "Two hundred, and it stays there. Come on Saturday, all of you."),
        ),
        RequestFor(
            key="amal-papers",
            words="Somebody to look at my papers and tell me what they are worth here",
            days=80,
            by="tomos",
            replies=(
                Reply(
                    "tomos",
                    74,
                    "can",
                    "I do not know who does that, but I will find out.",
                    Promise("find who reads papers from other countries", 60, 41),
                ),
                Reply(
                    "tomos",
                    40,
                    "know_someone",
                    "A pharmacist in Aberdare came here with papers too. She will read yours, truly.",
                    Promise("be there when she reads them", -5),
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="amal-cake", words="I want to be the one who brings the cake.", days=150, by="tomos", top=True
        ),
        Matter(
            key="amal-work",
            words="I want to be a pharmacist again.",
            days=79,
            by="amal",
            changed=(
                Change(
                    39, "amal", "I want to be a pharmacist again. In Wales. Yn Gymraeg, if they wait for me."
                ),
            ),
        ),
        Matter(
            key="amal-nursery-keep",
            words="Salma stays in the Welsh nursery, with her friends.",
            days=150,
            by="tomos",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling("amal-cake", 96, "amal", "nearer", "Eleven people, and I only had nine plates."),
        Telling(
            "amal-cake", 36, "amal", "further", "I do not want to open the door. The cake is for nobody."
        ),
        Telling(
            "amal-cake", 28, "amal", "nearer", "I took one over the road. Keith gave back the plate, washed."
        ),
        Telling(
            "amal-cake", 5, "amal", "have_it", "In the class they said, Amal, who made this? And I said, fi."
        ),
    ),
)

RHYS = Person(
    key="rhys",
    name="Rhys Vaughan",
    call_me="Rhys",
    language="en",
    place="Tonyrefail",
    introduced_by="The secretary of the rugby club",
    how_to_talk="Give me time, my mouth’s slower than I am. Don’t finish my sentences. You’ll only get them wrong.",
    account="rhys",
    walked_with_by="tomos",
    alongside=(Supporter(account="karen", how_related="mam", since_days=112),),
    conversations=(
        Conversation(
            key="rhys-1",
            days=112,
            time="18:00",
            where="in his bedroom, under the fixtures",
            who_was_there="Rhys, his mam and Tomos",
            language="en",
            by="tomos",
            question="If it was up to you, what would your week be like?",
            words=told("""
                It’d have a Saturday in it. I haven’t had a whole Saturday since school. The van comes at
                quarter past three. Kick-off’s half past two. You work it out. I’ve seen the first half of
                every home game for six years, and I’ve read about the second.

                I want to do the tannoy at the rugby, and get home when I say, not when the van says. I know
                it takes me a bit to get a word out. It takes our scrum-half a bit to get the ball out, and
                they still let him.

                I know every player we’ve had since I was ten. Weights, middle names. Mam says I should be
                plugged in. So all I’m asking for is a lift home from the rugby when it’s over, not before.
            """),
            noticed="Your mam went to finish a sentence for you, and stopped herself. You both saw me see it.",
            kept=(
                Kept(
                    "I want to do the tannoy at the rugby, and get home when I say, not when the van says.",
                    "matter",
                    "rhys-tannoy",
                ),
                Kept("I know every player we’ve had since I was ten.", "strength", "rhys-players"),
                Kept("a lift home from the rugby when it’s over, not before", "request", "rhys-lift"),
            ),
        ),
        Conversation(
            key="rhys-2",
            days=70,
            time="17:30",
            where="on his phone, with his thumb",
            who_was_there="Rhys",
            language="en",
            by="rhys",
            question="What would you be doing if nobody was fussing over you?",
            words=told("""
                Being late for something. I’ve never been late in my life. There’s always somebody stood
                behind me with the brakes off.

                The club minibus is no good. It’s got a ramp, and the ramp’s got a shed on it. So that’s
                that for now. I’ll be honest, I was gutted. I’d told people.

                So I did the second half out of my bedroom window instead, with the radio on low. The whole
                forty. Next door clapped. And the club secretary was walking his dog, and he stopped and he
                listened right to the final whistle. He said, you’re slow, butt, but you’re clear, and the
                fella we’ve got is neither.
            """),
            kept=(Kept("you’re slow, butt, but you’re clear", "strength", "rhys-clear"),),
        ),
        Conversation(
            key="rhys-3",
            days=9,
            time="16:00",
            where="in his bedroom, with the door shut",
            who_was_there="Rhys and Tomos",
            language="en",
            by="tomos",
            question="Tell me about a good day. What is in it?",
            words=told("""
                Saturday. I did Saturday.

                They put me on a crate by the hatch, chair and all. I did both halves. I did a lost shoe,
                and the raffle, and I said the away side’s prop’s middle name, which is Tarquin, and he
                looked up. You could hear it going round the ground.

                I lost my place once. I just stopped, and nothing came, and nobody finished it for me. Three
                hundred people waited. Then I got it.

                Gaynor ran me home in her dad’s van, gone nine. Mam was at the door with the face on. I
                said, I’m late. Best thing I’ve ever said.
            """),
            kept=(Kept("Gaynor ran me home in her dad’s van", "connection", "rhys-gaynor"),),
        ),
    ),
    strengths=(
        Strength("rhys-players", "Every player since he was ten, middle names too", 112),
        Strength("rhys-clear", "Slow but clear", 70),
        Strength("rhys-raffle", "Making three hundred people wait", 9, "tomos"),
    ),
    connections=(
        ConnectionOf(
            "rhys-mam",
            "Mam",
            "mam",
            "person",
            "family",
            1,
            "strong",
            "they",
            112,
            words="She’s learning to let me be late. She’s not a natural.",
        ),
        ConnectionOf(
            "rhys-dad",
            "Dad",
            "dad",
            "person",
            "family",
            3,
            "thin",
            "they",
            112,
            words="We do scores. We’re good at scores.",
            where="Aberdeen",
            far=True,
        ),
        ConnectionOf(
            "rhys-bethan",
            "Bethan",
            "sister",
            "person",
            "family",
            2,
            "strong",
            "both",
            112,
            where="Bristol",
            far=True,
        ),
        ConnectionOf(
            "rhys-club", "The rugby club", "home games", "organisation", "things", 1, "strong", "both", 112
        ),
        ConnectionOf(
            "rhys-sec",
            "Mr Jeffreys",
            "club secretary, walks his dog past",
            "person",
            "friends",
            3,
            "all_right",
            "both",
            70,
        ),
        ConnectionOf(
            "rhys-gaynor",
            "Gaynor",
            "works with Mam, has the van",
            "person",
            "friends",
            3,
            "all_right",
            "they",
            9,
            words="She drives like it’s stolen. I love it.",
        ),
        ConnectionOf(
            "rhys-next",
            "Mr and Mrs Iqbal",
            "next door, they clapped",
            "group",
            "neighbours",
            3,
            "all_right",
            "both",
            70,
        ),
        ConnectionOf(
            "rhys-van",
            "The van",
            "quarter past three",
            "organisation",
            "things",
            4,
            "hard_going",
            "they",
            112,
            words="Lovely drivers. It’s the clock I can’t stand.",
            paid=True,
        ),
        ConnectionOf(
            "rhys-tomos", "Tomos", "council", "person", "things", 4, "all_right", "they", 112, paid=True
        ),
    ),
    requests=(
        RequestFor(
            key="rhys-lift",
            words="A lift home from the rugby when it’s over, not before",
            days=112,
            by="tomos",
            replies=(
                Reply(
                    "tomos",
                    108,
                    "can",
                    "The club has a minibus with a ramp. I will ask.",
                    Promise("ask about the minibus", 100, 101),
                ),
                Reply("karen", 98, "not_me", "Because I’m in work Saturdays, and because I’d fuss."),
                Reply(
                    "karen",
                    52,
                    "know_someone",
                    "Gaynor in work. Her dad had a van with a ramp and it’s only sitting there.",
                    Promise("ask Gaynor", 50, 49),
                ),
            ),
            verdict=Verdict(8, "yes", "Gone nine. I was late."),
        ),
        RequestFor(
            key="rhys-key",
            words="My own key on a string, so I can let myself in",
            days=8,
            by="rhys",
            replies=(
                Reply(
                    "karen", 7, "can", "All right. All right. I’ll get one cut.", Promise("get a key cut", -1)
                ),
            ),
        ),
    ),
    matters=(
        Matter(
            key="rhys-tannoy",
            words="I want to do the tannoy at the rugby, and get home when I say, not when the van says.",
            days=112,
            by="tomos",
            top=True,
        ),
        Matter(
            key="rhys-room",
            words="My room, my fixtures on the wall, and knock first.",
            days=112,
            by="tomos",
            keep_as_it_is=True,
        ),
    ),
    tellings=(
        Telling(
            "rhys-tannoy", 99, "rhys", "further", "The ramp’s got a shed on it. You couldn’t make it up."
        ),
        Telling("rhys-tannoy", 69, "rhys", "nearer", "Slow but clear. I’m having that on a T-shirt."),
        Telling("rhys-tannoy", 40, "rhys", "same", "Game off, waterlogged. I announced that to the dog."),
        Telling(
            "rhys-tannoy",
            8,
            "karen",
            "",
            "I stood at that door from six. I’d do it again. I won’t tell him that.",
        ),
        Telling("rhys-tannoy", 7, "rhys", "have_it", "They’ve put me down for the next three. In pen."),
    ),
)

WITH_TOMOS: tuple[Person, ...] = (MARGED, LOWRI, CLIVE, AMAL, RHYS)
