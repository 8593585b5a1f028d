// The search page: one request at a time, the newest wins.

import { asksNothing, readAddress, writeAddress } from "./address.js";
import { FACETS } from "./columns.js";
import { PAGE_SIZE, answer, rowOf } from "./query.js";
import { GoneError, Store } from "./store.js";
import { verify } from "./verify.js";
import { View } from "./view.js";

const TYPING_PAUSE = 180;
const REMEMBERED = 2000;
const ROUNDS = 5; // of refilling a page whose hits were refuted

const container = document.getElementById("search");
const form = container.querySelector("form");
const input = form.elements.namedItem("q");
const { base, language } = container.dataset;
const store = new Store(base);
const view = new View(container, JSON.parse(document.getElementById("search-labels").textContent), language, store.base);

const refuted = new Map(); // query → documents that turned out not to hold it
let current = new AbortController();
let typing = 0;

// The hits without those that a text refuted, then the rows and texts of the page asked for.
async function show(request, signal, rounds = ROUNDS) {
  const result = await answer(request, store, language, signal);
  const wrong = refuted.get(request.q) ?? new Set();
  const start = (request.page - 1) * PAGE_SIZE;
  const right = () =>
    result.hits
      .best(start + PAGE_SIZE + wrong.size)
      .filter((document) => !wrong.has(document))
      .slice(start, start + PAGE_SIZE);
  const total = () => result.hits.total - [...wrong].filter((document) => result.hits.has(document)).length;
  const documents = right();
  const rows = await Promise.all(documents.map((document) => rowOf(document, result, store, signal)));
  signal.throwIfAborted();
  const items = view.drawHits(request, rows, result.words);
  view.drawFacets(request, result);
  const settle = (verified) => {
    const all = verified && start === 0 && total() <= PAGE_SIZE;
    view.total(total(), !(result.exact || all));
    view.drawPages(request, total());
  };
  settle(false);
  view.state("shown");

  const checks = documents.map(async (document, index) => {
    const found = await verify(rows[index], result.words, store, signal);
    signal.throwIfAborted();
    if (found.holds) {
      if (found.snippet) view.drawSnippet(items[index], found.snippet);
      return;
    }
    wrong.add(document);
    items[index].remove();
  });
  const outcomes = await Promise.allSettled(checks);
  signal.throwIfAborted();
  if (refuted.size > REMEMBERED) refuted.clear();
  refuted.set(request.q, wrong);
  settle(outcomes.every(({ status }) => status === "fulfilled"));
  // Hits that the refuted ones leave room for.
  const more = right().some((document) => !documents.includes(document));
  return more && rounds > 1 ? show(request, signal, rounds - 1) : view.state("verified");
}

async function run(request) {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  if (asksNothing(request)) {
    view.clear();
    return;
  }
  view.loading();
  try {
    await show(request, signal).catch((error) => {
      if (!(error instanceof GoneError) || signal.aborted) throw error;
      store.forget();
      refuted.clear();
      return show(request, signal);
    });
  } catch (error) {
    if (!signal.aborted) view.failed(() => run(readAddress(location.search)));
  }
}

function go(change, { replace = false } = {}) {
  clearTimeout(typing);
  const request = { ...readAddress(location.search), page: 1, ...change };
  const address = writeAddress(request);
  if (address !== location.search) history[replace ? "replaceState" : "pushState"](null, "", address);
  return run(request);
}

function type() {
  clearTimeout(typing);
  typing = setTimeout(() => go({ q: input.value.trim() }, { replace: true }), TYPING_PAUSE);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ q: input.value.trim() });
});
input.addEventListener("input", (event) => {
  if (!event.isComposing) type();
});
input.addEventListener("compositionend", type);
view.facets.addEventListener("change", ({ target }) => {
  if (!FACETS.includes(target.name)) return;
  const boxes = [...view.facets.querySelectorAll(`input[name="${target.name}"]:checked`)];
  go({ q: input.value.trim(), [target.name]: boxes.map((box) => box.value) });
});
view.sort.addEventListener("change", () => go({ sort: view.sort.value }));
view.pages.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-page]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go({ page: Number(link.dataset.page) });
  view.status.focus({ preventScroll: true });
  view.status.scrollIntoView({ block: "start" });
});
function follow() {
  clearTimeout(typing);
  const request = readAddress(location.search);
  input.value = request.q;
  run(request);
}
addEventListener("popstate", follow);
addEventListener("online", () => {
  if (["offline", "error"].includes(container.dataset.state)) follow();
});

container.querySelector("[data-search-app]").hidden = false;
if (matchMedia("(max-width: 59.9375em)").matches) container.querySelector("details").open = false;
follow();
