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
    const ask = async (cut) => {
      const result = await answer(request, store, language, signal, true, cut);
      const rows = await Promise.all(result.hits.best(60).map((hit) => rowOf(hit, result, store, signal)));
      const held = await Promise.all(rows.map((row) => verify(row, result.words, store, signal, language)));
      return {result, ids: rows.filter((_, index) => held[index].holds).map(({id}) => id)};
    };
    let {result, ids} = await ask(false);
    if (ids.length === 0) ({result, ids} = await ask(true));
    const near = ids.length > 0 ? [] : (await suggestions(request, result, store, signal)).near;
    found.push([...ids, ...near.map((text) => `~${text}`)]);
  }
  return found;
}"""


def table():
    """Query, language and what it must give, as the head of the table explains it."""
    lines = TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def fault(expected, found):
    """What is wrong with an answer; None where nothing is."""
    if expected == "-":
        return found and "is found"
    marked = expected.split(" ")
    first = [one for one in marked if one[0] not in "+-"]
    behind, absent = ([one[1:] for one in marked if one[0] == sign] for sign in "+-")
    if sorted(found[: len(first)]) != sorted(first):
        return f"{' '.join(found[: len(first) + 2])}, not {' '.join(first)}"
    return [*(one for one in behind if one not in found), *(one for one in absent if one in found)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_query_gives_what_the_table_says(page, root, language):
    cases = [(query, expected) for query, said, expected in table() if said == language]
    open_search(page, root, language="" if language == "zh" else f"{language}/")
    found = page.evaluate(FIRST, {"queries": [query for query, _expected in cases], "language": language})
    faults = [
        f"{query}: {wrong}"
        for (query, expected), ids in zip(cases, found, strict=True)
        if (wrong := fault(expected, ids))
    ]
    assert faults == []


def test_a_fault_of_an_answer_is_seen():
    lawful = {"a b +d -e": ["b", "a", "c", "d"], "-": [], "~x": ["~x"]}
    assert not any(fault(expected, found) for expected, found in lawful.items())
    for found in ([], ["a"], ["a", "c", "b", "d"], ["a", "b", "c"], ["b", "a", "d", "e"]):
        assert fault("a b +d -e", found)
    assert fault("-", ["a"])


def test_the_table_is_as_long_as_it_must_be():
    assert len({(query, language) for query, language, _expected in table()}) >= 120
