"""Who sees what of Eirlys's, to be read by a person. A dot is "sees nothing".

The three letters are the three lines of who can see it: u just us (Carys wrote it with her), w those who work with
me, e everyone alongside me. Of what is Dai's, exactly he and his worker Tomos see anything: the last table.
"""

from people.access import WhoCanSee

HERS = """
                 eirlys  gwen  ifan  carys  former  dai  tomos  urien  megan  nia  nobody
Conversation     uwe     e     .     uwe    .       .    .      we     .      .    .
Kept             uwe     e     .     uwe    .       .    .      we     .      .    .
Matter           uwe     e     e     uwe    .       .    .      we     .      .    .
Telling          uwe     e     e     uwe    .       .    .      we     .      .    .
Strength         uwe     e     .     uwe    .       .    .      we     .      .    .
PutRight         uwe     e     .     uwe    .       .    .      we     .      .    .
Connection       uwe     e     .     uwe    .       .    .      we     .      .    .
SupportRequest   uwe     e     .     uwe    .       .    .      we     .      .    .
Reply            uwe     e     .     uwe    .       .    .      we     .      .    .
Promise          uwe     e     .     uwe    .       .    .      we     .      .    .
Verdict          uwe     e     .     uwe    .       .    .      we     .      .    .
Correction       uwe     e     .     uwe    .       .    .      we     .      .    .
Translation      uwe     e     .     uwe    .       .    .      we     .      .    .
Attempt          uwe     e     e     uwe    .       .    .      we     .      .    .
DrawsOn          uwe     e     e     uwe    .       .    .      we     .      .    .
Happened         uwe     e     e     uwe    .       .    .      we     .      .    .
Pledge           uwe     e     .     uwe    .       .    .      we     .      .    .
Recording        uwe     e     .     uwe    .       .    .      we     .      .    .
AboutMe          uwe     e     e     uwe    .       .    .      we     .      .    .
Listened         uwe     e     .     uwe    .       .    .      we     .      .    .
MayQuote         uwe     e     .     uwe    .       .    .      we     .      .    .
ActOffer         uwe     e     .     uwe    .       .    .      we     .      .    .
Bond             uwe     e     .     uwe    .       .    .      we     .      .    .
CircleOfSupport  uwe     e     .     uwe    .       .    .      we     .      .    .
Member           uwe     e     .     uwe    .       .    .      we     .      .    .
Met              uwe     e     .     uwe    .       .    .      we     .      .    .
SamePerson       uwe     e     .     uwe    .       .    .      we     .      .    .
HasPlan          .       .     .     uwe    .       .    .      .      .      .    .
Help             uwe     e     .     uwe    .       .    .      we     .      .    .
Towards          uwe     e     .     uwe    .       .    .      we     .      .    .
HelpsSomeone     uwe     e     .     uwe    .       .    .      we     .      .    .
Contribution     uwe     e     .     uwe    .       .    .      we     .      .    .
MayTell          uwe     e     .     uwe    .       .    .      we     .      .    .
"""

