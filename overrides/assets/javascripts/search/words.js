// What a reader typed, cut into words that must all be found.

import { foldNumber, normalise, withoutMarks } from "./normal.js";
import { tokensOf, wholeNumberToken } from "./tokens.js";

// Quotation marks hold a phrase together where they stand at the edges of a word; elsewhere they are text.
const PARTS = /(?<=^|\s)(?:"([^"]+)"|“([^”]+)”|「([^」]+)」)(?=\s|$)|\S+/gu;
const MOST_WORDS = 20;

function wordOf(text) {
  const normal = normalise(text);
  const folded = foldNumber(text);
  const { tokens, exact } = tokensOf(normal);
  const hasDigit = /[0-9]/.test(folded);
  const numberTokens = folded !== "" && (hasDigit || folded === normal) ? tokensOf(folded).tokens : [];
  return {
    text,
    normal,
    folded,
    exact,
    tokens,
    numberTokens,
    // Digits together with something else may be a case number, or part of one.
    marked: withoutMarks(text) !== normal,
    numbers: hasDigit && /[^0-9]/.test(folded) ? [folded, `${folded}号`].map(wholeNumberToken) : [],
  };
}

export function wordsOf(query) {
  return [...query.matchAll(PARTS)]
    .map(([whole, ...phrases]) => {
      const phrase = phrases.find((one) => one !== undefined);
      return { ...wordOf(phrase ?? whole), quoted: phrase !== undefined };
    })
    .filter((word) => word.normal !== "")
    .slice(0, MOST_WORDS);
}
