// Draws: the status line, what was understood, the hits, the pages. Text reaches the page as text nodes only.

import { dateOf, dayOf } from "./columns.js";
import { filled, make, named } from "./elements.js";
import { understood } from "./understood.js";
import { PAGE_SIZE } from "./query.js";
import { mark, markedWords } from "./verify.js";
import { writeAddress } from "./address.js";

// The words that a hit is shown with, for its page to mark; one with a blank in it stays together.
const asked = (words) => [...new Set(words.map(({ normal }) => (/\s/u.test(normal) ? `"${normal}"` : normal)))].join(" ");

export class View {
  constructor(container, labels, language, base) {
    Object.assign(this, { container, labels, language, base });
    this.home = new URL("../", location.href.replace(/[?#].*/, ""));
    this.plural = new Intl.PluralRules(language);
    this.dates = new Intl.DateTimeFormat(container.dataset.locale, { dateStyle: "long", timeZone: "UTC" });
    this.nearDates = new Intl.DateTimeFormat(container.dataset.locale, { month: "long", day: "numeric", timeZone: "UTC" });
    for (const part of ["status", "also", "panel", "found", "results", "pages", "sort", "nothing"]) {
      this[part] = container.querySelector(`[data-search-${part}]`);
    }
  }

  state(name) {
    this.container.dataset.state = name;
    this.container.setAttribute("aria-busy", String(name === "loading"));
  }

  say(...parts) {
    this.status.replaceChildren(...parts);
  }

  // The filters alone.
  idle() {
    this.panel.hidden = false;
    this.panel.classList.add("search-panel--alone");
    this.found.hidden = true;
    this.results.replaceChildren();
    this.also.replaceChildren();
    this.say("");
    this.state("idle");
  }

  loading() {
    this.state("loading");
    if (this.panel.hidden || this.found.hidden) this.say(this.labels.searching);
  }

  failed(retry) {
    const offline = navigator.onLine === false;
    const again = make("button", { type: "button", class: "search-retry" }, this.labels.retry);
    again.addEventListener("click", retry);
    this.panel.hidden = true;
    this.also.replaceChildren();
    this.say(offline ? this.labels.offline : this.labels.failed, " ", again);
    this.state(offline ? "offline" : "error");
  }

  count(forms, count, number = String(count)) {
    return filled(forms[this.plural.select(count)] ?? forms.other, { n: number });
  }

  total(count, about) {
    const digits = make("span", { "data-search-total": true }, String(count));
    this.say(...this.count(about ? this.labels.about : this.labels.results, count, digits));
    if (count === 0) this.status.append(this.labels.stop, this.labels.nothing);
  }

  drawAlso(result) {
    const labels = result.groups.flatMap((group) => understood(group, result.columns, this));
    const parts = labels.flatMap((label, index) => (index > 0 ? [this.labels.separator, label] : [label]));
    this.also.replaceChildren(...(parts.length > 0 ? [this.labels.also, ...parts] : []));
  }

  drawHits(request, rows, groups) {
    const items = rows.map((row) => this.hit(row, markedWords(row.groups ?? groups)));
    this.results.replaceChildren(...items);
    document.dispatchEvent(new Event("portal:windows"));
    this.results.setAttribute("start", String((request.page - 1) * PAGE_SIZE + 1));
    this.sort.value = request.sort;
    this.panel.hidden = false;
    this.panel.classList.remove("search-panel--alone");
    this.found.hidden = false;
    this.nothing.replaceChildren();
    return items;
  }

  hit(row, words) {
    const own = Object.keys(row.pages);
    const page = own.includes(this.language) ? this.language : own[0];
    const [title, language] = row.titles[this.language]
      ? [row.titles[this.language], this.language]
      : (Object.entries(row.titles).find(([, text]) => text !== "") ?? ["", row.numbers[0] ?? row.kind]).reverse();
    // A record of which less is shown is called by its number, which is in the record's language.
    const [number = ""] = row.numbers;
    const called = number !== "" && title.startsWith(number) ? make("span", { lang: row.language }, ...this.runs(mark(number, words), number)) : "";
    const rest = called === "" ? title : title.slice(number.length);
    const address = new URL(row.pages[page], row.base ?? this.base);
    // Its page marks the words; another portal does not learn them.
    if (words.length > 0 && !row.portal) address.searchParams.set("q", asked(words));
    const link = make("a", { href: address }, called, ...this.runs(mark(rest, words), rest));
    if (language !== this.language) link.lang = language;
    const facts = [named(row.court, this.language), dateOf(row.day, this.dates), row.kind, row.status];
    const line = make("p", { class: "search-facts" });
    if (number !== "" && called === "") line.append(make("span", { lang: row.language }, number));
    if (row.portal) line.append(make("span", {}, `${this.labels.facets.portal}${this.labels.colon}`, make("a", { href: row.base }, row.portal)));
    line.append(...facts.filter((fact) => fact !== "").map((fact) => make("span", {}, fact)));
    if (row.sample) line.append(make("span", { class: "search-sample" }, this.labels.sample));
    return make("li", { "data-record": row.id }, this.window(row), make("h2", { class: "search-title" }, link), line);
  }

  // Whether the public may still act on a record, in the words of its row in a list; the script of every page shows those of today.
  window({ window, kindKey }) {
    const words = this.labels.windows[kindKey];
    if (window === "" || words === undefined) return null;
    const [first, last] = window.split("/").map((iso) => make("time", { datetime: iso }, dateOf(dayOf(iso), this.dates)));
    const near = make("time", { datetime: last.dateTime }, dateOf(dayOf(last.dateTime), this.nearDates));
    const isNear = new Date().getFullYear() === Number(last.dateTime.slice(0, 4));
    const said = Object.entries(words).map(([phase, sentence]) => {
      const left = make("span", { "data-left": JSON.stringify(this.labels.days).replaceAll("%(num)s", "#") });
      const day = isNear && ["open", "last_day"].includes(phase) ? near : last;
      const parts = filled(sentence, { first: first.cloneNode(true), last: day.cloneNode(true), left });
      return make("span", { "data-phase": phase, hidden: true }, ...parts);
    });
    return make("p", { class: "portal-row__window", "data-window": window }, make("strong", {}, ...said));
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
        : make("a", { href: writeAddress({ ...request, page }), "data-page": page, "data-ask": true, rel }, label);
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

  // Nothing found: what was understood, what else could be asked, and the ways in without a search.
  drawNothing(request, result, { words, near, less }, chosen) {
    const ask = (change, ...text) => {
      const href = writeAddress({ ...request, page: 1, ...change });
      return make("li", {}, make("a", { href, "data-ask": true }, ...text));
    };
    const records = (count) => this.count(this.labels.results, count);
    const found = words.map(({ text, group }) => {
      const means = understood(group, result.columns, this).flatMap((label) => [this.labels.separator, label]);
      return make("li", {}, make("strong", {}, text), ...means, this.labels.colon, ...records(group.size));
    });
    const fewer = chosen
      .map((one) => ({ ...one, count: result.without[this.labels.facets[one.name] ? one.name : "time"] ?? 0 }))
      .filter(({ count }) => count > 0)
      .map(({ name, key, label, count }) => {
        const left = key === "" ? { from: "", to: "" } : { [name]: request[name].length > 1 ? [] : request[name].filter((one) => one !== key) };
        return ask(left, ...filled(this.labels.without, { what: label }), this.labels.colon, ...records(count));
      });
    const others = [
      ...near.map((query) => ask({ q: query }, query)),
      ...fewer,
      ...less.map(({ query, count }) => ask({ q: query }, query, this.labels.colon, ...records(count))),
    ];
    const part = (heading, items) => (items.length > 0 ? [make("h2", {}, heading), make("ul", {}, ...items)] : []);
    const ways = this.labels.lists.map(([path, name]) => make("li", {}, make("a", { href: new URL(path, this.home) }, name)));
    this.nothing.replaceChildren(
      ...part(this.labels.understood, found),
      ...part(this.labels.instead, others),
      ...part(this.labels.ways, ways),
    );
  }
}
