// The root of a log's Merkle tree (RFC 9162) from one leaf and the tiles (C2SP tlog-tiles): the proof that the leaf is in the tree.

import { sha256 } from "./bytes.js";

const WIDTH = 256; // hashes in a full tile
const HEIGHT = 8; // levels of the tree in one level of tiles
const HASH = 32; // bytes

export const leafHash = (data) => sha256([0], data);
export const nodeHash = (left, right) => sha256([1], left, right);

// tile/0/000, tile/1/x001/234.p/56
export function tilePath(level, number, width) {
  const digits = String(number);
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g);
  const folder = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join("/");
  return `tile/${level}/${folder}${width < WIDTH ? `.p/${width}` : ""}`;
}

// The largest power of two below a size.
const half = (size) => 2 ** Math.ceil(Math.log2(size) - 1);

export class Tree {
  // `read` gives the bytes of a file of the log.
  constructor(read, size) {
    this.read = read;
    this.size = size;
    this.tiles = new Map();
  }

  // The root of the tree in which this leaf stands at this place.
  rootWith(leaf, index) {
    const climb = async (start, end) => {
      if (end - start === 1) return leaf;
      const middle = start + half(end - start);
      return index < middle
        ? nodeHash(await climb(start, middle), await this.range(middle, end))
        : nodeHash(await this.range(start, middle), await climb(middle, end));
    };
    return climb(0, this.size);
  }

  // The hash over the leaves from one place to another, which is a node, or several.
  async range(start, end) {
    const size = end - start;
    const height = Math.round(Math.log2(size));
    if (2 ** height === size) return this.node(height, start / size);
    const middle = start + half(size);
    return nodeHash(await this.range(start, middle), await this.range(middle, end));
  }

  async node(height, index) {
    if (height % HEIGHT !== 0) {
      return nodeHash(await this.node(height - 1, 2 * index), await this.node(height - 1, 2 * index + 1));
    }
    const level = height / HEIGHT;
    const number = Math.floor(index / WIDTH);
    const width = Math.min(WIDTH, Math.floor(this.size / WIDTH ** level) - number * WIDTH);
    const path = tilePath(level, number, width);
    if (!this.tiles.has(path)) this.tiles.set(path, this.read(path));
    const tile = await this.tiles.get(path);
    if (tile.length !== width * HASH) throw new RangeError("a tile has another length");
    const at = (index % WIDTH) * HASH;
    return tile.slice(at, at + HASH);
  }
}
