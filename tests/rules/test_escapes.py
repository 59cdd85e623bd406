"""Each way past the wall is one named thing, and everybody who uses it is listed here, with the reason."""

import ast
import re
from collections.abc import Iterator

from manage import OWNER_COMMANDS
from tests.rules.sources import Sources, nodes, product

ESCAPES = {"name_user", "signing_in", "by_code", "everything_open", "AS_OWNER", "OWNER_COMMANDS"}
ESCAPES |= {"DATABASE_OWNER_URL", "PUBLISHED_OWNER_URL"}
# Parts of SQL that would do the same by hand.
BY_HAND = ("app.user_id", "app.signing_in", "app.invitation", "set role", "reset role", "session authorization")

CALLERS = {
    ("people/access.py", "name_user"): "says who is asking; defined here",
    ("people/access.py", "signing_in"): "shows accounts before anybody is known; defined here",
    ("people/access.py", "app.user_id"): "the one place that sets it",
    ("people/access.py", "app.signing_in"): "the one place that sets it",
    ("people/wall.py", "app.user_id"): "the one place that reads it",
    ("people/rules.py", "app.signing_in"): "the one place that reads it",
    ("people/access.py", "by_code"): "shows one invitation to whoever shows its code; defined here",
    ("people/access.py", "app.invitation"): "the one place that sets it",
    ("people/rules.py", "app.invitation"): "the one place that reads it",
    ("people/views/coming_in.py", "by_code"): "whoever comes in by a code, who may be nobody yet",
    ("config/middleware.py", "name_user"): "every request: the user of its session",
    ("people/views/signing_in.py", "name_user"): "who has just shown a code or a passkey",
    ("people/views/second_factor.py", "name_user"): "whose passkey is being asked, to look up no keys but theirs",
    ("people/views/second_factor.py", "signing_in"): "whose passkey has answered",
    ("people/codes.py", "signing_in"): "whose account an e-mail or a mobile number is, and whose a code",
    ("manage.py", "OWNER_COMMANDS"): "the list itself",
    ("manage.py", "AS_OWNER"): "sets it for the commands of that list",
    ("config/settings.py", "AS_OWNER"): "chooses the owner's address for the commands of that list",
    ("config/settings.py", "DATABASE_OWNER_URL"): "the owner's address",
    ("config/settings.py", "PUBLISHED_OWNER_URL"): "the address of whoever owns the published figures",
    ("config/checks.py", "AS_OWNER"): "does not ask the owner's commands to be stopped by the wall",
    ("config/management/commands/serve.py", "AS_OWNER"): "takes it out of the web process's environment",
    ("config/management/commands/serve.py", "DATABASE_OWNER_URL"): "gives it to `prepare`, and takes it from the web",
    ("config/management/commands/serve.py", "PUBLISHED_OWNER_URL"): "gives it to `prepare`, and takes it from the web",
    ("config/demo/load.py", "name_user"): "nobody, for what many wrote; and whoever looked urgently",
    ("config/demo/person.py", "name_user"): "the invented people, each for what they say in the story",
    ("config/demo/study.py", "name_user"): "whoever began the team’s study; in the demo only",
    ("config/demo/views.py", "signing_in"): "whom a button of the demo signs in as; in the demo only",
}

COMMANDS = {
    "migrate": "makes the tables",
    "prepare": "migrates and loads what a first start needs",
    "demo": "writes the invented people's months, as of days long gone",
    "count": "reads everybody to write protected figures",
    "summary": "asks for each of those who are told once a day whether anything waits for them",
    "forget": "deletes for good what has stayed long enough, which the application's role never can",
}


def used(sources: Sources) -> Iterator[tuple[str, str]]:
    # The nodes themselves: an id may be used again once a file has been read.
    told_in_docstrings: set[ast.AST] = set()
    for path, node in nodes(sources):
        match node:
            case ast.ImportFrom(module="people.access", names=names):
                yield from ((path, alias.name) for alias in names if alias.name in ESCAPES)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) | ast.FunctionDef(name=name):
                if name in ESCAPES:
                    yield path, name
            case ast.Name(id=name) | ast.Attribute(attr=name):
                # Lower case may be the name of something else, such as the views' own `signing_in`.
                if name in ESCAPES and name.isupper():
                    yield path, name
            case ast.Expr(value=ast.Constant()):
                told_in_docstrings.add(node.value)
            case ast.Constant(value=str(text)) if node not in told_in_docstrings:
                yield from ((path, name) for name in ESCAPES if text == name)
                yield from ((path, part) for part in BY_HAND if re.search(rf"\b{part}\b", text.lower()))


def unlisted(sources: Sources) -> set[tuple[str, str]]:
    return set(used(sources)) - set(CALLERS)


def test_everybody_who_passes_the_wall_is_listed() -> None:
    assert unlisted(product()) == set()


def test_the_list_holds_nobody_else() -> None:
    assert set(CALLERS) - set(used(product())) == set()


def test_every_owner_command_has_its_reason() -> None:
    assert set(COMMANDS) == OWNER_COMMANDS


def test_an_escape_elsewhere_is_found() -> None:
    planted = {
        "networks/views.py": "from people.access import name_user\nname_user(1)",
        "strengths/views.py": "access.signing_in()",
        "conversations/views.py": "cursor.execute('RESET ROLE')",
        "outcomes/views.py": "os.environ['AS_OWNER'] = '1'",
    }
    assert unlisted(planted) == {
        ("networks/views.py", "name_user"),
        ("strengths/views.py", "signing_in"),
        ("conversations/views.py", "reset role"),
        ("outcomes/views.py", "AS_OWNER"),
    }
