"""What must come first for what people type: tests/search/queries.tsv, put to the client's own modules on the real site."""

import pytest
from project import ROOT
from search_page import open_search

TABLE = ROOT / "tests" / "search" / "queries.tsv"
FIRST = """async ({queries, language}) => {
  const at = new URL(`${document.getElementById("search").dataset.base}assets/javascripts/search/`, document.baseURI);
  const load = (name) => import(new URL(`${name}.js`, at));
  const [{answer, rowOf}, {Store}, {verify}, {readAddress}, {suggestions}] =
    await Promise.all(["query", "store", "verify", "address", "suggest"].map(load));
  const store = new Store(document.getElementById("search").dataset.base);
  const {signal} = new AbortController();
  const found = [];
  for (const query of queries) {
    const request = readAddress(query.startsWith("?") ? query : `?q=${encodeURIComponent(query)}`);
    const result = await answer(request, store, language, signal, true);
    const rows = await Promise.all(result.hits.best(40).map((hit) => rowOf(hit, result, store, signal)));
    const held = await Promise.all(rows.map((row) => verify(row, result.words, store, signal, language)));
    const ids = rows.filter((_, index) => held[index].holds).map(({id}) => id);
    const near = ids.length > 0 ? [] : (await suggestions(request, result, store, signal)).near;
    found.push([...ids, ...near.map((text) => `~${text}`)]);
  }
  return found;
}"""


def table():
    """Query, language and what must come first, in any order; `~` before what is to be asked instead."""
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_must_come_first_comes_first(page, root, language):
    cases = [(query, expected.split(" ")) for query, said, expected in table() if said == language]
    open_search(page, root, language="" if language == "zh" else f"{language}/")
    found = page.evaluate(FIRST, {"queries": [query for query, _expected in cases], "language": language})
    wrong = [
        f"{query}: {' '.join(ids[: len(expected) + 2])}, not {' '.join(expected)}"
        for (query, expected), ids in zip(cases, found, strict=True)
        if sorted(ids[: len(expected)]) != sorted(expected)
    ]
    assert wrong == []


def test_the_table_is_as_long_as_it_must_be():
    assert len({(query, language) for query, language, _expected in table()}) >= 120
