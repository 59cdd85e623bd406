"""One factory a model. They see nothing under the wall: make things inside `everything_open` (tests/conftest.py)."""

import datetime
import itertools
import uuid
from typing import Any

from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from conversations.models import (
    AboutMe,
    ActOffer,
    Attempt,
    Contribution,
    Conversation,
    Correction,
    DrawsOn,
    Happened,
    HelpsSomeone,
    Kept,
    Listened,
    Matter,
    MayQuote,
    MayTell,
    Pledge,
    PutRight,
    Recording,
    Telling,
    Towards,
    Translation,
)
from networks.models import (
    Bond,
    CircleOfSupport,
    Connection,
    HasPlan,
    Help,
    Member,
    Met,
    Promise,
    Reply,
    SamePerson,
    SupportRequest,
    Verdict,
)
from outcomes.models import Baseline, BaselineFile, Change, Count, Quote, Release
from outcomes.models import Note as NoteOnAChart
from people.models import Alongside, Citizen, Closing, Invitation, Look, Place, Team, UrgentLook, User
from strengths.models import Strength
from study.models import (
    Condition,
    Demand,
    FormInUse,
    FormQuestion,
    Note,
    Shows,
    Step,
    Stopping,
    Study,
    Walk,
    WhoseWalk,
)
from study.wordings import key_of

_months = itertools.count()


def next_month() -> datetime.date:
    """A month that no other figure has yet."""
    year, month = divmod(next(_months), 12)
    return datetime.date(2020 + year % 100, month + 1, 1)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    name = Sequence(lambda n: f"Mari {n}")
    email = Sequence(lambda n: f"mari{n}@example.org")
    email_is_safe = True
    # Nobody has one: an unusable password begins with this.
    password = "!"


class TeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    name = Sequence(lambda n: f"Upper Rhondda {n}")


class PlaceFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place

    name = Sequence(lambda n: f"Treorchy {n}")


class CitizenFactory(DjangoModelFactory[Citizen]):
    class Meta:
        model = Citizen

    name = Sequence(lambda n: f"Gwilym {n}")
    added_by = SubFactory(UserFactory, works_as=User.WORKER)


class AlongsideFactory(DjangoModelFactory[Alongside]):
    class Meta:
        model = Alongside

    citizen = SubFactory(CitizenFactory)
    user = SubFactory(UserFactory, works_as=User.WORKER)
    walks_as = Alongside.WORKER
    since = LazyFunction(lambda: timezone.now() - datetime.timedelta(days=90))


class LookFactory(DjangoModelFactory[Look]):
    class Meta:
        model = Look

    citizen = SubFactory(CitizenFactory)
    user = SubFactory(UserFactory, works_as=User.WORKER)
    what = "plan"


class ClosingFactory(DjangoModelFactory[Closing]):
    class Meta:
        model = Closing

    citizen = SubFactory(CitizenFactory)
    kind = Closing.PAUSED
    by = LazyAttribute(lambda closing: closing.citizen.added_by)


class InvitationFactory(DjangoModelFactory[Invitation]):
    class Meta:
        model = Invitation

    citizen = SubFactory(CitizenFactory)
    becomes = Invitation.SUPPORTER
    citizen_name = LazyAttribute(lambda invitation: invitation.citizen.name)
    asked_by = LazyAttribute(lambda invitation: invitation.citizen.added_by)
    asked_by_name = LazyAttribute(lambda invitation: invitation.asked_by.name)
    name = "Nerys"
    digest = Sequence(lambda n: f"digest-{n}")
    until = LazyFunction(lambda: timezone.now() + datetime.timedelta(days=14))


class UrgentLookFactory(DjangoModelFactory[UrgentLook]):
    class Meta:
        model = UrgentLook

    citizen = SubFactory(CitizenFactory)
    citizen_name = LazyAttribute(lambda look: look.citizen.name)
    user = SubFactory(UserFactory, works_as=User.WORKER)
    why = "Rang at night, and nobody answers."
    until = LazyFunction(lambda: timezone.now() + datetime.timedelta(hours=1))


class PieceFactory(DjangoModelFactory[Any]):
    """What every piece of content begins with; its writer is whoever added the citizen."""

    class Meta:
        abstract = True

    citizen = SubFactory(CitizenFactory)
    written_by = LazyAttribute(lambda piece: piece.citizen.added_by)


