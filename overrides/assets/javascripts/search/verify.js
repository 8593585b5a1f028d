// Looks up each shown hit in the text of its page: does it hold, and which passage shows it?

import { LATIN_OR_DIGIT, foldNumber, normalise, normaliseWithPlaces } from "./normal.js";

const BEFORE = 40;
const LENGTH = 160;
const FIELDS = ["title", "summary", "body"];
const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE BR DD DIV DL DT FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TD TH TR UL".split(" "),
);
// Numbers of paragraphs that link to themselves, and whatever a template excludes by name.
const NOT_TEXT = 'a[href^="#"], [data-text-skip]';

// The text of an element as a reader sees it: a block starts a new line, what is not the record's text is left out.
function textOf(element) {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(NOT_TEXT)) continue;
    const edge = BLOCKS.has(node.tagName) ? "\n" : "";
    text += edge + textOf(node) + edge;
  }
  return text;
}

// The searchable texts of a page by field. Elements of a body that follow each other in one language make one text.
export function textsOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const texts = { title: [], summary: [], body: [] };
  for (const element of page.querySelectorAll("[data-text]")) {
    if (element.parentElement.closest("[data-text]")) continue;
    const named = element.getAttribute("data-text");
    const field = FIELDS.includes(named) ? named : element.tagName === "H1" ? "title" : "body";
    const language = element.closest("[lang]")?.getAttribute("lang") ?? "";
    const before = texts[field].at(-1);
    if (field === "body" && before?.language === language) before.text += `\n${textOf(element)}`;
    else texts[field].push({ text: textOf(element), language });
  }
  return texts;
}

// Where a word stands in a normal form. Occurrences that cut no Latin word or number come alone if there are any.
function occurrences(normal, word) {
  const cuts = (place) =>
    place > 0 && LATIN_OR_DIGIT.test(normal[place] ?? "") && LATIN_OR_DIGIT.test(normal[place - 1]);
  const all = [];
  for (let at = normal.indexOf(word); at !== -1; at = normal.indexOf(word, at + 1)) all.push(at);
  const whole = all.filter((at) => !cuts(at) && !cuts(at + word.length));
  return whole.length > 0 ? whole : all;
}

// A text cut into runs, marked and not, as [{text, marked}]; null where the words cannot be placed.
export function mark(text, words, first = 0, last = text.length) {
  const placed = normaliseWithPlaces(text);
  if (!placed) return null;
  const flags = new Uint8Array(text.length);
  for (const word of words) {
    for (const at of occurrences(placed.normal, word.normal)) {
      flags.fill(1, placed.places[at][0], placed.places[at + word.normal.length - 1][1]);
    }
  }
  const runs = [];
  for (let index = first; index < last; index += 1) {
    const marked = flags[index] === 1;
    if (runs.at(-1)?.marked === marked) runs.at(-1).text += text[index];
    else runs.push({ text: text[index], marked });
  }
  return runs;
}

// Moves a cut off the middle of a Latin word and of a surrogate pair.
function settle(text, place) {
  let at = Math.max(0, Math.min(text.length, place));
  for (let steps = 0; steps < 20 && at > 0 && /[\p{L}\p{N}]/u.test(text[at] ?? "") && /[a-z0-9]/i.test(text[at - 1]); ) {
    at -= 1;
    steps += 1;
  }
  return /[\udc00-\udfff]/.test(text[at] ?? "") && at > 0 ? at - 1 : at;
}

function snippet({ text, language }, words) {
  const placed = words.length > 0 ? normaliseWithPlaces(text) : null;
  const found = words.map(({ normal }) => (placed ? occurrences(placed.normal, normal)[0] : undefined));
  const at = found.find((place) => place !== undefined);
  const start = at === undefined ? 0 : settle(text, placed.places[at][0] - BEFORE);
  const end = settle(text, start + LENGTH);
  const runs = mark(text, placed ? words : [], start, end) ?? [{ text: text.slice(start, end), marked: false }];
  return { runs, language, cutBefore: start > 0, cutAfter: end < text.length };
}

// The words that a hit is shown with: of groups whose words mean something, also those.
export function markedWords(groups) {
  return groups.flatMap(({ alternatives, marks }) => [...alternatives.flat(), ...marks]);
}

const holds = ({ normal, folded, numberTokens }, normals, numbers) =>
  normals.some((text) => text.includes(normal)) ||
  (numberTokens.length > 0 && numbers.some((number) => number.includes(folded)));

// Checks a hit. The row's titles and numbers are at hand; pages are fetched for the rest and for the snippet: the one in the
// reader's language first, whose summary is shown if it has one.
export async function verify(row, groups, store, signal, language = row.language) {
  const texts = Object.entries(row.titles).map(([code, text]) => ({ text, language: code, field: "title" }));
  const numbers = row.numbers.map(foldNumber);
  const missing = () => {
    const normals = texts.map(({ text }) => normalise(text));
    const lacks = (words) => !words.every((word) => holds(word, normals, numbers));
    return groups.filter(({ proves, alternatives }) => !proves(row.document) && alternatives.every(lacks));
  };
  const own = row.pages[language];
  const paths = new Set([own, row.textUrl, ...Object.values(row.pages)].filter((path) => path !== undefined));
  let short;
  for (const path of paths) {
    const page = textsOf(await store.page(path, signal)); // eslint-disable-line no-await-in-loop -- rarely more than two
    for (const field of FIELDS) texts.push(...page[field].map((text) => ({ ...text, field })));
    if (path === own && own !== row.textUrl) short = page.summary.find((one) => one.language.startsWith(language) && one.text.trim() !== "");
    if (missing().length === 0 && (short || path === row.textUrl || own === undefined)) break;
  }
  if (missing().length > 0) return { holds: false };
  const words = markedWords(groups);
  const holders = texts.filter(({ field, text }) => field !== "title" && text.trim() !== "");
  const wanted = (field) =>
    holders.find((one) => one.field === field && words.some(({ normal }) => normalise(one.text).includes(normal)));
  const best = short ?? wanted("summary") ?? wanted("body") ?? holders[0];
  return { holds: true, snippet: best ? snippet({ ...best, text: best.text.trim() }, words) : null };
}
