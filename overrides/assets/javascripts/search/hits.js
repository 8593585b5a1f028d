// The hits of a request, of which only those that are shown are put in order.

export class Hits {
  // The documents, ascending, and for each what decides on its place first and what decides next, higher before lower.
  constructor(documents, first, second) {
    this.documents = documents;
    this.first = first;
    this.second = second;
  }

  get total() {
    return this.documents.length;
  }

  has(document) {
    return this.documents.includes(document);
  }

  isBehind(one, other) {
    if (this.first[one] !== this.first[other]) return this.first[one] < this.first[other];
    if (this.second[one] !== this.second[other]) return this.second[one] < this.second[other];
    return one > other;
  }

  // The first documents in their order. A heap holds the best so far, the last of them at its root.
  best(count) {
    return this.ranked(count).map(({ document }) => document);
  }

  // The same, each with what decides on its place.
  ranked(count) {
    const size = Math.min(count, this.total);
    const heap = new Uint32Array(size).map((_, index) => index);
    if (size > 0 && size < this.total) {
      heap.sort((a, b) => (this.isBehind(a, b) ? -1 : 1));
      for (let hit = size; hit < this.total; hit += 1) if (this.isBehind(heap[0], hit)) this.sink(heap, hit);
    }
    heap.sort((a, b) => (this.isBehind(a, b) ? 1 : -1));
    return Array.from(heap, (hit) => ({ document: this.documents[hit], first: this.first[hit], second: this.second[hit] }));
  }

  // Puts a hit in the place of the root, and moves it away from the root until none behind it is farther away.
  sink(heap, hit) {
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && this.isBehind(heap[child + 1], heap[child])) child += 1;
      if (!this.isBehind(heap[child], hit)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = hit;
  }
}