class PartFactory(DjangoModelFactory[Any]):
    """What is added to a piece; its rule is copied from the whole when it is saved."""

    class Meta:
        abstract = True


class StrengthFactory(PieceFactory):
    class Meta:
        model = Strength

    words = "I can make a garden out of anything."


class ConnectionFactory(PieceFactory):
    class Meta:
        model = Connection

    name = Sequence(lambda n: f"Beti {n}")
    how_related = "from chapel"


def of_the_same(whole: str, **more: Any) -> Any:
    """A factory's options for another piece of the same life: written by the same, seen by the same."""
    names = ("citizen", "written_by", "who_can_see")
    return {name: SelfAttribute(f"..{whole}.{name}") for name in names} | more


class BondFactory(PieceFactory):
    class Meta:
        model = Bond

    one = SubFactory(ConnectionFactory, citizen=SelfAttribute("..citizen"), written_by=SelfAttribute("..written_by"))
    other = SubFactory(ConnectionFactory, citizen=SelfAttribute("..citizen"), written_by=SelfAttribute("..written_by"))
    words = "They sing together on Tuesdays."


class CircleOfSupportFactory(PieceFactory):
    class Meta:
        model = CircleOfSupport

    words = "to keep me at my allotment"
    meets = "First Sunday, in the shed"


class MemberFactory(PartFactory):
    class Meta:
        model = Member

    circle = SubFactory(CircleOfSupportFactory)
    by = LazyAttribute(lambda part: part.circle.written_by)
    connection = SubFactory(ConnectionFactory, **of_the_same("circle"))
    words = "drives the van"


class MetFactory(PartFactory):
    class Meta:
        model = Met

    circle = SubFactory(CircleOfSupportFactory)
    by = LazyAttribute(lambda part: part.circle.written_by)
    on = LazyFunction(timezone.localdate)
    words = "We would like a shed of our own."


class SamePersonFactory(PartFactory):
    class Meta:
        model = SamePerson

    one = SubFactory(ConnectionFactory)
    by = LazyAttribute(lambda part: part.one.written_by)
    other = SubFactory(ConnectionFactory, **of_the_same("one"))


class HasPlanFactory(PartFactory):
    class Meta:
        model = HasPlan

    connection = SubFactory(ConnectionFactory)
    by = LazyAttribute(lambda part: part.connection.written_by)
    plan = SubFactory(CitizenFactory)


class SupportRequestFactory(PieceFactory):
    class Meta:
        model = SupportRequest

    words = "Somebody to come with me to the market."


class ReplyFactory(PartFactory):
    class Meta:
        model = Reply

    request = SubFactory(SupportRequestFactory)
    by = LazyAttribute(lambda part: part.request.written_by)
    kind = Reply.Kind.CAN
    words = "I go past on Thursdays."


class PromiseFactory(PartFactory):
    class Meta:
        model = Promise

    request = SubFactory(SupportRequestFactory)
    by = LazyAttribute(lambda part: part.request.written_by)
    words = "ring the market"
    due = LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=7))


class VerdictFactory(PartFactory):
    class Meta:
        model = Verdict

    request = SubFactory(SupportRequestFactory)
    by = LazyAttribute(lambda part: part.request.written_by)
    answer = Verdict.Answer.PARTLY
    words = "It was too short."


class HelpFactory(PartFactory):
    class Meta:
        model = Help

    request = SubFactory(SupportRequestFactory)
    by = LazyAttribute(lambda part: part.request.written_by)
    kind = Help.Kind.OWN
    words = "Beti, on Thursdays"
    hours_a_week = 2
    since = LazyFunction(timezone.localdate)


class ConversationFactory(PieceFactory):
    class Meta:
        model = Conversation

    question = "What would a good life look like to you?"
    words = "I want to be in my own kitchen, and hear the chapel on a Sunday."


class MatterFactory(PieceFactory):
    class Meta:
        model = Matter

    words = "my own kitchen"


class PutRightFactory(PieceFactory):
    class Meta:
        model = PutRight

    words = "I never said that I would sell the house."


class TellingFactory(PartFactory):
    class Meta:
        model = Telling

    matter = SubFactory(MatterFactory)
    by = LazyAttribute(lambda part: part.matter.written_by)
    how = Telling.How.NEARER
    words = "I made toast this morning."


