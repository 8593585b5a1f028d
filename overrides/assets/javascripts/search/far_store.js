// The files of another portal: its server may be down, slow, or say anything.

import { Store } from "./store.js";
import { soundManifest, soundSummary } from "./summary.js";

export const PATIENCE = 2000; // milliseconds until a portal begins to answer
const TO_THE_END = 10000; // and until a file is there
const MOST_BYTES = 4 * 2 ** 20; // of a file
const MOST_FILES = 400; // for a request

export class FarStore extends Store {
  constructor(base) {
    super(base);
    this.files = 0;
  }

  // The address of a file or page; a path that leads out of the portal is an error.
  address(path) {
    const address = new URL(path, this.base);
    if (!address.href.startsWith(this.base.href)) throw new Error("outside the portal");
    return address;
  }

  async fetch(path, decode, { signal, ...options }) {
    this.files += 1;
    if (this.files > MOST_FILES) throw new Error("too many files");
    const late = new AbortController();
    const begin = setTimeout(() => late.abort(), PATIENCE);
    const end = setTimeout(() => late.abort(), TO_THE_END);
    try {
      const response = await fetch(this.address(path), {
        credentials: "omit",
        referrerPolicy: "no-referrer",
        redirect: "error",
        ...options,
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      });
      clearTimeout(begin);
      return await this.decoded(path, new Response(await bounded(response), { status: response.status }), decode);
    } finally {
      clearTimeout(begin);
      clearTimeout(end);
    }
  }

  async manifest(signal) {
    return soundManifest(await super.manifest(signal));
  }

  async summary(signal) {
    return soundSummary(await super.summary(signal));
  }
}

// The bytes of an answer, of which more than a file can have are not waited for.
async function bounded(response) {
  const parts = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read(); // eslint-disable-line no-await-in-loop
    if (done) return new Blob(parts);
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel(); // eslint-disable-line no-await-in-loop
      throw new Error("too large");
    }
    parts.push(value);
  }
}
