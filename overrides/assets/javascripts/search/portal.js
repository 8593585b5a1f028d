// One of the portals that a hub lists: what it has, and what it finds.

import { FarStore } from "./far_store.js";
import { answer, rowOf } from "./query.js";
import { GoneError } from "./store.js";
import { understood } from "./understood.js";
import { verify } from "./verify.js";

const LONGEST = 2000; // characters of a title or number
const WINDOW = /^(?:\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2})?$/;
const LAST_DAY = 3652059; // 9999-12-31

export class Portal {
  constructor(address, name) {
    Object.assign(this, { address, name, known: null, isDown: false, refuted: new Map() });
    this.store = new FarStore(address);
  }

  // Once it has answered, `known` is its summary; if it cannot be used, it is down.
  async summary() {
    this.summarised ??= this.store.summary().then(
      (summary) => (this.known = summary),
      () => (this.isDown = true),
    );
    await this.summarised;
  }

  retry() {
    Object.assign(this, { summarised: undefined, isDown: false });
    this.store.forget();
  }

  // The first hits of a request and the counts of all, or null: then the portal is down.
  async ask(request, count, view, signal) {
    try {
      this.store.files = 0;
      return await this.find(request, count, view, signal).catch((error) => {
        if (!(error instanceof GoneError) || signal.aborted) throw error;
        this.store.forget();
        return this.find(request, count, view, signal);
      });
    } catch {
      signal.throwIfAborted();
      this.isDown = true;
      return null;
    }
  }

  async find(request, count, view, signal) {
    const refuted = this.refuted.get(request.q) ?? new Set();
    const result = await answer(request, this.store, view.language, signal);
    const hits = result.hits.ranked(count + refuted.size).filter(({ document }) => !refuted.has(document));
    const wrong = [...refuted].filter((document) => result.hits.has(document));
    // Whatever shows a hit in words is made here, where an answer that is not as expected does no harm.
    result.groups.forEach((group) => understood(group, result.columns, view));
    return { portal: this, result, hits, total: result.hits.total - wrong.length };
  }

  // A hit to be shown.
  async row(document, result, signal) {
    const row = await rowOf(document, result, this.store, signal);
    const texts = [row.id, row.textUrl, row.kind, row.court, row.region, row.status, ...Object.values(row.titles), ...row.numbers];
    const isSound = texts.every((text) => text === undefined || (typeof text === "string" && text.length <= LONGEST));
    if (!isSound || !WINDOW.test(row.window) || !(row.day >= 0 && row.day <= LAST_DAY)) throw new Error("row");
    for (const page of [row.textUrl, ...Object.values(row.pages)]) this.store.address(page);
    return { ...row, base: this.store.base.href, portal: this.name, groups: result.words };
  }

  // What the text of a hit says of it.
  async look(request, row, result, view, signal) {
    const found = await verify(row, result.words, this.store, signal, view.language);
    if (!found.holds) {
      if (!this.refuted.has(request.q)) this.refuted.set(request.q, new Set());
      this.refuted.get(request.q).add(row.document);
    }
    return found;
  }
}
