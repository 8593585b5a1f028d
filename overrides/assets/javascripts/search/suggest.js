// Where nothing is found: the nearest words and numbers, and what one filter or one word less would give.

import { Bits } from "./bits.js";
import { FACETS } from "./columns.js";
import { filter } from "./filter.js";
import { Finder } from "./find.js";
import { foldName } from "./meaning.js";
import { rowOf } from "./query.js";
import { wordsOf } from "./words.js";

const MOST = 3;
const LOOKED_AT = 40; // records whose numbers are compared

function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length];
}

// What there is to be meant: [folded name, words to ask for instead].
function* candidates({ columns, table }) {
  for (const facet of FACETS) {
    const { values, labels } = columns[facet] ?? { values: [], labels: [] };
    for (const label of labels) {
      yield [foldName(label), label];
      yield [foldName(label).replace(/(?:罪|纠纷|人民法院)$/, ""), label];
    }
    for (const [name, keys] of Object.entries(table[facet] ?? {})) {
      const place = values.indexOf(keys[0]);
      if (place >= 0) yield [name, labels[place]];
    }
  }
  for (const [name, keys] of Object.entries(table.text ?? {})) yield [name, keys[0]];
}

function nearestWords(result, text) {
  const wanted = foldName(text);
  const limit = Math.max(1, Math.floor(wanted.length / 5));
  const found = new Map();
  if (wanted.length < 2) return [];
  for (const [name, label] of candidates(result)) {
    const steps = name.length < 2 ? limit + 1 : distance(wanted, name, limit);
    if (steps <= limit && steps > 0 && steps < (found.get(label) ?? Infinity)) found.set(label, steps);
  }
  return [...found].sort((a, b) => a[1] - b[1]).slice(0, MOST).map(([label]) => label);
}

async function nearestNumbers(result, { folded }, store, signal) {
  const sequence = Number(/([0-9]+)号?$/.exec(folded)?.[1] ?? 0);
  const start = folded.replace(/[0-9]+号?$/, "");
  for (const prefix of [start, start.replace(/\D+$/, "")]) {
    if (prefix.length < 5) continue;
    const [word] = wordsOf(`"${prefix}"`);
    const { places } = await new Finder(store, result.manifest, 60000, signal).word(word); // eslint-disable-line no-await-in-loop
    const among = places.find(({ weight }) => weight === 1e3)?.documents ?? new Bits(result.manifest.documents);
    const documents = [...among.members()].slice(0, LOOKED_AT);
    const rows = await Promise.all(documents.map((one) => rowOf(one, result, store, signal))); // eslint-disable-line no-await-in-loop
    const numbers = [...new Set(rows.flatMap((row) => row.numbers))];
    const far = (number) => Math.abs(Number(/([0-9]+)号?\D*$/.exec(number)?.[1] ?? 0) - sequence);
    if (numbers.length > 0) return numbers.sort((a, b) => far(a) - far(b)).slice(0, MOST);
  }
  return [];
}

const asTyped = ({ words }) => words.map(({ text, quoted }) => (quoted ? `"${text}"` : text)).join(" ");

// The query with one group replaced, or without it.
function changed(groups, index, instead) {
  return groups.map((group, at) => (at === index ? instead : asTyped(group))).join(" ").trim();
}

// `words` of the query and how many records each has; `near`: queries to ask instead; `less`: queries without one word.
export async function suggestions(request, result, store, signal) {
  const { groups, manifest, columns } = result;
  const near = await Promise.all(
    groups.map(async (group, index) => {
      if (group.size > 0 || group.words.some(({ quoted }) => quoted)) return [];
      const [word] = group.words;
      const numbers = word.numbers.length > 0 ? await nearestNumbers(result, word, store, signal) : [];
      const found = numbers.length > 0 ? numbers : nearestWords(result, asTyped(group));
      return found.map((text) => changed(groups, index, text));
    }),
  );
  const less = groups.map((_, index) => {
    const others = groups.filter((__, at) => at !== index);
    const left = others.reduce((some, { documents }) => some.and(documents), Bits.all(manifest.documents));
    return { query: changed(groups, index, ""), count: filter(left.members(), columns, request).kept.length };
  });
  return {
    words: groups.map((group) => ({ text: asTyped(group), group })),
    near: near.flat(),
    less: groups.length > 1 ? less.filter(({ count }) => count > 0) : [],
  };
}
