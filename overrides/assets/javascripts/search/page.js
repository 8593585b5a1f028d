// The search page of one portal.

import { control } from "./control.js";
import { Panel } from "./panel.js";
import { PAGE_SIZE, answer, rowOf } from "./query.js";
import { Store } from "./store.js";
import { suggestions } from "./suggest.js";
import { verify } from "./verify.js";
import { View } from "./view.js";

const REMEMBERED = 2000;
const ROUNDS = 60; // of refilling a page whose hits were refuted
const COUNTED = 40; // hits of a query with punctuation that are all looked at, so that they can be counted

const container = document.getElementById("search");
const { base, language } = container.dataset;
const store = new Store(base);
const labels = JSON.parse(document.getElementById("search-labels").textContent);
const view = new View(container, labels, language, store.base);
const panel = new Panel(container, view);

const looked = new Map(); // query → document → what its text says of it

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

control(container, view, panel, {
  show,
  idle,
  forget: () => {
    store.forget();
    looked.clear();
  },
});
