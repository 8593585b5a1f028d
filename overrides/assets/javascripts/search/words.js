// What a reader typed, cut into words that must all be found.

import { foldNumber, normalise } from "./normal.js";
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
    normal,
    folded,
    exact,
    tokens,
    numberTokens,
    // Digits together with something else may be a case number, or part of one.
    number: hasDigit && /[^0-9]/.test(folded) ? wholeNumberToken(folded) : null,
  };
}

export function wordsOf(query) {
  return [...query.matchAll(PARTS)]
    .map(([whole, ...phrases]) => wordOf(phrases.find((phrase) => phrase !== undefined) ?? whole))
    .filter((word) => word.normal !== "")
    .slice(0, MOST_WORDS);
}
