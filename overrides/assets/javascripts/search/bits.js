// Sets of documents: document n is bit n mod 8 (lowest first) of byte ⌊n / 8⌋, as in a dense list of the index.

const COUNTS = new Uint8Array(256).map((_, byte) => byte.toString(2).replaceAll("0", "").length);

export class Bits {
  constructor(documents) {
    this.bytes = new Uint8Array((documents + 7) >> 3);
  }

  static all(documents) {
    const all = new Bits(documents);
    all.bytes.fill(255);
    if (documents % 8 !== 0) all.bytes[all.bytes.length - 1] = (1 << documents % 8) - 1;
    return all;
  }

  add(document) {
    this.bytes[document >> 3] |= 1 << (document & 7);
  }

  has(document) {
    return ((this.bytes[document >> 3] >> (document & 7)) & 1) === 1;
  }

  and(other) {
    const [mine, others] = [this.bytes, other.bytes];
    for (let at = 0; at < mine.length; at += 1) mine[at] &= others[at];
    return this;
  }

  or(other) {
    const [mine, others] = [this.bytes, other.bytes];
    for (let at = 0; at < mine.length; at += 1) mine[at] |= others[at];
    return this;
  }

  get size() {
    let size = 0;
    for (let at = 0; at < this.bytes.length; at += 1) size += COUNTS[this.bytes[at]];
    return size;
  }

  // The documents, ascending.
  members() {
    const members = new Uint32Array(this.size);
    let count = 0;
    for (let at = 0; at < this.bytes.length; at += 1) {
      for (let byte = this.bytes[at]; byte !== 0; byte &= byte - 1) {
        members[count] = at * 8 + (31 - Math.clz32(byte & -byte));
        count += 1;
      }
    }
    return members;
  }
}
