// What a record's own data shows: whether its newest entry commits to it, what its entries are, and whether the page shows its text.

import { bytesOf, fromHex, hexOf, sha256 } from "./bytes.js";
import { canonical } from "./canonical.js";

const salted = async (salt, value) => hexOf(await sha256(fromHex(salt), bytesOf(canonical(value))));

// Whether the newest entry commits to the record; null where the log has no entry for it as it stands.
export async function isEntered({ record, entries }) {
  const newest = entries.at(-1);
  if (!newest?.content_salt) return null;
  return (await salted(newest.content_salt, record)) === newest.header.content && newest.header.id === record.id;
}

// The bytes of an entry as the log must have it.
export async function entryOf({ salt, header }) {
  return bytesOf(canonical({ commitment: await salted(salt, header) }));
}

const RULE = /^\|(\s*:?-{3,}:?\s*\|)+\s*$/gm; // below the head of a table
const folded = (text) => text.replace(RULE, "").replace(/[\s|\\]/gu, "");

// Whether the page shows the record's title and text; null where it shows neither.
export function isShown({ record }, page) {
  const titles = Object.keys(record).filter((name) => /^title(_|$)/.test(name)).map((name) => folded(record[name]));
  const titled = titles.length === 0 || titles.includes(folded(page.querySelector("h1")?.textContent ?? ""));
  const shown = page.querySelector(".portal-text[data-text]");
  if (!shown || !record.body) return titles.length === 0 ? null : titled;
  return titled && folded(shown.textContent) === folded(record.body);
}
