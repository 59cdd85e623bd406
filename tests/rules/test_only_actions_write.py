"""Only `actions.py` writes; and commands, migrations and the demo, which no request runs."""

import ast
from collections.abc import Iterator

from tests.rules.sources import Sources, place, product

WRITES = {"save", "create", "bulk_create", "bulk_update", "delete", "get_or_create", "update_or_create"}
WRITES |= {f"a{verb}" for verb in WRITES} | {"_raw_delete", "save_base"}

# Who else may write, what, and why.
ALLOWED = {
    ("people/views/second_factor.py", "form.save"): "allauth's own form notes that a second factor was used",
    ("people/views/my_sign_in.py", "form.save"): "allauth's own form notes that a second factor was used",
    (
        "people/session_store.py",
        "self.model.objects.filter(session_key=digest(session_key or self.session_key)).delete",
    ): ("Django's own, under a digest: ends a session"),
    ("conversations/media/photos.py", "sheet.save"): "draws a photo into a file; writes no row",
    ("people/access.py", "cursor.execute"): "names the user in the transaction; writes no row",
    ("people/wall.py", "cursor.execute"): "builds the wall, as the owner, after migrating",
    ("outcomes/login.py", "cursor.execute"): "says what the published login may do, as the owner, after migrating",
    ("config/checks.py", "cursor.execute"): "asks what the role of this process may do; writes no row",
}


def may_write(path: str) -> bool:
    parts = path.split("/")
    return (
        parts[-1] == "actions.py"
        or parts[1:2] == ["actions"]
        or "migrations" in parts
        or "commands" in parts
        or path.startswith("config/demo/")
    )


def is_write(call: ast.Call) -> bool:
    """Whether a call is a write by the ORM, or SQL past it."""
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver, verb = call.func.value, call.func.attr
    if isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Name) and receiver.func.id == "super":
        return False
    if verb in {"update", "aupdate"}:
        # A queryset's update has keywords only; a dictionary's and a digest's have something before them.
        return not call.args and bool(call.keywords)
    return verb in WRITES or verb in {"execute", "executemany"}


def writes(sources: Sources) -> Iterator[tuple[str, str, str]]:
    """File, place and words of every write outside the files that may."""
    for path, text in sources.items():
        if may_write(path):
            continue
        for node in ast.walk(ast.parse(text, path)):
            if isinstance(node, ast.Call) and is_write(node):
                yield path, place(path, node), ast.unparse(node.func)


def wrong_writes(sources: Sources) -> list[str]:
    return [f"{where} {call}" for path, where, call in writes(sources) if (path, call) not in ALLOWED]


def test_only_actions_write() -> None:
    assert wrong_writes(product()) == []


def test_every_exception_is_still_there() -> None:
    assert set(ALLOWED) <= {(path, call) for path, _, call in writes(product())}


def test_a_write_elsewhere_is_found() -> None:
    planted = """
Matter.objects.create(words="x")
matter.save(update_fields=["words"])
Matter.objects.filter(pk=1).update(words="x")
rows.update(words="x")
Matter.objects.get_or_create(pk=1)
matter.delete()
cursor.execute("delete from people_look")
"""
    assert len(wrong_writes({"networks/views.py": planted})) == 7
    assert wrong_writes({"networks/actions.py": planted, "networks/migrations/0002_words.py": planted}) == []


def test_what_is_no_write_is_not_found() -> None:
    innocent = """
context.update({"form": form})
headers.update(other)
digest.update(b"words")
class Reply:
    def save(self, **kwargs):
        super().save(**kwargs)
"""
    assert wrong_writes({"networks/models.py": innocent}) == []
