"""What an export gets of one record, made from the record's fields alone."""

from project import LANGUAGES
from subjects import parsed, tree_of, words

from build_scripts.catalog.catalog import join
from build_scripts.catalog.summary import summary_of
from build_scripts.export.context import context_of
from build_scripts.export.fields import Placed
from build_scripts.export.record import exported_records
from build_scripts.export.whole_record import whole_record
from build_scripts.pages.renderer import Renderer
from build_scripts.pages.site import Site

from .factories import AS_OF, documents, make_shell


def exported(*records, cited=()):
    """A context and the first of some records, as an export gets them.

    Args:
        records: their fields.
        cited: pairs of the key of a case number and the identifier of its record.
    """
    entries = [(fields, *parsed(fields)) for fields in records]
    assert all(entry for _fields, entry, _problems in entries), entries
    summaries = [summary_of(entry, f"records/{entry.id}.yml", LANGUAGES.codes) for _fields, entry, _problems in entries]
    wholes = {entry.id: whole_record(entry, tree_of(fields)) for fields, entry, _problems in entries}
    catalog, _problems = join(summaries, words(), AS_OF)
    shells = {language: make_shell(language) for language in LANGUAGES.codes}
    keys = {summary.id: summary.id for summary in summaries}
    site = Site(catalog, Renderer({}, words(), LANGUAGES), shells, AS_OF, keys=keys, seen=keys)
    context = context_of(site, documents, lambda wanted: {key: wholes[key] for key in wanted})
    placed = Placed(summaries[0], None, (), cited=tuple(cited))
    return context, exported_records(context, [placed], keys)[0]
