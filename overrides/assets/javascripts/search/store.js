// Fetches the files of the index and the pages of records, each once.

const LIMIT = 600;

// A file that the manifest names is gone: the site was published anew since the manifest was read.
export class GoneError extends Error {}

export class Store {
  constructor(base) {
    this.base = new URL(base, document.baseURI);
    this.cache = new Map();
  }

  forget() {
    this.cache.clear();
  }

  // The reading of a path, shared by all that ask for it while it is wanted and kept once it is there.
  read(path, decode, signal, options = {}) {
    const known = this.cache.get(path);
    if (known && !known.signal.aborted) return known.promise;
    const promise = this.fetch(path, decode, { ...options, signal });
    const entry = { promise, signal };
    this.cache.set(path, entry);
    promise.then(
      () => {
        entry.signal = new AbortController().signal; // it has arrived: a later abort changes nothing
      },
      () => {
        if (this.cache.get(path) === entry) this.cache.delete(path);
      },
    );
    if (this.cache.size > LIMIT) this.cache.delete(this.cache.keys().next().value);
    return promise;
  }

  async fetch(path, decode, options) {
    return this.decoded(path, await fetch(new URL(path, this.base), { credentials: "same-origin", ...options }), decode);
  }

  decoded(path, response, decode) {
    if (response.status === 404 || response.status === 410) throw new GoneError(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return decode(response);
  }

  manifest(signal) {
    return this.read("search/manifest.json", (response) => response.json(), signal, { cache: "no-cache" });
  }

  // What says which filters leave any records of a portal.
  summary(signal) {
    return this.read("search/summary.json", (response) => response.json(), signal, { cache: "no-cache" });
  }

  // One of the tables of what readers call things; it has no name of its content, so that nobody has to wait for one.
  words(number, signal) {
    return this.read(`search/words/${number}.json`, (response) => response.json(), signal, { cache: "no-cache" });
  }

  // What `make` makes of a file's content, once.
  json(path, signal, make = (content) => content) {
    return this.read(`search/${path}`, async (response) => make(await response.json()), signal);
  }

  // A member of a set of numbered files, of which neighbours share a name.
  async member(folder, suffix, set, number, signal) {
    const start = Math.floor(number / set.group) * 8;
    const path = `search/${folder}/${set.names.slice(start, start + 8)}/${number}${suffix}`;
    const decode = async (response) =>
      suffix === ".json" ? response.json() : new Uint8Array(await response.arrayBuffer());
    return this.read(path, decode, signal);
  }

  page(path, signal) {
    return this.read(path, (response) => response.text(), signal);
  }
}
