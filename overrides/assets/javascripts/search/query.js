// Answers a request: which documents, in which order, with which counts beside the filters.

import { Bits } from "./bits.js";
import { FACETS, FIRST, loadColumns } from "./columns.js";
import { filter } from "./filter.js";
import { Finder } from "./find.js";
import { Hits } from "./hits.js";
import { groupsOf, piecesOf } from "./meaning.js";
import { wordsOf } from "./words.js";

export const PAGE_SIZE = 20;

const BUDGET = 60000; // bytes of postings that a query may ask for, roughly

const BOTH = 0.5; // for what is meant, and stands there in words

// For each document the sum of what the groups count in the best place where each stands.
function scoresOf(documents, found) {
  const scores = new Float64Array(documents.length);
  for (const { places, proves, rarity } of found) {
    for (let hit = 0; hit < documents.length; hit += 1) {
      let place = 0;
      while (place < places.length - 1 && !places[place].documents.has(documents[hit])) place += 1;
      scores[hit] += (places[place].weight + (proves(documents[hit]) ? BOTH : 0)) * rarity;
    }
  }
  return scores;
}

// The columns that a request needs before anything can be shown.
function neededFor(request, all) {
  return FACETS.filter((facet) => all || FIRST.includes(facet) || request[facet].length > 0);
}

// Asks once. `all` asks for the columns of all filters.
async function ask(request, words, store, language, signal, all) {
  const [manifest, { groups, table }] = await Promise.all([store.manifest(signal), groupsOf(words, store, signal)]);
  const finder = new Finder(store, manifest, BUDGET / words.length, signal);
  const loaded = loadColumns(neededFor(request, all), store, manifest, language, signal);
  const [columns, ...found] = await Promise.all([loaded, ...groups.map((group) => finder.group(group, loaded))]);
  const documents = found.reduce((left, group) => left.and(group.documents), Bits.all(manifest.documents));
  return { manifest, columns, found, table, documents };
}

// A query of which nothing is found, with its words cut into those that are known; null where there are no more of them.
async function inPieces(words, store, signal) {
  const pieces = await Promise.all(
    words.map((word) => (word.quoted ? [`"${word.text}"`] : piecesOf(word.text, store, signal))),
  );
  const text = pieces.flat().join(" ");
  return text === words.map((word) => (word.quoted ? `"${word.text}"` : word.text)).join(" ") ? null : wordsOf(text);
}

// `cut`: the words as they stand were found nowhere, though the index did not know that.
export async function answer(request, store, language, signal, all = false, cut = false) {
  const words = wordsOf(request.q);
  let asked = await ask(request, words, store, language, signal, all);
  if (words.length > 0 && (cut || asked.documents.size === 0)) {
    const pieces = await inPieces(words, store, signal);
    const again = pieces && (await ask(request, pieces, store, language, signal, all));
    if (again && again.documents.size > 0) asked = again;
  }
  const { manifest, columns, found, table, documents } = asked;
  const { kept, counts, without } = filter(documents.members(), columns, request);
  const scores = scoresOf(kept, found);
  const days = kept.map((document) => columns.days[document]);
  return {
    manifest,
    columns,
    counts,
    without,
    table,
    hits: request.sort === "date" ? new Hits(kept, days, scores) : new Hits(kept, scores, days),
    groups: found,
    // The rarest first: its place makes the snippet.
    words: [...found].sort((a, b) => a.size - b.size),
    exact: found.every(({ exact }) => exact),
  };
}

export async function rowOf(document, { manifest, columns }, store, signal) {
  const { rows, languages } = manifest;
  const shard = await store.member("rows", ".json", rows, Math.floor(document / rows.size), signal);
  const [id, url, titles, numbers = [], sample = 0, textUrl = "", own = [], window = ""] = shard[document % rows.size];
  const facets = Object.fromEntries(
    FIRST.map((facet) => {
      const { positions, sets, labels } = columns[facet];
      const [value] = sets[positions[document]];
      return [facet, value === undefined ? "" : labels[value - 1]];
    }),
  );
  const pages = languages.map((language, index) => [language, index === 0 ? url : `${language}/${url}`]);
  return {
    id,
    document,
    language: pages.find(([, page]) => page === (textUrl || url))?.[0] ?? languages[0],
    titles: Object.fromEntries(languages.map((language, index) => [language, titles[index]])),
    numbers,
    sample: sample === 1,
    textUrl: textUrl || url,
    pages: Object.fromEntries(pages.filter((_, index) => own.length === 0 || own.includes(index))),
    day: columns.days[document],
    window,
    kindKey: columns.kind.values[columns.kind.positions[document] - 1],
    ...facets,
  };
}
