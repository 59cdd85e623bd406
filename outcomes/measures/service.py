"""What the service does. It counts the old system's things by their old names, because it is about them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from outcomes.measures import rows
from outcomes.measures.shape import Group, Kind, Measure, Reported, Sentences

PEOPLE = _("people")
SO_MANY_PEOPLE = ngettext_lazy("%(number)s person", "%(number)s people", "number")

CONTACTS = Measure(
    key="contacts",
    kind=Kind.PEOPLE,
    group=Group.SERVICE,
    title=_("People who got in touch"),
    what=_("How many people asked for something, or were met for the first time."),
    unit=PEOPLE,
    amount=SO_MANY_PEOPLE,
    how=_(
        "Everybody who asked for something in the month, or whom we met for the first time, is counted once,"
        " however often they came."
    ),
    leaves_out=_("Calls and visits that were about nobody, and those that nobody wrote down."),
    sentences=Sentences(
        usual=_("About %(number)s people get in touch each month"),
        so_far=_("So far about %(number)s people get in touch each month"),
        too_early=_("It is too early to say how many people get in touch"),
        more=_("More people have got in touch each month since about %(month)s"),
        fewer=_("Fewer people have got in touch each month since about %(month)s"),
    ),
    rows=rows.CONTACTS,
    reported=Reported(
        words=_("The article reports 46 per cent fewer contacts into the service; it does not say from how many."),
    ),
)

ASSESSMENTS = Measure(
    key="assessments",
    kind=Kind.PEOPLE,
    group=Group.SERVICE,
    title=_("People who wanted an assessment under the Act"),
    what=_("How many people said yes when they were offered an assessment under the Act of 2014."),
    unit=PEOPLE,
    amount=SO_MANY_PEOPLE,
    how=_("Everybody who said yes to an assessment on a day of the month is counted once."),
    leaves_out=_("Whoever was offered one and said no, or has not answered yet: they have the same right to help."),
    sentences=Sentences(
        usual=_("About %(number)s people want an assessment each month"),
        so_far=_("So far about %(number)s people want an assessment each month"),
        too_early=_("It is too early to say how many people want an assessment"),
        more=_("More people have wanted an assessment since about %(month)s"),
        fewer=_("Fewer people have wanted an assessment since about %(month)s"),
    ),
    rows=rows.ASSESSMENTS,
    reported=Reported(words=_("The article reports 30 per cent fewer assessments; it does not say from how many.")),
)

WAITING = Measure(
    key="waiting",
    kind=Kind.PEOPLE,
    group=Group.SERVICE,
    title=_("People who are waiting"),
    what=_("How many people have asked for something to which nobody has said yes."),
    unit=PEOPLE,
    amount=SO_MANY_PEOPLE,
    how=_(
        "We take the last day of the month, and count everybody who had asked for something by then to which nobody"
        " had said yes, with which no help had begun, and which they still wanted."
    ),
    leaves_out=_("What was taken off the plan by then, and what was never written down."),
    sentences=Sentences(
        usual=_("About %(number)s people are waiting at the end of a month"),
        so_far=_("So far about %(number)s people are waiting at the end of a month"),
        too_early=_("It is too early to say how many people are waiting"),
        more=_("More people have been waiting since about %(month)s"),
        fewer=_("Fewer people have been waiting since about %(month)s"),
    ),
    rows=rows.WAITING,
    stands=True,
    reported=Reported(
        words=_("The article reports that a waiting list of 285 days became nobody waiting, in support with housing."),
    ),
)

PLACEMENTS = Measure(
    key="placements",
    kind=Kind.PEOPLE,
    group=Group.SERVICE,
    title=_("People who moved into a care home or nursing home"),
    what=_("For how many people a residential or nursing placement began."),
    unit=PEOPLE,
    amount=SO_MANY_PEOPLE,
    how=_(
        "Everybody whose stay in a care home or nursing home began in the quarter is counted once. It is rare, so"
        " it is counted by quarters, and only for everybody together."
    ),
    leaves_out=_("Stays that went on from before, and those that were not written down here."),
    sentences=Sentences(
        usual=_("About %(number)s people move into a care home each quarter"),
        so_far=_("So far about %(number)s people move into a care home each quarter"),
        too_early=_("It is too early to say how many people move into a care home"),
        more=_("More people have moved into a care home since about %(month)s"),
        fewer=_("Fewer people have moved into a care home since about %(month)s"),
    ),
    rows=rows.PLACEMENTS,
    quarterly=True,
    below=False,
    reported=Reported(
        words=_(
            "The article reports 28 per cent fewer residential and nursing placements; it does not say from how many."
        ),
    ),
)

CAPACITY = Measure(
    key="capacity",
    kind=Kind.FOR_EACH_WORKER,
    group=Group.SERVICE,
    title=_("People walked with, for each worker"),
    what=_("How many people there are for each worker who walks with somebody."),
    unit=_("people for each worker"),
    amount=_("%(number)s people for each worker"),
    how=_(
        "We take the last day of the month, and divide the people with whom a worker walks then by the workers who"
        " walk with somebody then."
    ),
    leaves_out=_("Teams in which fewer than five workers walk with somebody: it is never a figure for one worker."),
    sentences=Sentences(
        usual=_("There are about %(number)s people for each worker"),
        so_far=_("So far there are about %(number)s people for each worker"),
        too_early=_("It is too early to say how many people there are for each worker"),
        more=_("Each worker has walked with more people since about %(month)s"),
        fewer=_("Each worker has walked with fewer people since about %(month)s"),
    ),
    rows=rows.CAPACITY,
    stands=True,
    decimals=1,
    reported=Reported(
        words=_(
            "The article reports 400 per cent more capacity in support with housing. Read strictly, that is five"
            " times as many."
        ),
    ),
)
