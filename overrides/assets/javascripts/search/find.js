// Finds the documents of one group of words: by the words themselves, and by what they mean.

import { written } from "./articles.js";
import { Bits } from "./bits.js";
import { FIRST, dayOf, labelOf, passes } from "./columns.js";
import { otherNumber } from "./meaning.js";
import { normalise } from "./normal.js";
import { ANY, NUMBER, SUMMARY, TITLE, common, readToken } from "./postings.js";
import { choose, keyToken, shardOf } from "./tokens.js";
import { wordsOf } from "./words.js";

// How much a place counts, to be multiplied with the rarity of the group: a whole number of a decision, of another record,
// of the same case, then part of a number, and so on.
const WHOLE_NUMBER = { [TITLE]: 4e6, [NUMBER]: 2e6, [SUMMARY]: 1e6 };
const PART_OF_NUMBER = 1e3;
const IN_TITLE = 3;
const MEANT = 2.2;
const IN_SUMMARY = 2;
const IN_TEXT = 1;
const MOST_CHARGES = 3;

// Words to mark beside those that were typed: full names, and numbers of articles as texts write them.
function marksOf({ named, articles }, columns) {
  const labels = named.flatMap(({ facet, keys }) => keys.map((key) => labelOf(columns, facet, key) ?? ""));
  const shorter = labels.map((label) => label.replace(/(?:罪|纠纷)$/, "").replace(/^.{2,3}(?:省|自治区)(?=.)/, ""));
  return [...labels, ...shorter, ...articles.map(({ article }) => written(article))]
    .map((text) => ({ normal: normalise(text) }))
    .filter(({ normal }) => normal.length > 1);
}

export class Finder {
  // `budget`: bytes of postings that a word may ask for, roughly.
  constructor(store, manifest, budget, signal) {
    Object.assign(this, { store, manifest, budget, signal });
  }

  lists(tokens) {
    const { postings, documents } = this.manifest;
    return Promise.all(
      tokens.map(async (token) => {
        const number = shardOf(token, postings.bits);
        return readToken(await this.store.member("postings", ".bin", postings, number, this.signal), token.low, documents);
      }),
    );
  }

  // The documents of a word by the place where it stands: [{documents, weight}], and those whose number it is, or their case's.
  async word(word) {
    const some = (tokens) => choose(tokens, this.manifest.postings, this.budget);
    const [lists, numberLists, wholes] = await Promise.all([
      this.lists(some(word.tokens)),
      this.lists(some(word.numberTokens)),
      this.lists(word.numbers),
    ]);
    const whole = wholes.find((lists) => lists.length > 0) ?? [];
    const proven = [TITLE, NUMBER, SUMMARY].map((list) => ({ documents: whole[list], weight: WHOLE_NUMBER[list] }));
    const places = [
      { documents: common(numberLists, NUMBER), weight: word.numbers.length > 0 ? PART_OF_NUMBER : IN_TEXT },
      { documents: common(lists, TITLE), weight: IN_TITLE },
      { documents: common(lists, SUMMARY), weight: IN_SUMMARY },
      { documents: common(lists, ANY), weight: IN_TEXT },
    ];
    const there = ({ documents }) => documents !== undefined;
    return { proven: proven.filter(there), places: places.filter(there) };
  }

  // Documents that have all of some words, in a title or anywhere.
  async phrase(words) {
    const found = await Promise.all(words.map((word) => this.word(word)));
    if (found.length === 1) return found[0];
    const every = (least) =>
      found
        .map(({ places }) => this.union(places.filter(({ weight }) => weight >= least)))
        .reduce((left, right) => left.and(right));
    return {
      proven: [],
      places: [
        { documents: every(IN_TITLE), weight: IN_TITLE },
        { documents: every(IN_TEXT), weight: IN_TEXT },
      ],
    };
  }

  union(places) {
    return places.reduce((all, { documents }) => all.or(documents), new Bits(this.manifest.documents));
  }

  // The documents that have one of some keys as a word.
  async keyed(pairs) {
    const lists = await this.lists(pairs.map(([one, other]) => keyToken(one, other)));
    return this.union(lists.filter((list) => list[NUMBER]).map((list) => ({ documents: list[NUMBER] })));
  }

  where(test) {
    const found = new Bits(this.manifest.documents);
    for (let document = 0; document < this.manifest.documents; document += 1) if (test(document)) found.add(document);
    return found;
  }

  async meant({ named, time }, columns) {
    const [first, later] = [true, false].map((isFirst) => named.filter(({ facet }) => FIRST.includes(facet) === isFirst));
    const sets = await Promise.all(later.map(({ facet, keys }) => this.keyed(keys.map((key) => [facet, key]))));
    const ready = await columns;
    for (const { facet, keys } of first) {
      const passing = passes(ready[facet], keys);
      const { positions } = ready[facet];
      sets.push(this.where((document) => passing[positions[document]] === 1));
    }
    if (time) {
      const [start, end] = [dayOf(time.from), dayOf(time.to)];
      sets.push(this.where((document) => ready.days[document] >= start && ready.days[document] <= end));
    }
    return sets.map((documents) => ({ documents, weight: MEANT }));
  }

  // The documents that have a charge that is meant in their title: those of them that have the charge are about it.
  async titles({ named }) {
    const keys = named.filter(({ facet }) => facet === "charge").flatMap((one) => one.keys);
    if (keys.length === 0 || keys.length > MOST_CHARGES) return null;
    const words = keys.map((key) => wordsOf(`"${key.replace(/(?:罪|纠纷)$/, "")}"`));
    const found = await Promise.all(words.map((own) => this.phrase(own)));
    return this.union(found.flatMap(({ places }) => places.filter(({ weight }) => weight === IN_TITLE)));
  }

  // The documents of a group; `columns` is the promise of them. `proves` tells of a document whether its text need not be read.
  async group({ words, meaning }, columns) {
    const alternatives = [words, ...otherNumber(words).map(wordsOf), ...meaning.texts.map((text) => wordsOf(`"${text}"`))];
    const [articles, titles, meant, ready, ...phrases] = await Promise.all([
      meaning.articles.length > 0 ? this.keyed(meaning.articles.map(({ law, article }) => [law, article])) : null,
      this.titles(meaning),
      this.meant(meaning, columns),
      columns,
      ...alternatives.map((alternative) => this.phrase(alternative)),
    ]);
    const proven = [
      ...phrases[0].proven,
      ...(articles ? [{ documents: articles, weight: IN_TITLE }] : []),
      ...meant,
    ];
    const places = [...proven, ...phrases.flatMap((phrase) => phrase.places)];
    const documents = this.union(places);
    const known = this.union(proven);
    if (titles) places.push({ documents: titles.and(documents), weight: IN_TITLE });
    const { size } = documents;
    return {
      words,
      meaning,
      alternatives,
      documents,
      size,
      places: places.sort((a, b) => b.weight - a.weight),
      proves: (document) => known.has(document),
      marks: marksOf(meaning, ready),
      marked: words.some(({ marked }) => marked),
      exact: alternatives.every((alternative) => alternative.every(({ exact }) => exact)) || size === known.size,
      rarity: Math.log2(1 + this.manifest.documents / (size || 1)),
    };
  }
}
