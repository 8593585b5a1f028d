// Reads a shard of postings, as build_scripts/search/shards.py writes it.

const EMPTY = new Uint32Array(0);
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
      if (byte < 0x80 || byte === undefined) return value;
    }
  }
}

function readList(reader, count, dense) {
  const documents = new Uint32Array(count);
  if (!dense) {
    let document = -1;
    for (let index = 0; index < count; index += 1) {
      document += reader.varint() + 1;
      documents[index] = document;
    }
    return documents;
  }
  const first = reader.varint();
  const length = reader.varint();
  let index = 0;
  for (let offset = 0; offset < length; offset += 1) {
    let byte = reader.bytes[reader.position + offset];
    while (byte !== 0) {
      documents[index] = (first + offset) * 8 + (31 - Math.clz32(byte & -byte));
      index += 1;
      byte &= byte - 1;
    }
  }
  reader.position += length;
  return documents;
}

// The four lists of a token in its shard: any text, title, summary, case number.
export function readToken(bytes, low) {
  const lists = [EMPTY, EMPTY, EMPTY, EMPTY];
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
  const end = reader.position + size;
  while (reader.position < end) {
    const head = reader.varint();
    lists[(head >> 1) & 3] = readList(reader, head >>> 3, (head & 1) === 1);
  }
  return lists;
}

export function intersect(first, second) {
  const out = new Uint32Array(Math.min(first.length, second.length));
  let length = 0;
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    if (first[i] < second[j]) i += 1;
    else if (first[i] > second[j]) j += 1;
    else {
      out[length] = first[i];
      length += 1;
      i += 1;
      j += 1;
    }
  }
  return out.subarray(0, length);
}

export function intersectAll(lists) {
  return [...lists].sort((a, b) => a.length - b.length).reduce(intersect);
}
