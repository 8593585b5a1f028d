// Answers a request: which documents, in which order, with which counts beside the filters.

import { Bits } from "./bits.js";
import { FACETS, loadColumns } from "./columns.js";
import { Hits } from "./hits.js";
import { ANY, NUMBER, SUMMARY, TITLE, common, readToken } from "./postings.js";
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

async function listsOf(tokens, store, manifest, signal) {
  const { bits } = manifest.postings;
  return Promise.all(
    tokens.map(async (token) => {
      const shard = await store.member("postings", ".bin", manifest.postings, shardOf(token, bits), signal);
      return readToken(shard, token.low, manifest.documents);
    }),
  );
}

// The documents of a word, as a set for each place where it may stand, the place that counts most first.
async function findWord(word, budget, store, manifest, signal) {
  const some = (tokens) => choose(tokens, manifest.postings, budget);
  const [lists, numberLists, [whole = []]] = await Promise.all([
    listsOf(some(word.tokens), store, manifest, signal),
    listsOf(some(word.numberTokens), store, manifest, signal),
    listsOf(word.number ? [word.number] : [], store, manifest, signal),
  ]);
  const places = [
    { documents: whole[NUMBER], weight: WHOLE_NUMBER },
    { documents: common(numberLists, NUMBER), weight: word.number ? PART_OF_NUMBER : IN_TEXT },
    { documents: common(lists, TITLE), weight: IN_TITLE },
    { documents: common(lists, SUMMARY), weight: IN_SUMMARY },
    { documents: common(lists, ANY), weight: IN_TEXT },
  ]
    .filter(({ documents }) => documents !== undefined)
    .sort((a, b) => b.weight - a.weight);
  const documents = places.reduce((all, place) => all.or(place.documents), new Bits(manifest.documents));
  const { size } = documents;
  return { word, documents, size, places, rarity: Math.log2(1 + manifest.documents / (size || 1)) };
}

// Filters by all facets and counts for each facet what its values would give beside the other facets' choice.
function filter(documents, columns, chosen) {
  const failures = new Uint8Array(documents.length);
  const failing = new Uint8Array(documents.length); // the facet that fails, where it is one
  FACETS.forEach((facet, index) => {
    if (chosen[facet].length === 0) return;
    const { values, positions } = columns[facet];
    const passes = new Uint8Array(values.length + 1);
    for (const key of chosen[facet]) passes[values.indexOf(key) + 1] = 1;
    passes[0] = 0; // where a key that no document has was put, is to have none
    for (let hit = 0; hit < documents.length; hit += 1) {
      if (passes[positions[documents[hit]]] === 1) continue;
      failures[hit] += 1;
      failing[hit] = index;
    }
  });
  const counts = FACETS.map((facet, index) => {
    const { values, positions } = columns[facet];
    const count = new Uint32Array(values.length + 1);
    for (let hit = 0; hit < documents.length; hit += 1) {
      if (failures[hit] === 0 || (failures[hit] === 1 && failing[hit] === index)) count[positions[documents[hit]]] += 1;
    }
    return [facet, count];
  });
  return { kept: documents.filter((_, hit) => failures[hit] === 0), counts: Object.fromEntries(counts) };
}

// For each document the sum of what its words count in the best place where each stands.
function scoresOf(documents, found) {
  const scores = new Float64Array(documents.length);
  for (const { places, rarity } of found) {
    for (let hit = 0; hit < documents.length; hit += 1) {
      let place = 0;
      while (place < places.length - 1 && !places[place].documents.has(documents[hit])) place += 1;
      scores[hit] += places[place].weight * rarity;
    }
  }
  return scores;
}

export async function answer(request, store, language, signal) {
  const manifest = await store.manifest(signal);
  const words = wordsOf(request.q);
  const [columns, ...found] = await Promise.all([
    loadColumns(store, manifest, language, signal),
    ...words.map((word) => findWord(word, BUDGET / words.length, store, manifest, signal)),
  ]);
  const all = found.reduce((left, { documents }) => left.and(documents), Bits.all(manifest.documents));
  const { kept, counts } = filter(all.members(), columns, request);
  const scores = scoresOf(kept, found);
  const days = kept.map((document) => columns.days[document]);
  return {
    manifest,
    columns,
    counts,
    hits: request.sort === "date" ? new Hits(kept, days, scores) : new Hits(kept, scores, days),
    // The rarest word first: its place makes the snippet.
    words: [...found].sort((a, b) => a.size - b.size).map(({ word }) => word),
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
  const pages = languages.map((language, index) => [language, index === 0 ? url : `${language}/${url}`]);
  return {
    id,
    language: pages.find(([, page]) => page === (textUrl || url))?.[0] ?? languages[0],
    titles: Object.fromEntries(languages.map((language, index) => [language, titles[index]])),
    numbers,
    sample: sample === 1,
    textUrl: textUrl || url,
    pages: Object.fromEntries(pages.filter((_, index) => own.length === 0 || own.includes(index))),
    day: columns.days[document],
    ...facets,
  };
}
