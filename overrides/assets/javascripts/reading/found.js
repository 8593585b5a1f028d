// Marks the words that were searched for in the text of a record, and leads from place to place. `?q=` holds what was searched for.

import { mark } from "../search/verify.js";
import { wordsOf } from "../search/words.js";

const query = new URLSearchParams(location.search).get("q") ?? "";
const bar = document.querySelector("[data-found]");

// The pieces of text of a block, each with the place at which it begins.
function pieces(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  let start = 0;
  while (walker.nextNode()) {
    found.push({ node: walker.currentNode, start });
    start += walker.currentNode.data.length;
  }
  return found;
}

// Marks the places of a block; a place that a link divides has several marks. Gives the first mark of each place.
function markBlock(block, words) {
  const runs = mark(block.textContent, words) ?? [];
  const firsts = [];
  let at = 0;
  for (const { text, marked } of runs) {
    const [from, to] = [at, at + text.length];
    at = to;
    if (!marked) continue;
    const made = pieces(block)
      .filter(({ node, start }) => start < to && start + node.data.length > from)
      .map(({ node, start }) => {
        const range = document.createRange();
        range.setStart(node, Math.max(0, from - start));
        range.setEnd(node, Math.min(node.data.length, to - start));
        const element = document.createElement("mark");
        range.surroundContents(element);
        return element;
      });
    if (made.length > 0) firsts.push(made[0]);
  }
  return firsts;
}

function start() {
  const words = wordsOf(query);
  const blocks = document.querySelectorAll(".portal-text :is(p, th, td)");
  const places = [...blocks].flatMap((block) => markBlock(block, words));
  const said = bar.querySelector("[data-found-count]");
  const steps = [...bar.querySelectorAll("[data-found-step]")];
  const { all, some, none } = said.dataset;
  let number = 0;
  said.textContent = places.length > 0 ? all.replace("{all}", String(places.length)) : none;
  bar.hidden = false;
  for (const step of steps) {
    step.hidden = places.length === 0;
    step.addEventListener("click", () => {
      const before = places[number - 1];
      const move = Number(step.dataset.foundStep);
      number = number === 0 && move < 0 ? places.length : ((number - 1 + move + places.length) % places.length) + 1;
      before?.removeAttribute("aria-current");
      places[number - 1].setAttribute("aria-current", "true");
      places[number - 1].scrollIntoView({ block: "center" });
      said.textContent = some.replace("{n}", String(number)).replace("{all}", String(places.length));
    });
  }
}

if (query.trim() !== "") {
  const original = document.querySelector("[data-original]");
  if (original) original.search = `?${new URLSearchParams({ q: query })}`;
  if (bar) start();
}
