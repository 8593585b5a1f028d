// What a reader typed, cut into words that must all be found.

import { foldNumber, normalise, withoutMarks } from "./normal.js";
import { tokensOf, wholeNumberToken } from "./tokens.js";

// Quotation marks hold a phrase together where they stand at the edges of a word; elsewhere they are text.
const QUOTED = '(?<=^|\\s)(?:"([^"]+)"|“([^”]+)”|「([^」]+)」)(?=\\s|$)';
// A case number in pinyin, as pages in English have it.
const PINYIN = "[(（][12][0-9]{3}[)）] (?:[A-Za-zü']+ |[0-9]+ )+No[.]? ?[0-9]+(?:-[0-9]+)?";
const PARTS = new RegExp(`${PINYIN}|${QUOTED}|\\S+`, "gu");
// A case number with blanks in it: behind a year in brackets, or behind a year and the character of a province.
const SPACED =
  /(?:[(（〔［[【]\s*[0-9０-９]{4}\s*[)）〕］\]】]|(?<![0-9０-９])[0-9０-９]{4}(?=\s*[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵最]))(?:\s*[\p{Script=Han}0-9０-９])+?\s*号/gu;
const MOST_WORDS = 20;

function wordOf(text) {
  const normal = normalise(text);
  const folded = foldNumber(text);
  const { tokens, exact } = tokensOf(normal);
  const hasDigit = /[0-9]/.test(folded);
  const plain = folded.replace(/第0+(?=[0-9])/u, "第"); // 第0217号 is 第217号 as well
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
    numbers: hasDigit && /[^0-9]/.test(folded) ? [...new Set([folded, `${folded}号`, plain, `${plain}号`])].map(wholeNumberToken) : [],
  };
}

export function wordsOf(query) {
  return [...query.replace(SPACED, (number) => number.replace(/\s+/gu, "")).matchAll(PARTS)]
    .map(([whole, ...phrases]) => {
      const phrase = phrases.find((one) => one !== undefined);
      return { ...wordOf(phrase ?? whole), quoted: phrase !== undefined };
    })
    .filter((word) => word.normal !== "")
    .slice(0, MOST_WORDS);
}
