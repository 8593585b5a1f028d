// The list of the portals: what each has or found, which of them could not be used, and which were not asked.

import { make } from "./elements.js";
import { Portal } from "./portal.js";

// Whether a portal has still to say what it has, or what it finds.
function isAwaited(portal, found) {
  const isAsked = found?.wanted.has(portal) && !found.answers.some((answer) => answer.portal === portal);
  return !portal.isDown && (!portal.known || isAsked === true);
}

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
    if (portal.isDown) said.replaceChildren(make("strong", {}, labels.unavailable));
    else if (isAwaited(portal, found)) said.replaceChildren(labels.waiting);
    else if (!found) said.replaceChildren(...this.view.count(labels.records, portal.known.documents));
    else if (answer) said.replaceChildren(...this.view.count(labels.results, answer.total));
    else said.replaceChildren(found.rest.some((one) => one.portal === portal) ? labels.unasked : labels.skipped);
  }

  drawMissing(found, more) {
    const { labels } = this.view;
    const names = (portals) => [labels.colon, portals.map(({ name }) => name).join(labels.separator), " "];
    const down = this.portals.filter(({ isDown }) => isDown);
    const late = this.portals.filter((portal) => isAwaited(portal, found));
    const again = () => this.button(labels.retry, () => more(down));
    this.missing.replaceChildren(
      ...(down.length > 0 ? [make("strong", {}, labels.unavailable), ...names(down), again(), " "] : []),
      ...(late.length > 0 ? [labels.waiting, ...names(late)] : []),
    );
    this.missing.hidden = down.length + late.length === 0;
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
