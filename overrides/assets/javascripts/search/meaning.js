// What a reader may mean by some words: the values of filters that are called so, an article of a law, a time.

import { articleOf } from "./articles.js";
import { normalise, withoutMarks } from "./normal.js";
import { periodOf } from "./times.js";

const FILES = 16;
const LONGEST = 8; // words of a name
const LONGEST_HAN = 24; // characters of one
const LATIN = /^[\p{Script=Latin}0-9 ]+$/u;
const HAN = /\p{Script=Han}/u;
const IDLE = new Set("a an and at by for from in no of on or people the to with".split(" "));
const ASKING = new Set(
  "about are can could did do does find get how i is me my our show there was we were what when where which who why you your".split(" "),
);
const PARTICLES =
  /^(?:的|了|在|和|与|及|等|案|有|哪些|什么|关于|涉及|涉嫌|属于|被|里|中|是|多少|怎么|怎么办|如何|可以|能|吗|呢|查询|查|找|一下|请问|案件|情况)+$/u;
// What a question begins or ends with, where no name is in it.
const EDGES = /^(?:请问|我想|怎么办?|怎样|如何|哪里|哪些|什么|多少|多久|正在)+|(?:请问|怎么办?|怎样|如何|哪里|什么|多少|多久|的|了|吗|呢)+$/gu;
// A whole case number, with other words behind it.
const CASE_NUMBER = /^[(（〔[【]?[12][0-9]{3}[)）〕\]】]?\p{Script=Han}[\p{Script=Han}0-9]*?[0-9]+号(?:之[一二三四五六七八九十])?/u;
const MASKED = /^([a-z]{2,}) x(x?)$/i; // Chen X, who is Chen Mou on the pages
const ORDINALS = { first: "1", second: "2", third: "3", fourth: "4", fifth: "5" };

