// What a query is looked up by: the same units, pairs and hashes as in build_scripts/search/tokens.py.

import { PIECES } from "./normal.js";

const SINGLE = 1;
const ADJACENT = 2;
const APART = 3;
const NUMBER = 4;
const MOST_TOKENS = 6; // of one word
const SEEDS = [0x243f6a88, 0x85a308d3];

const CRC = new Uint32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function numberOfWord(word) {
  let value = 0xffffffff;
  for (const byte of new TextEncoder().encode(word)) value = CRC[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (~value | 0x80000000) >>> 0;
}

function mix(value) {
  value = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  value = Math.imul(value ^ (value >>> 15), 0x846ca68b);
  return (value ^ (value >>> 16)) >>> 0;
}

// `shard` is taken from the highest bits of `high`; `low` names the token within its shard.
function token(form, first, second) {
  const [high, other] = SEEDS.map((seed) => mix(mix(mix(seed + form) ^ first) ^ second));
  return { high, low: ((high << 8) | (other & 0xff)) >>> 0 };
}

export function shardOf({ high }, bits) {
  return high >>> (32 - bits);
}

// Of the tokens of a word those in the smallest shards, whose lists are short; the others are left to verification.
export function choose(tokens, { bits, sizes }, budget) {
  const priced = tokens.map((token) => ({ token, bytes: 1.5 * 2 ** Number.parseInt(sizes[shardOf(token, bits)], 36) }));
  priced.sort((a, b) => a.bytes - b.bytes);
  let spent = 0;
  return priced
    .slice(0, MOST_TOKENS)
    .filter(({ bytes }, index) => {
      spent += bytes;
      return index === 0 || spent <= budget;
    })
    .map(({ token }) => token);
}

export function wholeNumberToken(folded) {
  return token(NUMBER, numberOfWord(folded), 0);
}

// Of a law and an article, and of a filter and its key.
export function keyToken(one, other) {
  return wholeNumberToken(`${one}§${other}`);
}

// The tokens that together hold every unit of a normal form, and whether finding them all is finding the text.
export function tokensOf(normal) {
  const units = [];
  let gap = "";
  let joint = false;
  let marks = 0;
  for (const [piece, latin, digits, punctuation, space] of normal.matchAll(PIECES)) {
    if (punctuation !== undefined) {
      gap = "marks";
      marks += 1;
    } else if (space !== undefined) {
      joint = false;
    } else {
      const number = latin === undefined && digits === undefined ? piece.codePointAt(0) : numberOfWord(piece);
      units.push({ number, form: gap === "marks" ? APART : ADJACENT, joint });
      gap = "";
      joint = true;
    }
  }
  if (units.length === 0) {
    const tokens = [...new Set(normal)].map((mark) => token(SINGLE, mark.codePointAt(0), 0));
    return { tokens, exact: [...normal].length === 1 };
  }
  const tokens = units.flatMap((unit, index) => {
    if (index > 0 && unit.joint) return [token(unit.form, units[index - 1].number, unit.number)];
    return units[index + 1]?.joint ? [] : [token(SINGLE, unit.number, 0)];
  });
  return { tokens, exact: tokens.length === 1 && marks === 0 };
}
