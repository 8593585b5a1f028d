// Draws the filters and, as chips, those that are chosen.

import { DAYS, FILTERS, isFiltered } from "./address.js";
import { dateOf, dayOf } from "./columns.js";
import { make, named } from "./elements.js";

const SHORT = 8;

export class Panel {
  constructor(container, { labels, language, dates }) {
    Object.assign(this, { labels, language, dates });
    this.details = container.querySelector("[data-search-filters]");
    this.facets = container.querySelector("[data-search-facets]");
    this.chips = container.querySelector("[data-search-chips]");
    this.days = Object.fromEntries(DAYS.map((name) => [name, container.querySelector(`input[name="${name}"]`)]));
    this.opened = new Set();
  }

  get isOpen() {
    return this.details.open;
  }

  draw(request, { columns, counts }) {
    const focused = this.facets.contains(document.activeElement) ? document.activeElement.id : "";
    const there = FILTERS.filter((facet) => columns[facet] !== undefined);
    this.facets.replaceChildren(...there.map((facet) => this.fieldset(facet, request, columns[facet], counts[facet])));
    if (focused) document.getElementById(focused)?.focus();
    for (const name of DAYS) if (document.activeElement !== this.days[name]) this.days[name].value = request[name];
    this.drawChips(request, columns);
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
    return make("label", { class: "search-option", for: id }, box, make("span", {}, named(label, this.language)), " ", number);
  }

  // What a filter that is chosen is called: facet or day, the key, the words.
  chosen(request, columns) {
    const days = DAYS.filter((name) => request[name] !== "").map((name) => ({
      name,
      key: "",
      label: this.labels[name].replace("{date}", dateOf(dayOf(request[name]), this.dates)),
    }));
    const values = FILTERS.flatMap((facet) =>
      request[facet].map((key) => {
        const place = columns[facet]?.values.indexOf(key) ?? -1;
        return { name: facet, key, label: place < 0 ? key : columns[facet].labels[place] };
      }),
    );
    return [...values, ...days];
  }

  drawChips(request, columns) {
    const chips = this.chosen(request, columns).map(({ name, key, label }) => {
      const facet = this.labels.facets[name];
      const words = facet === undefined ? [label] : [`${facet}${this.labels.colon}`, named(label, this.language)];
      const hint = make("span", { class: "portal-hidden" }, `${this.labels.remove} `);
      const cross = make("span", { "aria-hidden": "true" }, " ×");
      const chip = make("button", { type: "button", class: "search-chip", "data-remove": name, value: key }, hint, ...words, cross);
      return make("li", {}, chip);
    });
    const clear = make("button", { type: "button", class: "search-chip search-clear", "data-clear": true }, this.labels.clear);
    this.chips.replaceChildren(...chips, ...(isFiltered(request) ? [make("li", {}, clear)] : []));
    this.chips.hidden = chips.length === 0;
  }
}