class KeptFactory(PartFactory):
    """Words kept as what matters; give `matter=None` and another thing to keep them as that."""

    class Meta:
        model = Kept

    conversation = SubFactory(ConversationFactory)
    by = LazyAttribute(lambda part: part.conversation.written_by)
    quote = "my own kitchen"
    start = LazyAttribute(lambda part: part.conversation.words.find(part.quote))
    end = LazyAttribute(lambda part: part.start + len(part.quote))
    matter = SubFactory(
        MatterFactory,
        citizen=SelfAttribute("..conversation.citizen"),
        written_by=SelfAttribute("..conversation.written_by"),
    )


class CorrectionFactory(PartFactory):
    class Meta:
        model = Correction

    conversation = SubFactory(ConversationFactory)
    by = LazyAttribute(lambda part: part.conversation.written_by)
    passage = "hear the chapel on a Sunday."
    words = "I meant the bells. Not the sermon."


class TranslationFactory(PartFactory):
    class Meta:
        model = Translation

    conversation = SubFactory(ConversationFactory)
    by = LazyAttribute(lambda part: part.conversation.written_by)
    words = "Dw i eisiau bod yn fy nghegin fy hun."
    language = "cy"


class AttemptFactory(PieceFactory):
    class Meta:
        model = Attempt

    words = "Beti comes along on the bus, the first time."
    done_by = Attempt.Who.ME


class DrawsOnFactory(PartFactory):
    """It draws on a strength; give `strength=None` and a connection for the other."""

    class Meta:
        model = DrawsOn

    attempt = SubFactory(AttemptFactory)
    by = LazyAttribute(lambda part: part.attempt.written_by)
    strength = SubFactory(
        StrengthFactory,
        citizen=SelfAttribute("..attempt.citizen"),
        written_by=SelfAttribute("..attempt.written_by"),
    )


class HappenedFactory(PartFactory):
    class Meta:
        model = Happened

    attempt = SubFactory(AttemptFactory)
    by = LazyAttribute(lambda part: part.attempt.written_by)
    words = "The bus was late, and we walked."
    learned = "The ten past is the one to take."


class TowardsFactory(PartFactory):
    class Meta:
        model = Towards

    request = SubFactory(SupportRequestFactory)
    by = LazyAttribute(lambda part: part.request.written_by)
    matter = SubFactory(MatterFactory, **of_the_same("request"))


class HelpsSomeoneFactory(PartFactory):
    class Meta:
        model = HelpsSomeone

    strength = SubFactory(StrengthFactory)
    by = LazyAttribute(lambda part: part.strength.written_by)
    connection = SubFactory(ConnectionFactory, **of_the_same("strength"))


class ContributionFactory(PieceFactory):
    class Meta:
        model = Contribution

    words = "The bus stops at the surgery now. We asked for it for a year."


class MayTellFactory(PartFactory):
    class Meta:
        model = MayTell

    contribution = SubFactory(ContributionFactory)
    by = LazyAttribute(lambda part: part.contribution.written_by)
    words = "The bus stops at the surgery now."


class PledgeFactory(PieceFactory):
    class Meta:
        model = Pledge

    words = "ring before chapel"
    said_by = LazyAttribute(lambda pledge: None if pledge.by_them else pledge.written_by)
    by_them = False
    due = LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=3))


class RecordingFactory(PieceFactory):
    """A row without its file."""

    class Meta:
        model = Recording

    kind = Recording.Kind.VOICE
    words = "How the garden was."
    content_type = "audio/webm"
    size = 1000
    seconds = 12


class AboutMeFactory(PieceFactory):
    class Meta:
        model = AboutMe

    heading = AboutMe.Heading.PLEASE_DO
    words = "Sit down when you talk with me."


class ListenedFactory(PieceFactory):
    class Meta:
        model = Listened

    answer = Listened.Answer.MOSTLY
    words = "You let me finish. It was a bit long."


class MayQuoteFactory(PartFactory):
    class Meta:
        model = MayQuote

    listened = SubFactory(ListenedFactory)
    by = LazyAttribute(lambda part: part.listened.written_by)
    words = "You let me finish."


class ActOfferFactory(PieceFactory):
    class Meta:
        model = ActOffer

    on = LazyFunction(timezone.localdate)
    answer = ActOffer.Answer.DECLINED
    words = "Not another form, thank you."


class ReleaseFactory(DjangoModelFactory[Release]):
    class Meta:
        model = Release

    measure = "listened"
    length = Release.Length.MONTH
    period = LazyFunction(next_month)


