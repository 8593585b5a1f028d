// The search page of a hub: asks the portals that it lists. Nothing of what they answer is kept.

import { control } from "./control.js";
import { affordable, facetsOf, facetsOfAll, inOrder } from "./merged.js";
import { inAMoment } from "./moment.js";
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

// Gives whether all are there; a reader who sees nothing yet does not wait for the last.
async function waited(promises, signal, isPatient) {
  const isWhole = await (isPatient ? Promise.allSettled(promises).then(() => true) : inAMoment(promises, MOMENT));
  signal.throwIfAborted();
  return isWhole;
}

// The portals with records that a request may find, and how many at most.
function left(request) {
  const wanted = ({ address }) => request.portal.length === 0 || request.portal.includes(address);
  return list.portals
    .filter((portal) => portal.known && !portal.isDown && wanted(portal))
    .map((portal) => ({ portal, most: leaves(portal.known, request) }))
    .filter(({ most }) => most > 0);
}

// Asks those that the budget allows and those that the reader wants, and all others only if these find nothing. Gives the answers, the
// portals that were asked and those that were not, and whether all have answered.
async function ask(request, signal, isPatient) {
  const candidates = left(request);
  const first = affordable(candidates, BUDGET);
  const others = candidates.filter((one) => !first.includes(one));
  const answers = new Map();
  const waiting = [];
  const wanted = new Set();
  const askOf = (some) => {
    const now = some.map(async ({ portal }) => {
      wanted.add(portal);
      const found = await portal.ask(request, request.page * PAGE_SIZE, view, signal);
      if (found === null) throw new Error("down");
      answers.set(portal, found);
    });
    waiting.push(...now);
    return waited(now, signal, isPatient);
  };
  let isWhole = await askOf([...first, ...others.filter(({ portal }) => further.has(portal))]);
  const hasNone = [...answers.values()].every(({ total }) => total === 0);
  if (hasNone) isWhole = (await askOf(others.filter(({ portal }) => !wanted.has(portal)))) && isWhole;
  const rest = candidates.filter(({ portal }) => !wanted.has(portal));
  return { answers: list.portals.flatMap((portal) => answers.get(portal) ?? []), rest, wanted, waiting, isWhole };
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
  const isKnown = await waited(summaries, signal, isPatient);
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
  const isKnown = await waited(summaries, signal);
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
