// The list of the portals: what each has or found, which of them could not be used, and which were not asked.

import { make } from "./elements.js";
import { Portal } from "./portal.js";

export class PortalList {
  constructor(container, view) {
    this.view = view;
    this.items = [...container.querySelectorAll("[data-portal]")];
    this.portals = this.items.map((item) => new Portal(item.dataset.portal, item.querySelector("a").textContent));
    this.missing = container.querySelector("[data-hub-missing]");
    this.rest = container.querySelector("[data-hub-rest]");
  }

  // `found`: what `ask` of the page gives; null while nothing is asked.
  draw(found, more) {
    this.portals.forEach((portal, index) => this.say(this.items[index], portal, found));
    this.drawMissing(found, more);
    this.drawRest(found, more);
  }

  say(item, portal, found) {
    const { labels } = this.view;
    const answer = found?.answers.find((one) => one.portal === portal);
    const said = item.querySelector("[data-portal-said]");
    const count = (forms, number) => this.view.count(forms, number);
    if (portal.isDown) said.replaceChildren(make("strong", {}, labels.unavailable));
    else if (!portal.known || (found?.wanted.has(portal) && !answer)) said.replaceChildren(labels.waiting);
    else if (!found) said.replaceChildren(...count(labels.records, portal.known.documents));
    else if (answer) said.replaceChildren(...count(labels.results, answer.total));
    else said.replaceChildren(found.rest.some((one) => one.portal === portal) ? labels.unasked : labels.skipped);
  }

  drawMissing(found, more) {
    const { labels } = this.view;
    const down = this.portals.filter(({ isDown }) => isDown);
    const late = this.portals.filter((portal) => !portal.isDown && (!portal.known || (found?.wanted.has(portal) && !found.answers.some((one) => one.portal === portal))));
    const parts = [];
    const names = (portals) => portals.map(({ name }) => name).join(labels.separator);
    if (down.length > 0) parts.push(make("strong", {}, labels.unavailable), labels.colon, names(down), " ", this.button(labels.retry, () => more(down)));
    if (late.length > 0) parts.push(parts.length > 0 ? " " : "", labels.waiting, labels.colon, names(late));
    this.missing.replaceChildren(...parts);
    this.missing.hidden = parts.length === 0;
  }

  drawRest(found, more) {
    const rest = found?.rest ?? [];
    this.rest.hidden = rest.length === 0;
    if (rest.length === 0) return;
    const { labels } = this.view;
    const button = this.button(labels.askRest, () => more(rest.map(({ portal }) => portal)));
    this.rest.replaceChildren(...this.view.count(labels.rest, rest.length), " ", button);
  }

  button(label, act) {
    const button = make("button", { type: "button", class: "search-retry" }, label);
    button.addEventListener("click", act);
    return button;
  }
}
