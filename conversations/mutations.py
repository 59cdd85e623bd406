"""The initial mutations of Welsh: *capel* is also *gapel*, *nghapel* and *chapel*. Nothing of Django.

After some small words a Welsh word begins otherwise. Whoever looks for one of the forms means the word, so each form
leads back to every word that it may be. Words come here folded: lower case, without accents.
"""

# How a word begins when it is mutated → how it may have begun. The longest beginning that fits counts, since *ch*, *ll*
# or *ngh* is one letter; a letter that comes of no mutation has an empty place, so that its first half is not taken
# for another.
BEGAN: dict[str, tuple[str, ...]] = {
    # Soft: p → b, t → d, c → g, b and m → f, d → dd, ll → l, rh → r, and g goes (below).
    "b": ("p",),
    "d": ("t",),
    "g": ("c",),
    "f": ("b", "m"),
    "dd": ("d",),
    "l": ("ll",),
    "r": ("rh",),
    # Nasal: p → mh, t → nh, c → ngh, b → m, d → n, g → ng.
    "mh": ("p",),
    "nh": ("t",),
    "ngh": ("c",),
    "m": ("b",),
    "n": ("d",),
    "ng": ("g",),
    # With breath: p → ph, t → th, c → ch.
    "ph": ("p",),
    "th": ("t",),
    "ch": ("c",),
    "ff": (),
    "ll": (),
    "rh": (),
}
LONGEST = max(map(len, BEGAN))
VOWELS = frozenset("aeiouwy")
# What may stand first once a g has gone: gardd → ardd, glaw → law, gradd → radd, gwaith → waith.
AFTER_G = VOWELS | {"l", "r"}


def radicals(word: str) -> frozenset[str]:
    """Every word that this one may be a form of, itself among them: *gapel* → gapel, capel."""
    found = {word}
    beginning = next((word[:n] for n in range(LONGEST, 0, -1) if word[:n] in BEGAN), "")
    rest = word[len(beginning) :]
    if rest:
        found |= {first + rest for first in BEGAN.get(beginning, ())}
    if word[:1] in AFTER_G and beginning not in {"ll", "rh"} and len(word) > 1:
        found.add("g" + word)
    # Her, their: hafal is afal after *ei*.
    if word[:1] == "h" and word[1:2] in VOWELS:
        found.add(word[1:])
    return frozenset(found)