class CountFactory(DjangoModelFactory[Count]):
    class Meta:
        model = Count

    release = SubFactory(ReleaseFactory)
    part = "people"
    figure = 25


class ChangeFactory(DjangoModelFactory[Change]):
    class Meta:
        model = Change

    day = datetime.date(2025, 4, 1)
    words = "We stopped using the form"


class NoteOnAChartFactory(DjangoModelFactory[NoteOnAChart]):
    class Meta:
        model = NoteOnAChart

    measure = "listened"
    period = datetime.date(2025, 7, 1)
    words = "Half of us were ill."


class BaselineFileFactory(DjangoModelFactory[BaselineFile]):
    class Meta:
        model = BaselineFile

    name = "before.csv"
    rows = 1


class BaselineFactory(DjangoModelFactory[Baseline]):
    class Meta:
        model = Baseline

    file = SubFactory(BaselineFileFactory)
    measure = "listened"
    month = Sequence(lambda n: datetime.date(1990 + n // 12, n % 12 + 1, 1))
    value = 41
    people = 60


class QuoteFactory(DjangoModelFactory[Quote]):
    class Meta:
        model = Quote

    measure = "listened"
    words = "You let me finish."
    language = "en"


class StudyFactory(DjangoModelFactory[Study]):
    class Meta:
        model = Study

    team = SubFactory(TeamFactory)
    by = SubFactory(UserFactory, works_as=User.WORKER, team=SelfAttribute("..team"))
    name = "Coming home from hospital"
    purpose = "Help me to be at home again."
    system_purpose = "Be safe, and free the bed."


class OfTheStudyFactory(DjangoModelFactory[Any]):
    """What stands in a study: written by whoever began it."""

    class Meta:
        abstract = True

    study = SubFactory(StudyFactory)
    team = SelfAttribute("study.team")
    by = SelfAttribute("study.by")


class NoteFactory(OfTheStudyFactory):
    class Meta:
        model = Note

    key = LazyFunction(uuid.uuid4)
    words = "The telephone rang eleven times before anybody could take it."


class DemandFactory(OfTheStudyFactory):
    class Meta:
        model = Demand

    key = LazyFunction(uuid.uuid4)
    words = "When is somebody coming to look at my step?"
    kind = Demand.Kind.FAILURE
    cause = "Nobody said when"


class WalkFactory(OfTheStudyFactory):
    class Meta:
        model = Walk

    pseudonym = "Olwen"
    name = "What it took to have a rail by the step"
    asked = "A rail by the step"
    agreed = "At her kitchen table"


class OfTheWalkFactory(DjangoModelFactory[Any]):
    class Meta:
        abstract = True

    walk = SubFactory(WalkFactory)
    team = SelfAttribute("walk.team")
    by = SelfAttribute("walk.by")


class WhoseWalkFactory(OfTheWalkFactory):
    class Meta:
        model = WhoseWalk

    citizen = SubFactory(CitizenFactory)


class StepFactory(OfTheWalkFactory):
    class Meta:
        model = Step

    position = Sequence(lambda n: n + 1)
    on = LazyFunction(timezone.localdate)
    held_by = "The access team"
    happened = Step.Happened.FORM
    words = "Sent her a form"
    did = Step.Did.FAILURE


class FormInUseFactory(OfTheStudyFactory):
    class Meta:
        model = FormInUse

    name = "First contact"


class FormQuestionFactory(DjangoModelFactory[FormQuestion]):
    class Meta:
        model = FormQuestion

    form = SubFactory(FormInUseFactory)
    team = SelfAttribute("form.team")
    by = SelfAttribute("form.by")
    position = Sequence(lambda n: n + 1)
    words = "Who lives with you?"
    key = LazyAttribute(lambda question: key_of(question.words))
    required = True


class ConditionFactory(OfTheStudyFactory):
    class Meta:
        model = Condition

    kind = Condition.Kind.RULE
    words = "Nobody under a grade 9 may order a rail."


class ShowsFactory(DjangoModelFactory[Shows]):
    class Meta:
        model = Shows

    condition = SubFactory(ConditionFactory)
    team = SelfAttribute("condition.team")
    by = SelfAttribute("condition.by")


class StoppingFactory(DjangoModelFactory[Stopping]):
    class Meta:
        model = Stopping

    condition = SubFactory(ConditionFactory)
    team = SelfAttribute("condition.team")
    by = SelfAttribute("condition.by")
    words = "Stop asking a manager for what costs less than the asking."
