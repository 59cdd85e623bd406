"""What a chart says, in words: the sentence that is its title, and what stands under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes import xmr
from outcomes.amounts import amount, bare, how_long, not_as_before, number, period_words, rounded
from outcomes.findings import Finding
from outcomes.measures import Kind, Measure
from outcomes.series import COST_AVOIDED, UNDERSPEND, Series, Written

# Money that was left over can also be money that was missing; said in words, as the number alone is easily misread.
BELOW_NOTHING = {
    UNDERSPEND: gettext_lazy("A dot below £0 is a month that cost more than its budget."),
    COST_AVOIDED: gettext_lazy("A dot below £0 is a month in which the same people cost more than at the old prices."),
}
OVER = {
    UNDERSPEND: gettext_lazy("Each month costs about %(amount)s more than its budget"),
    COST_AVOIDED: gettext_lazy("The same people cost about %(amount)s a month more than at the old prices"),
}


@dataclass(frozen=True)
class Ring:
    """Why a dot, or several together up to `day`, are to be asked about; and what the team wrote of it."""

    words: str
    day: date
    notes: Sequence[Written] = ()


@dataclass(frozen=True)
class Changed:
    """What was changed, when, in the team's words if somebody wrote it down; and what the figure did."""

    when: str
    changes: Sequence[Written]
    words: str

    @property
    def in_their_words(self) -> str:
        return " ".join(change.sentence for change in self.changes)


def ends_of(measure: Measure) -> xmr.Ends:
    """What its figures cannot go beyond."""
    if measure.key in BELOW_NOTHING:
        return xmr.ENDLESS
    return xmr.IN_EVERY_100 if measure.kind is Kind.SHARE else xmr.FROM_NOTHING


def title(series: Series, finding: Finding) -> str:
    """One sentence of what the chart shows, no surer than it is."""
    measure, words, limits = series.measure, series.measure.sentences, finding.limits
    if limits is None:
        return str(words.too_early)
    if shift := finding.shift:
        sentence = words.more if shift.after > shift.before else words.fewer
        return str(sentence) % {"month": _when(series, shift.index)}
    if rounded(measure, limits.mean) < 0 and measure.key in OVER:
        return str(OVER[measure.key]) % {"amount": bare(measure, -limits.mean)}
    sentence = words.so_far if limits.provisional else words.usual
    said = str(sentence) % {"number": str(number(measure, limits.mean)), "how_long": how_long(limits.mean)}
    if finding.before and (was := not_as_before(measure, finding.before.mean, limits.mean)):
        return _("%(sentence)s, not %(before)s") % {"sentence": said, "before": was}
    return said


def in_short(series: Series, finding: Finding) -> str:
    """About 13. It was 46."""
    was, now = finding.levels
    if now is None:
        return str(series.measure.sentences.too_early) + "."
    said = _("About %(now)s.") % {"now": bare(series.measure, now)}
    if was is None or bare(series.measure, was) == bare(series.measure, now):
        return said
    return said + " " + _("It was %(before)s.") % {"before": bare(series.measure, was)}


def what_to_expect(series: Series, finding: Finding) -> str:
    """What an ordinary month looks like from now on."""
    measure, limits, by_month = series.measure, finding.limits, series.length == "month"
    if limits is None:
        return (
            _(
                "Nobody can say yet. It takes six months with a figure, some of them one after another, to know"
                " what is ordinary."
            )
            if by_month
            else _(
                "Nobody can say yet. It takes six quarters with a figure, some of them one after another, to know"
                " what is ordinary."
            )
        )
    if finding.shift:
        return _(
            "Now about %(now)s. Do not go by the shaded band: it is made from all the dots together, before"
            " the change and after it."
        ) % {"now": amount(measure, finding.shift.after)}
    said = [_("Usually about %(mean)s.") % {"mean": amount(measure, limits.mean)}]
    if limits.upper > limits.lower:
        said += [_nearly(series, limits), _("Anything in the shaded band is ordinary ups and downs.")]
    else:
        # Small numbers, rounded, often come out alike.
        said.append(_("All of them were the same."))
    if limits.provisional:
        from_only = (
            _("This is from only %(points)s months, so the band may still move.")
            if by_month
            else _("This is from only %(points)s quarters, so the band may still move.")
        )
        said.append(from_only % {"points": limits.points})
    return " ".join(said)


