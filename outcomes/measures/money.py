"""Money, and the hours that it pays for."""

from django.utils.translation import gettext_lazy as _

from outcomes.measures import rows
from outcomes.measures.shape import Group, Kind, Measure, Reported, Sentences

POUNDS_A_MONTH = _("pounds a month")

HOME_CARE_HOURS = Measure(
    key="home_care_hours",
    kind=Kind.MEAN,
    group=Group.MONEY,
    title=_("Hours of home care a week"),
    what=_("How many hours of paid help at home a week somebody has who has any: the average package."),
    unit=_("hours a week"),
    amount=_("%(number)s hours a week"),
    how=_(
        "We take everybody who has paid help at home on the last day of the month, and add up their hours a week;"
        " more than 80 count as 80. The figure is the mean, and there is none for fewer than 100 people."
    ),
    leaves_out=_("Help of which nobody wrote down the hours, and all that is not paid for."),
    sentences=Sentences(
        usual=_("Somebody with home care has about %(number)s hours a week"),
        so_far=_("So far somebody with home care has about %(number)s hours a week"),
        too_early=_("It is too early to say how many hours of home care people have"),
        more=_("People with home care have had more hours since about %(month)s"),
        fewer=_("People with home care have had fewer hours since about %(month)s"),
    ),
    rows=rows.HOME_CARE_HOURS,
    stands=True,
    clip=(0, 80),
    step=0.1,
    decimals=1,
    reported=Reported(
        words=_(
            "The article reports that the average package of home care went from 12 to 9.7 hours a week. By our"
            " arithmetic that is 19 per cent less."
        ),
        before=12,
        after=9.7,
    ),
)

COST = Measure(
    key="cost",
    kind=Kind.MEAN,
    group=Group.MONEY,
    title=_("Cost of paid help for a person"),
    what=_("What paid help costs in a year, for a person who has any."),
    unit=_("pounds a year"),
    amount=_("£%(number)s a year"),
    how=_(
        "We take everybody who has paid help on the last day of the month, at home, in a care home or another, and"
        " what it costs a week, times 52; more than £80,000 counts as £80,000. The figure is the mean, and there is"
        " none for fewer than 100 people."
    ),
    leaves_out=_("Help of which nobody wrote down the cost, workers’ own time, and what people pay themselves."),
    sentences=Sentences(
        usual=_("Paid help costs about £%(number)s a year for a person"),
        so_far=_("So far paid help costs about £%(number)s a year for a person"),
        too_early=_("It is too early to say what paid help costs"),
        more=_("Paid help has cost more for a person since about %(month)s"),
        fewer=_("Paid help has cost less for a person since about %(month)s"),
    ),
    rows=rows.COST,
    stands=True,
    clip=(0, 80_000),
    step=10,
    reported=Reported(
        words=_(
            "The article reports that support with housing went from £1,000 to £179 a year for a person. By our"
            " arithmetic that is 82 per cent less."
        ),
        before=1000,
        after=179,
    ),
)

UNDERSPEND = Measure(
    key="underspend",
    kind=Kind.WORKED_OUT,
    group=Group.MONEY,
    title=_("Underspend: what is left of the budget"),
    what=_("What was left over of the month’s budget for paid help. Below zero, more was spent than there was."),
    unit=POUNDS_A_MONTH,
    amount=_("£%(number)s"),
    how=_(
        "We take the month’s budget for paid help, as your own books have it, and take away the people with paid"
        " help times what it costs for a person in a year, divided by twelve: both as they are shown here, rounded."
    ),
    leaves_out=_(
        "Months without a budget, and whatever is paid from another one. It is not what was avoided: a budget may be"
        " underspent because people went without."
    ),
    sentences=Sentences(
        usual=_("About £%(number)s of the budget is left each month"),
        so_far=_("So far about £%(number)s of the budget is left each month"),
        too_early=_("It is too early to say what is left of the budget"),
        more=_("More of the budget has been left since about %(month)s"),
        fewer=_("Less of the budget has been left since about %(month)s"),
    ),
    below=False,
    of=("cost",),
)

COST_AVOIDED = Measure(
    key="cost_avoided",
    kind=Kind.WORKED_OUT,
    group=Group.MONEY,
    title=_("Cost avoided, at the prices of before"),
    what=_(
        "What the same people would have cost at the prices of before, less what they cost now. Below zero, they"
        " cost more now."
    ),
    unit=POUNDS_A_MONTH,
    amount=_("£%(number)s"),
    how=_(
        "We take what a person with paid help cost in the months before the change, on average, less what a person"
        " costs this month, times the people who have paid help this month, divided by twelve: as they are shown"
        " here, rounded."
    ),
    leaves_out=_(
        "What prices and people would have done anyway: nobody knows. It is no money that anybody has in hand, and"
        " it is not an underspend."
    ),
    sentences=Sentences(
        usual=_("The same people would have cost about £%(number)s more each month at the prices of before"),
        so_far=_("So far the same people would have cost about £%(number)s more each month at the prices of before"),
        too_early=_("It is too early to say what the same people would have cost"),
        more=_("The difference to the prices of before has been larger since about %(month)s"),
        fewer=_("The difference to the prices of before has been smaller since about %(month)s"),
    ),
    below=False,
    of=("cost",),
    reported=Reported(
        words=_("The article reports a cost avoidance of £1.5 million in 2013–14. That is not an underspend."),
    ),
)
