// Reads a shard of postings, as build_scripts/search/shards.py writes it.

import { Bits } from "./bits.js";

export const ANY = 0;
export const TITLE = 1;
export const SUMMARY = 2;
export const NUMBER = 3;

class Reader {
  constructor(bytes, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  varint() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.position];
      this.position += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80 || byte === undefined) return value >>> 0;
    }
  }
}

function readList(reader, count, dense, documents) {
  const list = new Bits(documents);
  if (dense) {
    const first = reader.varint();
    const length = reader.varint();
    list.bytes.set(reader.bytes.subarray(reader.position, reader.position + length), first);
    reader.position += length;
    return list;
  }
  let document = -1;
  for (let index = 0; index < count && reader.position < reader.bytes.length; index += 1) {
    document += reader.varint() + 1;
    list.add(document);
  }
  return list;
}

// The lists of a token in its shard: any text, title, summary, case number; those that are absent are undefined.
export function readToken(bytes, low, documents) {
  const lists = [];
  const reader = new Reader(bytes);
  const count = reader.varint();
  const view = new DataView(bytes.buffer, bytes.byteOffset + reader.position, count * 4);
  let left = 0;
  let right = count;
  while (left < right) {
    const middle = (left + right) >> 1;
    if (view.getUint32(middle * 4, true) < low) left = middle + 1;
    else right = middle;
  }
  if (left === count || view.getUint32(left * 4, true) !== low) return lists;
  reader.position += count * 4;
  let before = 0;
  let size = 0;
  for (let index = 0; index < count; index += 1) {
    const length = reader.varint();
    if (index < left) before += length;
    else if (index === left) size = length;
  }
  reader.position += before;
  const end = Math.min(reader.position + size, bytes.length); // another's file may say anything
  while (reader.position < end) {
    const head = reader.varint();
    lists[(head >> 1) & 3] = readList(reader, head >>> 3, (head & 1) === 1, documents);
  }
  return lists;
}

// The documents that one list of every token holds; undefined where a token has no such list.
export function common(tokens, list) {
  const lists = tokens.map((token) => token[list]);
  if (lists.length === 0 || lists.includes(undefined)) return undefined;
  return lists.reduce((found, one) => found.and(one));
}
