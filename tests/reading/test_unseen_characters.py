"""Characters that are drawn as nothing are refused wherever they stand; those that choose the form of a character are not."""

import pytest

from build_scripts.content.strict_yaml import load

NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u200b\u2065\u3164\ufeff\uffa0\ufff3\U000e0000\U000e0085\U000e0500"


@pytest.mark.parametrize("character", NOTHING, ids=lambda one: f"{ord(one):04X}")
def test_what_is_drawn_as_nothing_is_refused(character):
    for text in (f"a: 王{character}某\n", f'a: "王\\U{ord(character):08x}某"\n', f"# {character}\na: 王某\n"):
        tree, problems = load(text.encode())
        assert (tree, [problem.rule for problem in problems]) == (None, ["YAML-02"])


def test_what_chooses_a_form_or_accents_a_letter_is_read():
    for character in "\ufe00\ufe0f\U000e0100\u0301\u3099":
        assert load(f"a: 葛{character}某\n".encode()) == ({"a": f"葛{character}某"}, [])
