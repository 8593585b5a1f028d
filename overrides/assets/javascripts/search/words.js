// What a reader typed, cut into words that must all be found.

import { foldNumber, normalise } from "./normal.js";
import { tokensOf, wholeNumberToken } from "./tokens.js";

// Quotation marks hold a phrase together where they stand at the edges of a word; elsewhere they are text.
const PARTS = /(?<=^|\s)(?:"([^"]+)"|“([^”]+)”|「([^」]+)」)(?=\s|$)|\S+/gu;
const MOST_WORDS = 20;
const MOST_TOKENS = 6;
const MOST_TOKENS_IN_ALL = 10;

// At most so many tokens, evenly over the word; the others are left to verification.
function choose(tokens, most) {
  if (tokens.length <= most) return tokens;
  return Array.from({ length: most }, (_, index) => tokens[Math.round((index * (tokens.length - 1)) / (most - 1 || 1))]);
}

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
  const words = [...query.matchAll(PARTS)]
    .map(([whole, ...phrases]) => wordOf(phrases.find((phrase) => phrase !== undefined) ?? whole))
    .filter((word) => word.normal !== "")
    .slice(0, MOST_WORDS);
  const most = Math.max(1, Math.min(MOST_TOKENS, Math.floor(MOST_TOKENS_IN_ALL / words.length)));
  return words.map((word) => ({
    ...word,
    tokens: choose(word.tokens, most),
    numberTokens: choose(word.numberTokens, most),
  }));
}
