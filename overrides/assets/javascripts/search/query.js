// Answers a request: which documents, in which order, with which counts beside the filters.

import { FACETS, loadColumns } from "./columns.js";
import { ANY, NUMBER, SUMMARY, TITLE, intersectAll, readToken } from "./postings.js";
import { choose, shardOf } from "./tokens.js";
import { wordsOf } from "./words.js";

export const PAGE_SIZE = 20;

// How much a place counts, to be multiplied with the rarity of the word: whole number, part of one, title …
const WHOLE_NUMBER = 1e6;
const PART_OF_NUMBER = 1e3;
const IN_TITLE = 3;
const IN_SUMMARY = 2;
const IN_TEXT = 1;

const BUDGET = 60000; // bytes of postings that a query may ask for, roughly
const UNKNOWN = -1; // a value that no document has, unlike 0, which is to have none

async function listsOf(tokens, store, manifest, signal) {
  const { bits } = manifest.postings;
  return Promise.all(
    tokens.map(async (token) => {
      const shard = await store.member("postings", ".bin", manifest.postings, shardOf(token, bits), signal);
      return readToken(shard, token.low);
    }),
  );
}

// The documents of a word, ascending, with the weight of the best place where it stands.
async function findWord(word, budget, store, manifest, signal) {
  const some = (tokens) => choose(tokens, manifest.postings, budget);
  const [lists, numberLists, [whole]] = await Promise.all([
    listsOf(some(word.tokens), store, manifest, signal),
    listsOf(some(word.numberTokens), store, manifest, signal),
    listsOf(word.number ? [word.number] : [], store, manifest, signal),
  ]);
  const weights = new Float64Array(manifest.documents);
  const mark = (documents, weight) => {
    for (const document of documents) weights[document] = Math.max(weights[document], weight);
  };
  mark(intersectAll(lists.map((list) => list[ANY])), IN_TEXT);
  if (numberLists.length > 0) {
    mark(intersectAll(numberLists.map((list) => list[NUMBER])), word.number ? PART_OF_NUMBER : IN_TEXT);
  }
  mark(intersectAll(lists.map((list) => list[SUMMARY])), IN_SUMMARY);
  mark(intersectAll(lists.map((list) => list[TITLE])), IN_TITLE);
  if (whole) mark(whole[NUMBER], WHOLE_NUMBER);
  const documents = Uint32Array.from(indicesWhere(weights));
  return { word, documents, weights, rarity: Math.log2(1 + manifest.documents / (documents.length || 1)) };
}

function indicesWhere(values) {
  const out = [];
  for (let index = 0; index < values.length; index += 1) if (values[index] !== 0) out.push(index);
  return out;
}

// Filters by all facets and counts for each facet what its values would give beside the other facets' choice.
function filter(documents, columns, chosen) {
  const facets = FACETS.map((facet) => {
    const { values, positions } = columns[facet];
    const wanted = new Set(chosen[facet].map((key) => values.indexOf(key) + 1 || UNKNOWN));
    return { facet, positions, wanted, counts: new Uint32Array(values.length + 1) };
  });
  const kept = [];
  for (const document of documents) {
    const failing = facets.filter(({ positions, wanted }) => wanted.size > 0 && !wanted.has(positions[document]));
    if (failing.length === 0) {
      kept.push(document);
      for (const { counts, positions } of facets) counts[positions[document]] += 1;
    } else if (failing.length === 1) {
      failing[0].counts[failing[0].positions[document]] += 1;
    }
  }
  return { kept, counts: Object.fromEntries(facets.map(({ facet, counts }) => [facet, counts])) };
}

// Sorts by packing rank, day and document into one number each: 13, 20 and 20 bits of the 53 there are.
function sort(documents, found, days, byDate) {
  const scores = documents.map((document) =>
    found.reduce((sum, { weights, rarity }) => sum + weights[document] * rarity, 0),
  );
  const distinct = [...new Set(scores)].sort((a, b) => a - b);
  const excess = Math.max(0, distinct.length - 8192);
  const ranks = new Map(distinct.map((score, index) => [score, Math.max(0, index - excess)]));
  const keys = Float64Array.from(documents, (document, index) => {
    const rank = ranks.get(scores[index]);
    const major = byDate ? days[document] * 2 ** 13 + rank : rank * 2 ** 20 + days[document];
    return major * 2 ** 20 + (2 ** 20 - 1 - document);
  }).sort();
  return Array.from(keys, (key) => 2 ** 20 - 1 - (key % 2 ** 20)).reverse();
}

export async function answer(request, store, language, signal) {
  const manifest = await store.manifest(signal);
  const words = wordsOf(request.q);
  const [columns, ...found] = await Promise.all([
    loadColumns(store, manifest, language, signal),
    ...words.map((word) => findWord(word, BUDGET / words.length, store, manifest, signal)),
  ]);
  const documents =
    found.length > 0
      ? intersectAll(found.map((word) => word.documents))
      : Uint32Array.from({ length: manifest.documents }, (_, index) => index);
  const { kept, counts } = filter(documents, columns, request);
  const hits = sort(kept, found, columns.days, request.sort === "date");
  return {
    manifest,
    columns,
    counts,
    hits,
    // The rarest word first: its place makes the snippet.
    words: [...found].sort((a, b) => a.documents.length - b.documents.length).map(({ word }) => word),
    exact: words.every((word) => word.exact),
  };
}

export async function rowOf(document, { manifest, columns }, store, signal) {
  const { rows, languages } = manifest;
  const shard = await store.member("rows", ".json", rows, Math.floor(document / rows.size), signal);
  const [id, url, titles, numbers = [], sample = 0, textUrl = "", own = []] = shard[document % rows.size];
  const facets = Object.fromEntries(
    FACETS.map((facet) => {
      const { positions, labels } = columns[facet];
      return [facet, positions[document] === 0 ? "" : labels[positions[document] - 1]];
    }),
  );
  return {
    id,
    titles: Object.fromEntries(languages.map((language, index) => [language, titles[index]])),
    numbers,
    sample: sample === 1,
    textUrl: textUrl || url,
    pages: Object.fromEntries(
      languages
        .map((language, index) => [language, index === 0 ? url : `${language}/${url}`])
        .filter((_, index) => own.length === 0 || own.includes(index)),
    ),
    day: columns.days[document],
    ...facets,
  };
}
