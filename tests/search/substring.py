"""What a search must find: a plain search for a part of a text."""

import re

from build_scripts.search.normal import fold_number, normalise


def texts(document):
    return (*document.titles.values(), *document.summaries.values(), document.body)


def holders(collection, query):
    """The truth: a plain substring search in the texts, and in the case numbers without their brackets."""
    normal, folded = normalise(query), fold_number(query)
    number = folded if folded and (folded == normal or re.search("[0-9]", folded)) else "\0"
    return {
        one.id
        for one in collection
        if any(normal in normalise(text) for text in texts(one))
        or any(number in fold_number(one) for one in one.case_numbers)
    }
