"""Records as the model and the rules see them, with the project's own vocabulary."""

from functools import cache
from pathlib import PurePosixPath

from factories import place, to_yaml
from project import LANGUAGES, ROOT

from build_scripts.checks.subject import Subject
from build_scripts.content import vocabulary
from build_scripts.content.problem import has_errors
from build_scripts.content.strict_yaml import load
from build_scripts.model.parse import parse


@cache
def words():
    """The project's own vocabulary."""
    found, problems = vocabulary.read(ROOT / "content" / "vocabulary", LANGUAGES)
    assert problems == []
    return found


def tree_of(fields):
    """A record as the loader reads it from its file."""
    tree, problems = load(to_yaml(fields).encode())
    assert problems == []
    return tree


def parsed(fields, known=None):
    """The entry and the problems that the model makes of a record's file."""
    return parse(tree_of(fields), PurePosixPath(place(fields)).relative_to("records"), known or words())


def subject_of(fields, known=None, shown=None):
    """A record as the rules see it, valid but for them; `shown` stands in its file instead, as if it were valid."""
    entry, problems = parsed(fields, known)
    assert entry, problems
    assert not has_errors(problems), problems
    return Subject(entry, tree_of(shown or fields), place(fields), known or words())
