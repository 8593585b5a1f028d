// The Verify button of a record's page: loaded when it is first pressed, and says in words what was found.

import { leafHash, Tree } from "./tree.js";
import { same } from "./bytes.js";
import { parse, signatureOf } from "./checkpoint.js";
import { entryOf, isEntered, isShown } from "./record.js";

const section = document.getElementById("log");
const button = section.querySelector("[data-verify]");
const result = section.querySelector("[data-verify-result]");

async function read(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new RangeError(`${answer.status}`);
  return answer;
}

async function wordsOf(address) {
  const page = new DOMParser().parseFromString(await (await read(address)).text(), "text/html");
  return JSON.parse(page.getElementById("verify-words").textContent);
}

// Every step as [what it is, how it ended]: "good", "bad", or "open" where it could not be taken.
async function* steps() {
  const log = new URL(section.dataset.log, location.href);
  const whole = await (await read(section.dataset.record)).json();
  const entered = await isEntered(whole);
  yield entered === null ? ["absent", "bad"] : ["record", entered ? "good" : "bad"];
  const shown = isShown(whole, document);
  if (shown !== null) yield ["page", shown ? "good" : "bad"];
  const checkpoint = parse(await (await read(new URL("checkpoint", log))).text());
  const bytes = async (path) => new Uint8Array(await (await read(new URL(path, log))).arrayBuffer());
  const tree = new Tree(bytes, checkpoint.size);
  let rooted = whole.entries.length > 0;
  for (const entry of whole.entries) {
    if (!(entry.index < tree.size)) rooted = false;
    else rooted &&= same(await tree.rootWith(await leafHash(await entryOf(entry)), entry.index), checkpoint.root); // eslint-disable-line no-await-in-loop -- the tiles are the same
  }
  yield ["entry", rooted ? "good" : "bad", { index: whole.entries.at(-1)?.index, size: checkpoint.size }];
  const signature = await signatureOf(checkpoint, section.dataset.key);
  yield [`signature_${signature}`, { good: "good", bad: "bad" }[signature] ?? "open", { origin: checkpoint.origin }];
}

function line(words, [name, state, values = {}]) {
  const item = document.createElement("li");
  item.className = `portal-verify--${state}`;
  const text = words[state === "bad" && `${name}_bad` in words ? `${name}_bad` : name];
  item.textContent = Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), text);
  return item;
}

function show(sentence, state, lines = []) {
  const said = document.createElement("p");
  said.className = `portal-verify--${state}`;
  said.textContent = sentence;
  const list = document.createElement("ul");
  list.append(...lines);
  result.replaceChildren(said, ...(lines.length > 0 ? [list] : []));
  result.dataset.state = state;
}

async function verify() {
  button.disabled = true;
  result.textContent = button.dataset.busy;
  result.dataset.state = "busy";
  try {
    const words = await wordsOf(button.dataset.words);
    const found = [];
    try {
      if (!crypto.subtle) found.push(["insecure", "open"]);
      else for await (const step of steps()) found.push(step);
    } catch {
      found.push(["unread", "bad"]);
    }
    const states = found.map(([, state]) => state);
    const state = states.includes("bad") ? "bad" : states.includes("good") ? "good" : "open";
    show(words[`all_${state}`], state, found.map((step) => line(words, step)));
  } catch {
    show(button.dataset.failed, "open");
  }
  button.disabled = false;
}

button.addEventListener("click", verify);
verify();
