// The search page of a hub: asks the portals that it lists. Nothing of what they answer is kept.

import { control } from "./control.js";
import { affordable, facetsOf, facetsOfAll, inOrder } from "./merged.js";
import { Panel } from "./panel.js";
import { PortalList } from "./portal_list.js";
import { PAGE_SIZE } from "./query.js";
import { leaves } from "./summary.js";
import { View } from "./view.js";

const BUDGET = 150000; // bytes, roughly, of the answers that a request asks for at once
const MOMENT = 500; // milliseconds that the others have after the first has answered; what comes later is shown later
const ROUNDS = 5; // of refilling a page whose hits were refuted

const container = document.getElementById("search");
const labels = JSON.parse(document.getElementById("search-labels").textContent);
const view = new View(container, labels, container.dataset.language, location.href);
const panel = new Panel(container, view);
const list = new PortalList(container, view);
let asked = ""; // the last request
let further = new Set(); // portals that a reader wants asked in spite of the budget

// Until all are there or, for a reader who sees nothing yet, a moment after the first; gives whether all are.
async function inAMoment(promises, signal, isPatient) {
  const all = Promise.allSettled(promises).then(() => true);
  if (isPatient) return all;
  const first = Promise.any(promises).then(() => new Promise((go) => setTimeout(() => go(false), MOMENT)));
  const done = await Promise.race([all, first.catch(() => all)]);
  signal.throwIfAborted();
  return done;
}

// The portals with records that a request may find, and how many at most.
function left(request) {
  const wanted = ({ address }) => request.portal.length === 0 || request.portal.includes(address);
  return list.portals
    .filter((portal) => portal.known && !portal.isDown && wanted(portal))
    .map((portal) => ({ portal, most: leaves(portal.known, request) }))
    .filter(({ most }) => most > 0);
}

// Asks portals, the next ones if these find nothing; gives the answers, the portals that were asked, and whether all have answered.
async function ask(request, signal, isPatient) {
  const candidates = left(request);
  const answers = new Map();
  const waiting = [];
  const wanted = new Set();
  let isWhole = true;
  for (;;) {
    const next = candidates.filter(({ portal }) => !wanted.has(portal));
    const chosen = wanted.size === 0 ? [...new Set([...affordable(next, BUDGET), ...next.filter(({ portal }) => further.has(portal))])] : affordable(next, BUDGET);
    const now = chosen.map(async ({ portal }) => {
      wanted.add(portal);
      const found = await portal.ask(request, request.page * PAGE_SIZE, view, signal);
      if (found) answers.set(portal, found);
      if (!found) throw new Error("down");
    });
    waiting.push(...now);
    isWhole = (await inAMoment(now, signal, isPatient)) && isWhole; // eslint-disable-line no-await-in-loop
    const hasHits = [...answers.values()].some(({ total }) => total > 0);
    if (hasHits || wanted.size === candidates.length) break;
  }
  return { answers: list.portals.flatMap((portal) => answers.get(portal) ?? []), rest: candidates.filter(({ portal }) => !wanted.has(portal)), wanted, waiting, isWhole };
}

// The rows of hits; null stands for one of a portal that is down from now on, since its row cannot be used.
function rowsOf(hits, signal) {
  return Promise.all(
    hits.map(({ document, answer }) =>
      answer.portal.row(document, answer.result, signal).catch(() => {
        signal.throwIfAborted();
        answer.portal.isDown = true;
        return null;
      }),
    ),
  );
}

// A portal's summary; its failure is one of the promise.
async function known(portal) {
  await portal.summary();
  if (portal.isDown) throw new Error("down");
}

async function show(request, signal, round = 1, isPatient = false) {
  const key = JSON.stringify({ ...request, page: 1 });
  if (key !== asked) further = new Set();
  asked = key;
  const summaries = list.portals.map(known);
  const isKnown = await inAMoment(summaries, signal, isPatient);
  const found = await ask(request, signal, isPatient);
  const hits = inOrder(found.answers).slice((request.page - 1) * PAGE_SIZE, request.page * PAGE_SIZE);
  const rows = await rowsOf(hits, signal);
  signal.throwIfAborted();
  if (rows.includes(null)) return show(request, signal, round, isPatient);
  const total = found.answers.reduce((sum, answer) => sum + answer.total, 0);
  const isExact = found.answers.every(({ result }) => result.exact);
  const items = view.drawHits(request, rows, []);
  view.drawAlso(found.answers.find(({ total: own }) => own > 0)?.result ?? { groups: [] });
  panel.draw(request, facetsOf(found.answers));
  view.total(total, !isExact);
  view.drawPages(request, total);
  list.draw(found, more);
  view.state("shown");
  const looked = await Promise.allSettled(
    hits.map(async ({ answer }, index) => {
      const { holds, snippet } = await answer.portal.look(request, rows[index], answer.result, view, signal);
      if (holds && snippet) view.drawSnippet(items[index], snippet);
      return holds;
    }),
  );
  signal.throwIfAborted();
  if (looked.some(({ value }) => value === false) && round <= ROUNDS) return show(request, signal, round + 1, isPatient);
  if (isKnown && found.isWhole) return view.state("verified");
  // What came late is shown once, when the last has come or is given up.
  await Promise.allSettled([...summaries, ...found.waiting]);
  signal.throwIfAborted();
  return show(request, signal, round, true);
}

async function idle(request, signal) {
  const summaries = list.portals.map(known);
  const draw = () => {
    panel.draw(request, facetsOfAll(list.portals.filter(({ known }) => known), view.language));
    list.draw(null, more);
  };
  const isKnown = await inAMoment(summaries, signal);
  draw();
  view.idle();
  if (isKnown) return;
  await Promise.allSettled(summaries);
  signal.throwIfAborted();
  draw();
}

// Asks portals that were left for later, or those again that were down.
function more(portals) {
  for (const portal of portals) {
    further.add(portal);
    if (portal.isDown) portal.retry();
  }
  follow();
}

const follow = control(container, view, panel, { show, idle, forget() {} });
