"""What people live with."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from outcomes.measures import rows
from outcomes.measures.shape import Group, Kind, Measure, Reported, Sentences

IN_EVERY_100 = _("in every 100 people")
SO_MANY_IN_100 = _("%(number)s in every 100")

DAYS_TO_HELP = Measure(
    key="days_to_help",
    kind=Kind.TYPICAL,
    group=Group.LIFE,
    title=_("Days from asking to help"),
    what=_("From the day somebody asked for something to the day the first help with it began."),
    unit=_("days"),
    amount=ngettext_lazy("%(number)s day", "%(number)s days", "number"),
    how=_(
        "We take everybody for whom first help with something began in the month, and count the days from asking"
        " to that help; of several, the longest. People are put in order by it, the shortest wait first, and the"
        " figure is the one in the middle: half waited less, and half waited longer."
    ),
    leaves_out=_(
        "Whoever is still waiting: they come in here in the month in which help begins, with all the days they"
        " waited. Help that nobody wrote down."
    ),
    sentences=Sentences(
        usual=_("Help begins %(how_long)s after somebody asks"),
        so_far=_("So far help begins %(how_long)s after somebody asks"),
        too_early=_("It is too early to say how long help takes to begin"),
        more=_("Help has taken longer to begin since about %(month)s"),
        fewer=_("Help has begun sooner since about %(month)s"),
    ),
    rows=rows.DAYS_TO_HELP,
    bands=(0, 8, 15, 29, 57, 92, 183, 366),
    clip=(0, 731),
    reported=Reported(
        words=_("The article reports a wait of 285 days for support with housing, and afterwards nobody waiting."),
        before=285,
    ),
)

LISTENED = Measure(
    key="listened",
    kind=Kind.SHARE,
    group=Group.LIFE,
    title=_("People who say that we really listened"),
    what=_("Of those who answered “Did we really listen?”, how many said “Yes, really”."),
    unit=IN_EVERY_100,
    amount=SO_MANY_IN_100,
    how=_(
        "Everybody who answered in the month is counted once, with their latest answer. The figure is how many"
        " in every 100 of them said “Yes, really”."
    ),
    leaves_out=_(
        "Whoever was not asked, or did not answer. Which of the four answers it was is counted, whoever else reads it;"
        " their words are not."
    ),
    sentences=Sentences(
        usual=_("About %(number)s in every 100 people say that we really listened"),
        so_far=_("So far about %(number)s in every 100 people say that we really listened"),
        too_early=_("It is too early to say whether people feel listened to"),
        more=_("More people have said that we really listened since about %(month)s"),
        fewer=_("Fewer people have said that we really listened since about %(month)s"),
    ),
    rows=rows.LISTENED,
)

CAME_BACK = Measure(
    key="came_back",
    kind=Kind.SHARE,
    group=Group.LIFE,
    title=_("People who had to come back about the same thing"),
    what=_("Of those who asked for something, how many had asked for the same before."),
    unit=IN_EVERY_100,
    amount=SO_MANY_IN_100,
    how=_(
        "Everybody who asked for something in the month is counted once. The figure is how many in every 100 of"
        " them asked for at least one thing that they had asked for before."
    ),
    leaves_out=_("What was asked for again, but was not recognised as the same."),
    sentences=Sentences(
        usual=_("About %(number)s in every 100 people have to come back about the same thing"),
        so_far=_("So far about %(number)s in every 100 people have to come back about the same thing"),
        too_early=_("It is too early to say how many people have to come back"),
        more=_("More people have had to come back about the same thing since about %(month)s"),
        fewer=_("Fewer people have had to come back about the same thing since about %(month)s"),
    ),
    rows=rows.CAME_BACK,
    reported=Reported(
        words=_("The article reports that re-referrals went from 46 to 10 in every 100: 36 points fewer."),
        before=46,
        after=10,
    ),
)

TIMES_TOLD = Measure(
    key="times_told",
    kind=Kind.BANDS,
    group=Group.LIFE,
    title=_("Times people had to tell their story"),
    what=_("To how many different workers somebody has told their story, of those who talked with us."),
    unit=_("workers"),
    amount=_("%(number)s workers"),
    how=_(
        "We take everybody who had a conversation in the month, and count to how many different workers they have"
        " told their story from the beginning until then: one, two, three, or four and more, which counts as four."
        " The figure is the mean."
    ),
    leaves_out=_("Tellings outside Bywyd Da: to a hospital, to a doctor, on the telephone."),
    sentences=Sentences(
        usual=_("People tell their story to about %(number)s workers"),
        so_far=_("So far people tell their story to about %(number)s workers"),
        too_early=_("It is too early to say how often people have to tell their story"),
        more=_("People have told their story to more workers since about %(month)s"),
        fewer=_("People have told their story to fewer workers since about %(month)s"),
    ),
    rows=rows.TIMES_TOLD,
    # Whole numbers stand in the middle of their band, so that a mean of the middles is theirs.
    bands=(0.5, 1.5, 2.5, 3.5),
    clip=(0.5, 4.5),
    decimals=1,
)

NEARER = Measure(
    key="nearer",
    kind=Kind.SHARE,
    group=Group.LIFE,
    title=_("People for whom what matters is nearer"),
    what=_("Of those who told how it is going with what matters to them, how many are nearer, or have it."),
    unit=IN_EVERY_100,
    amount=SO_MANY_IN_100,
    how=_(
        "Everybody who told in the month how it is going is counted once, with the latest they told. The figure is"
        " how many in every 100 of them said that it is nearer, or that they have it."
    ),
    leaves_out=_("Whoever told nothing in the month. What others saw: only the person says how near it is."),
    sentences=Sentences(
        usual=_("For about %(number)s in every 100 people what matters is nearer, or they have it"),
        so_far=_("So far, for about %(number)s in every 100 people what matters is nearer, or they have it"),
        too_early=_("It is too early to say whether what matters comes nearer"),
        more=_("What matters has come nearer for more people since about %(month)s"),
        fewer=_("What matters has come nearer for fewer people since about %(month)s"),
    ),
    rows=rows.NEARER,
)

OWN_HELP = Measure(
    key="own_help",
    kind=Kind.SHARE,
    group=Group.LIFE,
    title=_("People helped by their own people or the community"),
    what=_("Of those who have help, how many have some of it from their own people or the community."),
    unit=IN_EVERY_100,
    amount=SO_MANY_IN_100,
    how=_(
        "We take everybody who has help on the last day of the month, of whatever kind. The figure is how many in"
        " every 100 of them have some of it from their own people or the community. They may have paid help too."
    ),
    leaves_out=_("Help that nobody wrote down, as people often do not when it comes from those they love."),
    sentences=Sentences(
        usual=_("About %(number)s in every 100 people with help have some of it from their own people"),
        so_far=_("So far about %(number)s in every 100 people with help have some of it from their own people"),
        too_early=_("It is too early to say who helps"),
        more=_("More people have been helped by their own people since about %(month)s"),
        fewer=_("Fewer people have been helped by their own people since about %(month)s"),
    ),
    rows=rows.OWN_HELP,
    stands=True,
)

CONTRIBUTES = Measure(
    key="contributes",
    kind=Kind.SHARE,
    group=Group.LIFE,
    title=_("People who give something to others"),
    what=_("Of those we walk with, how many help somebody in their life, or changed something for their place."),
    unit=IN_EVERY_100,
    amount=SO_MANY_IN_100,
    how=_(
        "We take everybody with whom a worker walks on the last day of the month. The figure is how many in every"
        " 100 of them help somebody then with what they are good at, or have changed something for the place where"
        " they live."
    ),
    leaves_out=_("What people give without anybody writing it down, which is most of it."),
    sentences=Sentences(
        usual=_("About %(number)s in every 100 people give something to others"),
        so_far=_("So far about %(number)s in every 100 people give something to others"),
        too_early=_("It is too early to say what people give to others"),
        more=_("More people have given something to others since about %(month)s"),
        fewer=_("Fewer people have given something to others since about %(month)s"),
    ),
    rows=rows.CONTRIBUTES,
    stands=True,
)

PROMISES = Measure(
    key="promises",
    kind=Kind.SHARE,
    group=Group.LIFE,
    title=_("People with whom we kept every promise"),
    what=_("Of those to whom something we promised was due, for how many all of it was done."),
    unit=IN_EVERY_100,
    amount=SO_MANY_IN_100,
    how=_(
        "We take everybody to whom something that somebody who works here had promised was due in the month. The"
        " figure is how many in every 100 of them had all of it by the end of the month. What was promised again"
        " for a later day was not kept on the first."
    ),
    leaves_out=_(
        "Promises that nobody wrote down, or without a day. What the person did not want any more by then. What"
        " people promised themselves, and what their own people promised them."
    ),
    sentences=Sentences(
        usual=_("We keep every promise to about %(number)s in every 100 people"),
        so_far=_("So far we keep every promise to about %(number)s in every 100 people"),
        too_early=_("It is too early to say whether we keep our promises"),
        more=_("We have kept our promises to more people since about %(month)s"),
        fewer=_("We have kept our promises to fewer people since about %(month)s"),
    ),
    rows=rows.PROMISES,
)
