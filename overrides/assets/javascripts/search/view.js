// Draws: the status line, the filters, the hits, the pages. Text reaches the page as text nodes only.

import { FACETS, isoDate } from "./columns.js";
import { PAGE_SIZE } from "./query.js";
import { mark } from "./verify.js";
import { writeAddress } from "./address.js";

const SHORT = 8;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

export class View {
  constructor(container, labels, language, base) {
    this.labels = labels;
    this.base = base;
    this.language = language;
    this.plural = new Intl.PluralRules(language);
    this.container = container;
    this.status = container.querySelector("[data-search-status]");
    this.panel = container.querySelector("[data-search-panel]");
    this.facets = container.querySelector("[data-search-facets]");
    this.results = container.querySelector("[data-search-results]");
    this.pages = container.querySelector("[data-search-pages]");
    this.sort = container.querySelector("[data-search-sort]");
    this.opened = new Set();
  }

  state(name) {
    this.container.dataset.state = name;
    this.container.setAttribute("aria-busy", String(name === "loading"));
  }

  say(...parts) {
    this.status.replaceChildren(...parts);
  }

  clear() {
    this.panel.hidden = true;
    this.results.replaceChildren();
    this.say("");
    this.state("idle");
  }

  loading() {
    this.state("loading");
    if (this.panel.hidden) this.say(this.labels.searching);
  }

  failed(retry) {
    const offline = navigator.onLine === false;
    const again = make("button", { type: "button", class: "search-retry" }, this.labels.retry);
    again.addEventListener("click", retry);
    this.panel.hidden = true;
    this.say(offline ? this.labels.offline : this.labels.failed, " ", again);
    this.state(offline ? "offline" : "error");
  }

  total(count, about) {
    const forms = about ? this.labels.about : this.labels.results;
    const [before, after] = (forms[this.plural.select(count)] ?? forms.other).split("{n}");
    const digits = make("span", { "data-search-total": true }, String(count));
    const text = [before, digits, after];
    if (count === 0) text.push(" ", this.labels.nothing);
    this.say(...text);
  }

  drawFacets(request, { columns, counts }) {
    const focused = this.facets.contains(document.activeElement) ? document.activeElement.id : "";
    this.facets.replaceChildren(...FACETS.map((facet) => this.fieldset(facet, request, columns[facet], counts[facet])));
    if (focused) document.getElementById(focused)?.focus();
  }

  fieldset(facet, request, { values, labels }, counts) {
    const chosen = new Set(request[facet]);
    const known = values.map((key, index) => ({ key, label: labels[index], count: counts[index + 1] }));
    const foreign = [...chosen].filter((key) => !values.includes(key)).map((key) => ({ key, label: key, count: 0 }));
    const options = [...known, ...foreign].filter(({ key, count }) => count > 0 || chosen.has(key));
    options.sort((a, b) => (facet === "year" ? Number(b.key) - Number(a.key) : b.count - a.count));
    const all = this.opened.has(facet) || options.length <= SHORT + 2;
    const shown = all ? options : options.filter(({ key }, index) => index < SHORT || chosen.has(key));
    const set = make("fieldset", { class: "search-facet", hidden: options.length === 0, "data-facet": facet });
    set.append(make("legend", {}, this.labels.facets[facet]), ...shown.map((one) => this.option(facet, one, chosen)));
    if (!all) {
      const more = make("button", { type: "button", class: "search-more", id: `search-more-${facet}` });
      more.append(this.labels.more.replace("{n}", String(options.length - shown.length)));
      more.addEventListener("click", () => {
        this.opened.add(facet);
        const opened = this.fieldset(facet, request, { values, labels }, counts);
        set.replaceWith(opened);
        opened.querySelectorAll("input")[shown.length]?.focus();
      });
      set.append(more);
    }
    return set;
  }

  option(facet, { key, label, count }, chosen) {
    const id = `search-${facet}-${key}`;
    const box = make("input", { type: "checkbox", name: facet, value: key, id, checked: chosen.has(key) });
    const number = make("span", { class: "search-count" }, String(count));
    return make("label", { class: "search-option", for: id }, box, make("span", {}, label), " ", number);
  }

  drawHits(request, rows, words) {
    const items = rows.map((row) => this.hit(row, words, request.q));
    this.results.replaceChildren(...items);
    this.results.setAttribute("start", String((request.page - 1) * PAGE_SIZE + 1));
    this.sort.value = request.sort;
    this.panel.hidden = false;
    return items;
  }

  hit(row, words, query) {
    const own = Object.keys(row.pages);
    const page = own.includes(this.language) ? this.language : own[0];
    const [title, language] = row.titles[this.language]
      ? [row.titles[this.language], this.language]
      : (Object.entries(row.titles).find(([, text]) => text !== "") ?? ["", row.id]).reverse();
    const address = new URL(row.pages[page], this.base);
    if (query.trim() !== "") address.searchParams.set("q", query);
    const link = make("a", { href: address }, ...this.runs(mark(title, words), title));
    if (language !== this.language) link.lang = language;
    const facts = [row.court, isoDate(row.day), row.kind, row.status].filter((fact) => fact !== "");
    const line = make("p", { class: "search-facts" }, ...facts.map((fact) => make("span", {}, fact)));
    if (row.numbers.length > 0) line.prepend(make("span", { lang: row.language }, row.numbers[0]));
    if (row.sample) line.append(make("span", { class: "search-sample" }, this.labels.sample));
    return make("li", { "data-record": row.id }, make("h2", { class: "search-title" }, link), line);
  }

  runs(runs, plain) {
    return (runs ?? [{ text: plain, marked: false }]).map(({ text, marked }) => (marked ? make("mark", {}, text) : text));
  }

  drawSnippet(item, { runs, language, cutBefore, cutAfter }) {
    const parts = [cutBefore ? "…" : "", ...this.runs(runs), cutAfter ? "…" : ""];
    item.append(make("p", { class: "search-snippet", lang: language || undefined }, ...parts));
  }

  drawPages(request, count) {
    const last = Math.max(1, Math.ceil(count / PAGE_SIZE));
    const link = (page, label, rel) =>
      page < 1 || page > last
        ? ""
        : make("a", { href: writeAddress({ ...request, page }), "data-page": page, rel }, label);
    const place = this.labels.page.replace("{n}", String(request.page)).replace("{last}", String(last));
    this.pages.replaceChildren(
      ...[
        link(request.page - 1, this.labels.previous, "prev"),
        make("span", { "aria-current": "page" }, place),
        link(request.page + 1, this.labels.next, "next"),
      ].filter((part) => part !== ""),
    );
    this.pages.hidden = last === 1 && request.page === 1;
  }
}
