"""The cast: the same few invented people in every test, with something of each kind at each line of who can see it.

eirlys   a citizen with a sign-in and a plan
gwen     her sister, who supports her and sees everything she shares
ifan     her neighbour, who supports her and sees only what matters to her
carys    a worker alongside eirlys and iolo
former   a worker who walked alongside eirlys until yesterday
dai      another citizen with a sign-in and a plan
tomos    a worker alongside dai only
iolo     a citizen without a sign-in, alongside whom carys walks
urien    a worker who looks urgently at eirlys's plan, and walks with nobody; tomos leads his team, and was told
megan    a manager
nia      the administrator
"""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils import timezone

from people.access import SharedPart, WhoCanSee
from people.models import Alongside, Citizen, Invitation, Team, User
from tests import factories

LINES = tuple(WhoCanSee.values)


@dataclass(frozen=True)
class Life:
    """A citizen, and something of each kind at each line: `cast.hers[Matter, "us"]`."""

    citizen: Citizen
    things: dict[tuple[type[models.Model], str], Any] = field(default_factory=dict)

    def __getitem__(self, key: tuple[type[models.Model], str]) -> Any:
        return self.things[key]


@dataclass(frozen=True)
class Cast:
    eirlys: User
    gwen: User
    ifan: User
    carys: User
    former: User
    dai: User
    tomos: User
    urien: User
    megan: User
    nia: User
    iolo: Citizen
    hers: Life
    his: Life
    # Who walks alongside eirlys, and as what: `cast.walking["gwen"]`.
    walking: dict[str, Alongside]
    # What Urien's team studies, which Tomos leads; one walk is of Dai, whom Tomos meets: `cast.studied[Step]`.
    studied: dict[type[models.Model], Any]

    @property
    def users(self) -> dict[str, User]:
        """Everybody who signs in, by name."""
        found = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: user for name, user in found.items() if isinstance(user, User)}


def lay_out() -> Cast:
    """Make the cast; for use inside `everything_open`."""

    def user(name: str, works_as: str = "", **more: Any) -> Any:
        email = f"{name.lower()}@example.org"
        return factories.UserFactory(name=name, email=email, works_as=works_as, **more)

    users = {
        "eirlys": user("Eirlys"),
        "gwen": user("Gwen"),
        "ifan": user("Ifan"),
        "carys": user("Carys", User.WORKER),
        "former": user("Former", User.WORKER),
        "dai": user("Dai", language="cy"),
        "tomos": user("Tomos", User.WORKER),
        "urien": user("Urien", User.WORKER),
        "megan": user("Megan", User.MANAGER),
        "nia": user("Nia", User.ADMINISTRATOR),
    }
    eirlys, carys, tomos, dai = (users[name] for name in ("eirlys", "carys", "tomos", "dai"))
    her: Any = factories.CitizenFactory(user=eirlys, name="Eirlys", added_by=carys)
    him: Any = factories.CitizenFactory(user=dai, name="Dai", added_by=tomos, language="cy")
    iolo: Any = factories.CitizenFactory(name="Iolo", added_by=carys)
    yesterday = timezone.now() - datetime.timedelta(days=1)

    def walks(name: str, citizen: Citizen, walks_as: str = Alongside.WORKER, **more: Any) -> Any:
        return factories.AlongsideFactory(citizen=citizen, user=users[name], walks_as=walks_as, **more)

    walking = {
        "carys": walks("carys", her),
        "gwen": walks("gwen", her, Alongside.SUPPORTER, how_related="my sister"),
        "ifan": walks("ifan", her, Alongside.SUPPORTER, parts=[SharedPart.MATTERS.value]),
        "former": walks("former", her, until=yesterday),
    }
    walks("tomos", him)
    walks("carys", iolo)
    factories.LookFactory(citizen=her, user=carys)
    factories.LookFactory(citizen=her, user=users["former"])
    factories.LookFactory(citizen=him, user=tomos)
    team: Any = factories.TeamFactory(lead=tomos)
    users["urien"].team = team
    users["urien"].save(update_fields=["team"])
    factories.PlaceFactory(team=team)
    urgent: Any = factories.UrgentLookFactory(citizen=her, user=users["urien"], lead=tomos)
    factories.LookFactory(citizen=her, user=users["urien"], what="urgent", urgent=urgent)
    factories.InvitationFactory(citizen=her, asked_by=eirlys, name="Nerys")
    factories.InvitationFactory(citizen=iolo, asked_by=carys, becomes=Invitation.OWN, name="Iolo")
    factories.ClosingFactory(citizen=her, by=eirlys, undone_at=yesterday, undone_by=eirlys)
    hers, his = life(her, carys, iolo), life(him, tomos, her)
    return Cast(**users, iolo=iolo, hers=hers, his=his, walking=walking, studied=study(team, tomos, him))


