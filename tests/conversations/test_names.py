"""Whose name stands in a phrase."""

import pytest

from conversations.names import name_in


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Mrs Sedgwick next door comes every day", "Mrs Sedgwick"),
        ("I’ve got Gwen and I’ve got Mair", "Gwen"),
        ("Gwen’s my sister", "Gwen"),
        ("Mair and Beti sing", "Mair"),
        ("I see Dr. Patel on Friday", "Dr Patel"),
        ("Our Dean", "Dean"),
        ("The choir was good. Nesta came.", "Nesta"),
        ("Mae Siân drws nesaf yn galw bob dydd Llun", "Siân"),
        ("Ŵan ap Dafydd", "Ŵan"),
        ("my brother", ""),
        ("", ""),
    ],
)
def test_the_first_name_in_a_phrase(phrase: str, name: str) -> None:
    assert name_in(phrase) == name
