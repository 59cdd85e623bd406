"""Imports and keys point one way: config → outcomes → study → conversations → strengths | networks → people."""

import ast
from collections.abc import Iterable, Iterator

from django.apps import apps

from tests.rules.sources import APPS, Sources, place, product

# What stands below each app, and may be used by it.
BELOW: dict[str, set[str]] = {
    "people": set(),
    "strengths": {"people"},
    "networks": {"people"},
    "conversations": {"people", "strengths", "networks"},
    "study": {"people", "strengths", "networks", "conversations"},
    "outcomes": {"people", "strengths", "networks", "conversations", "study"},
    "config": set(APPS),
}


def imported(path: str, node: ast.AST) -> list[str]:
    """The modules that one statement imports, written out from the root."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        above = path.split("/")[: -node.level] if node.level else []
        module = ".".join([*above, *([node.module] if node.module else [])])
        return [module] if module else [alias.name for alias in node.names]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        first = node.args[0] if node.args else None
        if name in {"import_module", "__import__"} and isinstance(first, ast.Constant):
            return [str(first.value)]
    return []


def wrong_imports(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        app = path.split("/")[0]
        if app not in BELOW:
            continue
        for node in ast.walk(ast.parse(text, path)):
            for module in imported(path, node):
                other = module.split(".")[0]
                if other in BELOW and other != app and other not in BELOW[app]:
                    yield f"{place(path, node)} imports {module}"


def relations() -> Iterator[tuple[str, str, str]]:
    """From which app, to which app, by which field."""
    for model in apps.get_models(include_auto_created=True):
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            other = field.related_model
            if isinstance(other, type):
                yield model._meta.app_label, other._meta.app_label, str(field)


def wrong_relations(found: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for app, other, field in found:
        if app in BELOW and other in BELOW and app != other and other not in BELOW[app]:
            yield f"{field} points from {app} to {other}"


def test_every_import_points_down() -> None:
    assert list(wrong_imports(product())) == []


def test_every_key_points_down() -> None:
    found = list(relations())
    assert ("conversations", "networks", "conversations.Kept.request") in found
    assert list(wrong_relations(found)) == []


def test_every_app_has_its_place() -> None:
    ours = {config.label for config in apps.get_app_configs() if "/.venv/" not in config.path}
    assert {label for label in ours if label in APPS} == set(BELOW)


def test_an_arrow_upward_is_found() -> None:
    planted = {
        "people/views/plan.py": "def plan():\n    from strengths.models import Strength",
        "strengths/models.py": "import networks.models",
        "networks/views/map.py": "from ...conversations import models",
        "people/late.py": "import_module('outcomes.models')",
        "outcomes/views.py": "from config import settings",
        "config/urls.py": "from outcomes import views",
        "conversations/models.py": "from people.models import User\nfrom strengths.models import Strength",
    }
    assert list(wrong_imports(planted)) == [
        "people/views/plan.py:2 imports strengths.models",
        "strengths/models.py:1 imports networks.models",
        "networks/views/map.py:1 imports conversations",
        "people/late.py:1 imports outcomes.models",
        "outcomes/views.py:1 imports config",
    ]
    keys = [("people", "networks", "people.User.friend"), ("networks", "people", "networks.Reply.by")]
    assert list(wrong_relations(keys)) == ["people.User.friend points from people to networks"]