def _nearly(series: Series, limits: xmr.Limits) -> str:
    """Between which figures nearly every dot will be. An end of what is possible is no limit."""
    measure, by_month = series.measure, series.length == "month"
    ends = ends_of(measure)
    upper, lower = amount(measure, limits.upper), bare(measure, limits.lower)
    if limits.lower == ends.lowest:
        words = (
            _("Nearly every month will be under %(upper)s.")
            if by_month
            else _("Nearly every quarter will be under %(upper)s.")
        )
    elif limits.upper == ends.highest:
        words = (
            _("Nearly every month will be over %(lower)s.")
            if by_month
            else _("Nearly every quarter will be over %(lower)s.")
        )
        lower = amount(measure, limits.lower)
    else:
        words = (
            _("Nearly every month will be between %(lower)s and %(upper)s.")
            if by_month
            else _("Nearly every quarter will be between %(lower)s and %(upper)s.")
        )
    return words % {"upper": upper, "lower": lower}


def what_changed(series: Series, finding: Finding) -> list[Changed]:
    """Each change that somebody wrote down, and what the figure did; and that it changed, where nobody did."""
    starts = {phase.start: place for place, phase in enumerate(finding.phases) if phase.start}
    told = []
    for index in sorted({index for index, _change in series.recorded}):
        changes = [change for at, change in series.recorded if at == index]
        if index in starts:
            words = _before_and_since(series.measure, finding.phases[starts[index] - 1 : starts[index] + 1])
        elif len([value for value in series.values[index:] if value is not None]) < xmr.RUN:
            words = _("It takes eight dots to see whether it made a difference that lasts.")
        else:
            words = _("It made no difference to this figure that lasted.")
        told.append(Changed(period_words(changes[0].day, series.days[-1], "month"), changes, words))
    if shift := finding.shift:
        words = _said_of(series.measure, shift.before, shift.after)
        words += " " + _("The figures cannot say why. Ask those who were there.")
        told.append(Changed(_when(series, shift.index), (), words))
    return told


def _before_and_since(measure: Measure, phases: Sequence[xmr.Phase]) -> str:
    before, since = (phase.limits for phase in phases)
    # A change has lasted only where both can be said.
    return _said_of(measure, before.mean, since.mean, before.upper) if before and since else ""


def _said_of(measure: Measure, before: float, since: float, upper: float | None = None) -> str:
    said = {"before": amount(measure, before), "since": amount(measure, since)}
    if upper is not None and upper != ends_of(measure).highest:
        said["upper"] = bare(measure, upper)
        words = _("Before that, about %(before)s, anywhere up to %(upper)s. Since then, about %(since)s.") % said
    else:
        words = _("Before that, about %(before)s. Since then, about %(since)s.") % said
    return " ".join(filter(None, (words, difference(measure, before, since))))


def difference(measure: Measure, before: float, since: float) -> str:
    """Of what is said in every 100 in points, never percent; of people in percent, beside the figures it is of."""
    was, now = rounded(measure, before), rounded(measure, since)
    if was == now or measure.kind not in (Kind.SHARE, Kind.PEOPLE) or was == 0:
        return ""
    if measure.kind is Kind.SHARE:
        words = _("That is %(points)s points fewer.") if now < was else _("That is %(points)s points more.")
        return words % {"points": f"{abs(now - was):.{measure.decimals}f}"}
    words = _("That is %(percent)s%% fewer.") if now < was else _("That is %(percent)s%% more.")
    return words % {"percent": f"{100 * abs(now - was) / was:,.0f}"}


def why_a_ring(series: Series, finding: Finding) -> list[Ring]:
    """A sentence for each dot outside the band, and one for those that are near its edge together."""
    told: list[Ring] = []
    near: list[Written] = []
    last = 0
    for index in sorted(finding.rings):
        notes = series.notes_of(series.days[index])
        if finding.rings[index] == "outside":
            figure = {"figure": amount(series.measure, series.values[index] or 0), "month": _when(series, index)}
            words = _("%(figure)s, in %(month)s. Outside the band, so ask.") % figure
            told.append(Ring(words, series.days[index], notes))
        else:
            near, last = [*near, *notes], index
    if "3_of_4" in finding.rings.values():
        words = (
            _("Three in four months running were near the edge of the band. That is rare, so ask.")
            if series.length == "month"
            else _("Three in four quarters running were near the edge of the band. That is rare, so ask.")
        )
        told.append(Ring(words, series.days[last], near))
    return told


def below_nothing(series: Series) -> str:
    """How a dot below nothing is read; empty where there is none."""
    if any(value is not None and value < 0 for value in series.values):
        return str(BELOW_NOTHING.get(series.measure.key, ""))
    return ""


def _when(series: Series, index: int) -> str:
    return period_words(series.days[index], series.days[-1], series.length)