function singular(word) {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

function plural(word) {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

// English words with the last of them in the other number: wrongful conviction, wrongful convictions.
export function otherNumber(words) {
  const last = words.at(-1)?.normal ?? "";
  if (words.some(({ quoted }) => quoted) || !/^(?!cases?$)[a-z]{4,}$/.test(last)) return [];
  const other = singular(last) === last ? plural(last) : singular(last);
  return [[...words.slice(0, -1).map(({ normal }) => normal), other].join(" ")];
}

// build_scripts/search/word_table.py does the same.
export function foldName(text) {
  const folded = withoutMarks(text.replace(/['\u2019]/g, ""));
  if (!LATIN.test(folded)) return folded.replaceAll(" ", "");
  const words = folded.split(" ").map((word) => (Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : singular(word)));
  const kept = words.filter((word) => !IDLE.has(word));
  return [...new Set(kept.length > 0 ? kept : words)].sort().join(" ");
}

function isIdle({ normal, quoted }) {
  return !quoted && (IDLE.has(normal) || ASKING.has(normal) || PARTICLES.test(normal));
}

// The names under which a text is looked up: as one name, without the word case, and run together, as pinyin may be.
function namesOf(text) {
  const normal = normalise(text);
  const named = normal.replace(/ cases?$/, "").replace(/(.)案件?$/u, "$1");
  const names = [foldName(text), foldName(named), LATIN.test(normal) ? normal.replaceAll(" ", "") : ""];
  return [...new Set(names)].filter((name) => name !== "");
}

const fileOf = (name) => name.codePointAt(0) % FILES;

// The tables that may say what is meant by texts, merged: facet → name → keys.
async function tableFor(texts, store, signal) {
  const names = texts.flatMap((text) => [...namesOf(text), ...namesOf(articleOf(normalise(text))?.law ?? "")]);
  const files = await Promise.all([...new Set(names.map(fileOf))].map((file) => store.words(file, signal)));
  const table = Object.create(null); // another portal's file may name any facet
  for (const file of files) for (const facet of Object.keys(file)) Object.assign((table[facet] ??= Object.create(null)), file[facet]);
  return table;
}

const own = (table, facet, name) => (Object.hasOwn(table[facet] ?? {}, name) ? table[facet][name] : []);

// What the table says of a text, and what can be read from it; null where it says nothing.
function meaningOf(text, table) {
  if (text === "") return null;
  const normal = normalise(text);
  const named = [];
  const texts = [];
  for (const facet of Object.keys(table)) {
    const keys = [...new Set(namesOf(text).flatMap((name) => own(table, facet, name)))];
    if (facet === "text") texts.push(...keys.filter((key) => normalise(key) !== normal));
    else if (keys.length > 0) named.push({ facet, keys });
  }
  if (MASKED.test(text)) texts.push(text.replace(MASKED, (_, surname, more) => `${surname} Mou${more && "mou"}`));
  const cited = articleOf(normal);
  const laws = cited === null || cited.law === "" ? [""] : namesOf(cited.law).flatMap((name) => own(table, "law", name));
  const articles = cited === null ? [] : [...new Set(laws)].map((law) => ({ law, article: cited.article }));
  const time = periodOf(normal);
  const known = own(table, "text", foldName(text)).length > 0;
  return known || named.length + texts.length + articles.length > 0 || time !== null ? { named, texts, articles, time } : null;
}

const NOTHING = { named: [], texts: [], articles: [], time: null };

function spansOf(words) {
  return words.flatMap((_, start) => {
    const most = Math.min(words.length - start, LONGEST);
    return Array.from({ length: most }, (__, index) => spanOf(words.slice(start, start + index + 1)));
  });
}

// The text of words that may be one name; nothing where one is quoted, or a small word stands at an edge.
function spanOf(words) {
  const isNone = words.some(({ quoted }) => quoted) || (words.length > 1 && (isIdle(words[0]) || isIdle(words.at(-1))));
  return isNone ? "" : words.map(({ text }) => text).join(" ");
}

// Words in groups, of which each means one thing, the longest first: {words, meaning}.
export async function groupsOf(words, store, signal) {
  const table = await tableFor(spansOf(words), store, signal);
  const groups = [];
  for (let start = 0; start < words.length; ) {
    let end = Math.min(words.length, start + LONGEST);
    let meaning = null;
    for (; end > start; end -= 1) {
      meaning = meaningOf(spanOf(words.slice(start, end)), table);
      if (meaning) break;
    }
    end = Math.max(end, start + 1);
    groups.push({ words: words.slice(start, end), meaning: meaning ?? NOTHING });
    start = end;
  }
  // Where something is understood, small words beside it need not be found.
  if (!groups.some(({ meaning }) => meaning !== NOTHING)) return { groups, table };
  const wanted = groups.filter(({ words: own, meaning }) => meaning !== NOTHING || !own.every(isIdle));
  return { groups: wanted, table };
}

// A word cut where names, articles and times that are known begin and end; the word itself where nothing is known.
export async function piecesOf(text, store, signal) {
  const characters = [...normalise(text)];
  if (!HAN.test(text) || characters.length > 60) return [text];
  const spans = characters.flatMap((_, start) =>
    characters.slice(start, start + LONGEST_HAN).map((__, length) => characters.slice(start, start + length + 1).join("")),
  );
  const table = await tableFor(spans, store, signal);
  const pieces = [];
  let loose = "";
  const settle = () => {
    const left = loose.replace(EDGES, "");
    if (left.length > 1 && !PARTICLES.test(left)) pieces.push(left);
    loose = "";
  };
  for (let start = 0; start < characters.length; ) {
    const number = [...(CASE_NUMBER.exec(characters.slice(start).join(""))?.[0] ?? "")].length;
    let end = number > 0 ? start + number : Math.min(characters.length, start + LONGEST_HAN);
    for (; number === 0 && end > start + 1; end -= 1) if (meaningOf(characters.slice(start, end).join(""), table)) break;
    if (end > start + 1) {
      settle();
      pieces.push(characters.slice(start, end).join(""));
      start = end;
    } else {
      loose += characters[start];
      start += 1;
    }
  }
  settle();
  return pieces.length > 0 ? pieces : [text];
}
