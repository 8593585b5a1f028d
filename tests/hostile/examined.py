"""What the program says of a record that stands alone: the loader, the model, the rules of one record and of several."""

import datetime as dt
from pathlib import PurePosixPath

from factories import place, to_yaml
from project import AS_OF, LANGUAGES
from subjects import words

from build_scripts.catalog import catalog
from build_scripts.catalog.summary import summary_of
from build_scripts.checks import register
from build_scripts.checks.record_facts import KnownFacts, of_files
from build_scripts.checks.subject import Subject
from build_scripts.content.problem import Severity
from build_scripts.content.strict_yaml import load
from build_scripts.model.parse import parse

ANCHORS = ("7k2m9xqd", "9p4xk7wd")  # to which related records lead
TODAY = dt.date.fromisoformat(AS_OF)


def problems_of(fields, tree=None):
    """What stands against publishing a record: the model and the rules are asked."""
    source = place(fields)
    tree = fields if tree is None else tree
    entry, problems = parse(tree, PurePosixPath(source).relative_to("records"), words())
    found = [*problems, *(register.examine(Subject(entry, tree, source, words())) if entry else ())]
    if entry:
        joined, wrong = catalog.join([summary_of(entry, source, LANGUAGES.codes)], words(), TODAY, ANCHORS)
        facts = {source: register.facts_of(Subject(entry, tree, source, words()))}
        found += [*wrong, *register.examine_together(KnownFacts(joined, of_files(facts)))]
    return [problem for problem in found if problem.severity is Severity.ERROR]


def shown(fields):
    """Whether a record may stand on the site on the day of the tests: nothing is against it, and it has not ended."""
    if problems_of(fields):
        return False
    source = place(fields)
    entry, _problems = parse(fields, PurePosixPath(source).relative_to("records"), words())
    return summary_of(entry, source, LANGUAGES.codes).is_shown(AS_OF)


def refusals(fields):
    """The same of the record's file, with the lines, and what the loader says of it."""
    tree, problems = load(to_yaml(fields).encode())
    return problems or problems_of(fields, tree)
