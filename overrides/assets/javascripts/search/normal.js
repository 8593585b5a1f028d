// When two texts count as the same. build_scripts/search/normal.py does the same, step by step; both state their
// character classes as explicit ranges, because Python and browsers ship different versions of Unicode.

import { SIMPLIFIED } from "./traditional.js";

const INVISIBLE =
  /[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
const CIRCLED = /[\u2460-\u2473\u24ea\u3251-\u325f\u32b1-\u32bf]/g;
// eslint-disable-next-line no-control-regex
const SPACE = /[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const SHAPES = /[\u3014\u3015[\]\u2018\u2019\u201c\u201d]/g;
const PLAIN = {
  "\u3014": "(", "\u3015": ")", "[": "(", "]": ")",
  "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
};

const WORD = "a-z\\u00df-\\u00f6\\u00f8-\\u02af\\u1e00-\\u1eff\\u2c60-\\u2c7f\\ua722-\\ua7ff\\uab30-\\uab64";
const PUNCTUATION =
  "!-\\/:-@\\[-`\\{-~\\u00a1\\u00a7\\u00ab\\u00b6\\u00b7\\u00bb\\u00bf\\u2010-\\u2027\\u2030-\\u205e" +
  "\\u2e00-\\u2e7f\\u3001-\\u3003\\u3008-\\u3011\\u3014-\\u301f\\u3030\\u303d\\u30fb\\ufe10-\\ufe6f";

export const LATIN_OR_DIGIT = new RegExp(`[${WORD}0-9]`);
// One Latin word, one number, one run of punctuation, one space, or one character of any other kind.
export const PIECES = new RegExp(`([${WORD}]+)|([0-9]+)|([${PUNCTUATION}]+)|( )|([^])`, "gu");
const IDLE_SPACE = new RegExp(` (?![${WORD}0-9])|(?<![${WORD}0-9]) `, "g");
const MARKS = new RegExp(`[${PUNCTUATION}]+`, "g");
const NOT_IN_NUMBERS = new RegExp(`[ ${PUNCTUATION}]+`, "g");

const SIMPLE = new Map(SIMPLIFIED.split(" ").map((pair) => [pair[0], pair[1]]));
const TRADITIONAL = new RegExp(`[${[...SIMPLE.keys()].join("")}]`, "g");

// Lower case of the upper case of the lower case, one character at a time, is Unicode's full case folding, but for
// the dotless i, which folds to itself, and for Cherokee, which folds to capitals.
function foldCharacter(character) {
  if (character === "\u0131") return character;
  if (/[\u13a0-\u13fd\uab70-\uabbf]/.test(character)) return character.toUpperCase();
  return character.toLowerCase().toUpperCase().toLowerCase();
}

function foldCase(text) {
  return text
    .replace(/[A-Z]+/g, (run) => run.toLowerCase())
    .replace(/[\u0080-\u2dff\ua640-\uabff\ufb00-\ufb1f\u{10400}-\u{1efff}]/gu, foldCharacter);
}

// Everything but the rule about spaces; works on any part of a text that starts and ends between characters.
export function unify(text) {
  return foldCase(text.replace(INVISIBLE, "").replace(CIRCLED, " $& ").normalize("NFKC"))
    .normalize("NFKC")
    .replace(SHAPES, (shape) => PLAIN[shape])
    .replace(TRADITIONAL, (character) => SIMPLE.get(character))
    .replace(SPACE, " ");
}

export function normalise(text) {
  return unify(text).replace(SPACE, " ").replace(IDLE_SPACE, "").replace(/^ +| +$/g, "");
}

export function foldNumber(number) {
  return normalise(number).replace(NOT_IN_NUMBERS, "");
}

// A text without its punctuation, with spaces instead.
export function withoutMarks(text) {
  return normalise(normalise(text).replace(MARKS, " "));
}

// The normal form of a text together with the place in the text that each of its UTF-16 units comes from, or null
// where a character's form depends on its neighbours in a way that only the whole text shows.
export function normaliseWithPlaces(text) {
  const units = [];
  const places = [];
  let place = 0;
  for (const [cluster] of text.matchAll(/(?:[\u1100-\u11ff]+|[^])[\p{M}\uff9e\uff9f]*/gu)) {
    const end = place + cluster.length;
    for (const unit of unify(cluster).split("")) {
      if (unit === " " && (units.length === 0 || units.at(-1) === " ")) continue;
      if (unit !== " " && units.at(-1) === " " && !(LATIN_OR_DIGIT.test(unit) && LATIN_OR_DIGIT.test(units.at(-2)))) {
        units.pop();
        places.pop();
      }
      units.push(unit);
      places.push([place, end]);
    }
    place = end;
  }
  if (units.at(-1) === " ") {
    units.pop();
    places.pop();
  }
  const normal = units.join("");
  return normal === normalise(text) ? { normal, places } : null;
}
