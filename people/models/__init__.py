"""Who is here."""

from people.models.alongside import Alongside, Invitation
from people.models.citizens import Citizen, Closing
from people.models.looks import Look, UrgentLook
from people.models.users import Place, Team, User

__all__ = ["Alongside", "Citizen", "Closing", "Invitation", "Look", "Place", "Team", "UrgentLook", "User"]
