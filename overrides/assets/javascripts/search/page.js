// The search page: one request at a time, the newest wins.

import { DAYS, asksNothing, readAddress, withoutFilters, writeAddress } from "./address.js";
import { FACETS } from "./columns.js";
import { Panel } from "./panel.js";
import { PAGE_SIZE, answer, rowOf } from "./query.js";
import { GoneError, Store } from "./store.js";
import { suggestions } from "./suggest.js";
import { verify } from "./verify.js";
import { View } from "./view.js";

const TYPING_PAUSE = 180;
const REMEMBERED = 2000;
const ROUNDS = 60; // of refilling a page whose hits were refuted
const COUNTED = 40; // hits of a query with punctuation that are all looked at, so that they can be counted

const container = document.getElementById("search");
const form = container.querySelector("form");
const input = form.elements.namedItem("q");
const { base, language } = container.dataset;
const store = new Store(base);
const labels = JSON.parse(document.getElementById("search-labels").textContent);
const view = new View(container, labels, language, store.base);
const panel = new Panel(container, view);

const isNarrow = matchMedia("(max-width: 59.9375em)").matches;
const looked = new Map(); // query → document → what its text says of it
let current = new AbortController();
let typing = 0;

// The hits without those that a text refuted, then the rows and texts of the page asked for.
async function show(request, signal, round = 1, cut = false) {
  const result = await answer(request, store, language, signal, false, cut);
  if (looked.size > REMEMBERED) looked.clear();
  const key = `${cut} ${request.q}`;
  const known = looked.get(key) ?? new Map();
  looked.set(key, known);
  const isWrong = (document) => known.get(document)?.holds === false;
  const start = (request.page - 1) * PAGE_SIZE;
  const wrong = () => [...known.keys()].filter((document) => isWrong(document) && result.hits.has(document));
  const right = (count) =>
    result.hits
      .best(start + count + known.size)
      .filter((document) => !isWrong(document))
      .slice(start, start + count);
  const total = () => result.hits.total - wrong().length;
  const documents = right(PAGE_SIZE);
  const rows = await Promise.all(documents.map((document) => rowOf(document, result, store, signal)));
  signal.throwIfAborted();
  const items = view.drawHits(request, rows, result.words);
  view.drawAlso(result);
  panel.draw(request, result);
  const settle = (all) => {
    view.total(total(), !(result.exact || all));
    view.drawPages(request, total());
  };
  settle(false);
  view.state("shown");

  const look = async (document, row) => {
    const found = known.get(document) ?? (await verify(row ?? (await rowOf(document, result, store, signal)), result.words, store, signal, language));
    signal.throwIfAborted();
    known.set(document, found);
    return found;
  };
  const checks = documents.map(async (document, index) => {
    const { holds, snippet } = await look(document, rows[index]);
    if (!holds) items[index].remove();
    else if (snippet) view.drawSnippet(items[index], snippet);
  });
  // Where some were refuted, more may be: those that come next are looked at together with the page.
  const next = round > 1 ? right(2 * PAGE_SIZE).slice(PAGE_SIZE) : [];
  await Promise.allSettled([...checks, ...next.map((document) => look(document))]);
  signal.throwIfAborted();
  // Hits that the refuted ones leave room for.
  const more = right(PAGE_SIZE).some((document) => !documents.includes(document));
  if (more && round < ROUNDS) return show(request, signal, round + 1, cut);
  const isMarked = result.groups.some(({ marked }) => marked) && !result.exact;
  if (isMarked && total() > PAGE_SIZE && total() <= COUNTED) {
    await Promise.all(result.hits.best(result.hits.total).map((document) => look(document)));
  }
  settle(result.hits.total <= known.size && result.hits.best(result.hits.total).every((document) => known.has(document)));
  if (total() === 0 && known.size > 0 && !cut) return show(request, signal, 1, true);
  if (total() === 0) await drawNothing(request, signal);
  return finish(request, signal, "verified");
}

async function drawNothing(request, signal) {
  const result = await answer(request, store, language, signal, true);
  const found = await suggestions(request, result, store, signal);
  signal.throwIfAborted();
  view.drawNothing(request, result, found, panel.chosen(request, result.columns));
}

// The filters whose columns nothing needed before are read last, and only where they can be seen.
async function finish(request, signal, state) {
  if (panel.isOpen) {
    const result = await answer(request, store, language, signal, true);
    signal.throwIfAborted();
    panel.draw(request, result);
  }
  view.state(state);
}

async function idle(request, signal) {
  panel.draw(request, await answer(request, store, language, signal));
  signal.throwIfAborted();
  view.idle();
  await finish(request, signal, "idle");
}

async function run(request) {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  const isIdle = asksNothing(request);
  const draw = isIdle ? idle : show;
  // On a phone the filters stand open while nothing is asked, and make room for the hits.
  if (isNarrow && (isIdle || container.dataset.state === "idle")) panel.details.open = isIdle;
  view.loading();
  try {
    await draw(request, signal).catch((error) => {
      if (!(error instanceof GoneError) || signal.aborted) throw error;
      store.forget();
      looked.clear();
      return draw(request, signal);
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
panel.facets.addEventListener("change", ({ target }) => {
  if (!FACETS.includes(target.name)) return;
  const boxes = [...panel.facets.querySelectorAll(`input[name="${target.name}"]:checked`)];
  go({ q: input.value.trim(), [target.name]: boxes.map((box) => box.value) });
});
for (const name of DAYS) panel.days[name].addEventListener("change", () => go({ [name]: panel.days[name].value }));
panel.details.addEventListener("toggle", () => {
  if (panel.isOpen) run(readAddress(location.search));
});
panel.chips.addEventListener("click", ({ target }) => {
  const chip = target.closest("button");
  if (!chip) return;
  const name = chip.dataset.remove;
  const left = FACETS.includes(name) ? readAddress(location.search)[name].filter((key) => key !== chip.value) : "";
  go(name === undefined ? withoutFilters() : { [name]: left });
  view.status.focus({ preventScroll: true });
});
view.sort.addEventListener("change", () => go({ sort: view.sort.value }));
container.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-ask]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  history.pushState(null, "", link.getAttribute("href"));
  follow();
  view.status.focus({ preventScroll: true });
  view.status.scrollIntoView({ block: "start" });
});
// Another language is asked the same.
for (const link of document.querySelectorAll("a.portal-language")) {
  link.addEventListener("click", () => {
    link.search = location.search;
  });
}
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
follow();
