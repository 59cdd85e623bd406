"""Templates that a strict content security policy and the HTML checker let through."""

import re
from collections.abc import Iterator

from tests.rules.markup import elements
from tests.rules.sources import Sources, templates


def wrong(sources: Sources) -> Iterator[str]:
    for path, text in sources.items():
        for element in elements(text):
            where = f"{path}:{element.line}"
            if element.tag == "style":
                yield f"{where} <style>"
            if element.tag == "script" and "src" not in element.attributes:
                yield f"{where} <script> without src"
            for name in element.attributes:
                if name == "style":
                    yield f"{where} style="
                if re.fullmatch(r"on[a-z]+", name):
                    yield f"{where} {name}="
                if re.match(r"hx-|(data-)?hx-(on|vars)", name):
                    yield f"{where} {name}"
            for name, value in element.attributes.items():
                if value.strip().lower().startswith(("js:", "javascript:")):
                    yield f"{where} {name}={value}"


def test_no_template_carries_code_or_style() -> None:
    assert list(wrong(templates())) == []


def test_code_and_style_are_found() -> None:
    planted = """<p style="color: red" onclick="x()">
<style>p {}</style>
<script>x()</script>
<button hx-post="/" data-hx-on:click="x()" data-hx-vals="js:{a: 1}">
<a href="javascript:x()">{# <p style="x"> #}</a>
<script src="{% static 'js/app.js' %}" defer></script><p data-hx-get="/" class="x {% if a < b %}y{% endif %}">"""
    assert list(wrong({"a.html": planted})) == [
        "a.html:1 style=",
        "a.html:1 onclick=",
        "a.html:2 <style>",
        "a.html:3 <script> without src",
        "a.html:4 hx-post",
        "a.html:4 data-hx-on:click",
        "a.html:4 data-hx-vals=js:{a: 1}",
        "a.html:5 href=javascript:x()",
    ]