def study(team: Team, by: User, walked: Citizen) -> dict[type[models.Model], Any]:
    """One of each thing that a team writes down about its own way of working."""
    whole: Any = factories.StudyFactory(team=team, by=by)
    walk: Any = factories.WalkFactory(study=whole)
    form: Any = factories.FormInUseFactory(study=whole)
    step: Any = factories.StepFactory(walk=walk, form=form, position=1)
    condition: Any = factories.ConditionFactory(study=whole)
    made: list[Any] = [
        whole,
        factories.NoteFactory(study=whole),
        factories.DemandFactory(study=whole),
        walk,
        factories.WhoseWalkFactory(walk=walk, citizen=walked),
        form,
        factories.FormQuestionFactory(form=form, position=1),
        step,
        condition,
        factories.ShowsFactory(condition=condition, step=step),
        factories.StoppingFactory(condition=condition),
    ]
    return {type(thing): thing for thing in made}


def life(citizen: Citizen, writer: User, household: Citizen | None = None) -> Life:
    """Something of each kind at each line, written by this user with the citizen.

    One of the people in it has a plan here too: that of `household`, where there is one.
    """
    whole: dict[str, Any] = {"citizen": citizen, "written_by": writer}
    found = Life(citizen)
    for line in LINES:
        whole["who_can_see"] = line
        request = factories.SupportRequestFactory(**whole)
        matter = factories.MatterFactory(**whole)
        conversation = factories.ConversationFactory(**whole)
        strength = factories.StrengthFactory(**whole)
        attempt = factories.AttemptFactory(**whole)
        listened = factories.ListenedFactory(conversation=conversation, **whole)
        connection, other = factories.ConnectionFactory(**whole), factories.ConnectionFactory(**whole)
        circle = factories.CircleOfSupportFactory(**whole)
        contribution = factories.ContributionFactory(request=request, strength=strength, **whole)
        made: list[Any] = [
            request,
            matter,
            conversation,
            strength,
            factories.PutRightFactory(**whole),
            other,
            connection,
            factories.BondFactory(one=connection, other=other, **whole),
            circle,
            factories.MemberFactory(circle=circle, connection=connection),
            factories.MetFactory(circle=circle),
            factories.SamePersonFactory(one=connection, other=other),
            *([factories.HasPlanFactory(connection=connection, plan=household)] if household else []),
            factories.ReplyFactory(request=request),
            factories.PromiseFactory(request=request),
            factories.HelpFactory(request=request, given_by=connection),
            factories.VerdictFactory(request=request),
            factories.TowardsFactory(request=request, matter=matter),
            factories.HelpsSomeoneFactory(strength=strength, connection=connection),
            contribution,
            factories.MayTellFactory(contribution=contribution),
            factories.TellingFactory(matter=matter),
            factories.KeptFactory(conversation=conversation, matter=matter),
            factories.CorrectionFactory(conversation=conversation),
            factories.TranslationFactory(conversation=conversation),
            attempt,
            factories.DrawsOnFactory(attempt=attempt, strength=strength),
            factories.HappenedFactory(attempt=attempt),
            factories.PledgeFactory(**whole),
            factories.RecordingFactory(**whole),
            factories.AboutMeFactory(**whole),
            listened,
            factories.MayQuoteFactory(listened=listened),
            factories.ActOfferFactory(**whole),
        ]
        found.things.update({(type(thing), line): thing for thing in made})
    return found