HIS = """
                 eirlys  gwen  ifan  carys  former  dai  tomos  urien  megan  nia  nobody
Conversation     .       .     .     .      .       uwe  uwe    .      .      .    .
Kept             .       .     .     .      .       uwe  uwe    .      .      .    .
Matter           .       .     .     .      .       uwe  uwe    .      .      .    .
Telling          .       .     .     .      .       uwe  uwe    .      .      .    .
Strength         .       .     .     .      .       uwe  uwe    .      .      .    .
PutRight         .       .     .     .      .       uwe  uwe    .      .      .    .
Connection       .       .     .     .      .       uwe  uwe    .      .      .    .
SupportRequest   .       .     .     .      .       uwe  uwe    .      .      .    .
Reply            .       .     .     .      .       uwe  uwe    .      .      .    .
Promise          .       .     .     .      .       uwe  uwe    .      .      .    .
Verdict          .       .     .     .      .       uwe  uwe    .      .      .    .
Correction       .       .     .     .      .       uwe  uwe    .      .      .    .
Translation      .       .     .     .      .       uwe  uwe    .      .      .    .
Attempt          .       .     .     .      .       uwe  uwe    .      .      .    .
DrawsOn          .       .     .     .      .       uwe  uwe    .      .      .    .
Happened         .       .     .     .      .       uwe  uwe    .      .      .    .
Pledge           .       .     .     .      .       uwe  uwe    .      .      .    .
Recording        .       .     .     .      .       uwe  uwe    .      .      .    .
AboutMe          .       .     .     .      .       uwe  uwe    .      .      .    .
Listened         .       .     .     .      .       uwe  uwe    .      .      .    .
MayQuote         .       .     .     .      .       uwe  uwe    .      .      .    .
ActOffer         .       .     .     .      .       uwe  uwe    .      .      .    .
Bond             .       .     .     .      .       uwe  uwe    .      .      .    .
CircleOfSupport  .       .     .     .      .       uwe  uwe    .      .      .    .
Member           .       .     .     .      .       uwe  uwe    .      .      .    .
Met              .       .     .     .      .       uwe  uwe    .      .      .    .
SamePerson       .       .     .     .      .       uwe  uwe    .      .      .    .
HasPlan          .       .     .     .      .       .    .      .      .      .    .
Help             .       .     .     .      .       uwe  uwe    .      .      .    .
Towards          .       .     .     .      .       uwe  uwe    .      .      .    .
HelpsSomeone     .       .     .     .      .       uwe  uwe    .      .      .    .
Contribution     .       .     .     .      .       uwe  uwe    .      .      .    .
MayTell          .       .     .     .      .       uwe  uwe    .      .      .    .
"""

# Whom of the citizens each may meet at all, and whose looks at Eirlys each can read.
MEETS = """
             eirlys              gwen    ifan    carys        former  dai  tomos  urien         megan  nia  nobody
Citizen      eirlys              eirlys  eirlys  eirlys,iolo  .       dai  dai    eirlys        .      .    .
Look         carys,former,urien  .       .       carys        former  .    .      urien         .      .    .
"""

# Of what is about who comes in: how many rows of the cast each can read.
OTHERS = """
             eirlys  gwen  ifan  carys  former  dai  tomos  urien  megan  nia  nobody
Alongside    4       4     4     5      1       1    1      .      .      .    .
Invitation   1       .     .     1      .       .    .      .      .      .    .
Closing      1       1     1     1      .       .    .      .      .      .    .
UrgentLook   1       .     .     .      .       .    1      1      .      .    .
Team         1       1     1     1      1       1    1      1      1      1    .
Place        1       1     1     1      1       1    1      1      1      1    .
"""

# Of what Urien's team studies, which Tomos leads: how many rows of the cast each can read. Tomos alone meets Dai, whose
# way through the system one of the walks is.
STUDIED = """
              eirlys  gwen  ifan  carys  former  dai  tomos  urien  megan  nia  nobody
Study         .       .     .     .      .       .    1      1      .      .    .
Note          .       .     .     .      .       .    1      1      .      .    .
Demand        .       .     .     .      .       .    1      1      .      .    .
Walk          .       .     .     .      .       .    1      1      .      .    .
WhoseWalk     .       .     .     .      .       .    1      .      .      .    .
Step          .       .     .     .      .       .    1      1      .      .    .
FormInUse     .       .     .     .      .       .    1      1      .      .    .
FormQuestion  .       .     .     .      .       .    1      1      .      .    .
Condition     .       .     .     .      .       .    1      1      .      .    .
Shows         .       .     .     .      .       .    1      1      .      .    .
Stopping      .       .     .     .      .       .    1      1      .      .    .
"""

LETTERS = {"u": WhoCanSee.US, "w": WhoCanSee.WORKERS, "e": WhoCanSee.EVERYONE}


def table(text: str) -> dict[tuple[str, str], str]:
    """(model, who) → what the cell says, with nothing for a dot."""
    header, *rows = (line.split() for line in text.strip().splitlines())
    return {
        (model, who): "" if cell == "." else cell
        for model, *cells in rows
        for who, cell in zip(header, cells, strict=True)
    }


def lines(text: str) -> dict[tuple[str, str], set[str]]:
    """(model, who) → the lines that they see."""
    return {key: {LETTERS[letter].value for letter in cell} for key, cell in table(text).items()}
