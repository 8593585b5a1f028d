// What a reader does on a search page: one request at a time, the newest wins.

import { DAYS, FILTERS, asksNothing, readAddress, withoutFilters, writeAddress } from "./address.js";
import { GoneError } from "./store.js";

const TYPING_PAUSE = 180;

// Begins. `show` and `idle` draw a request, with a signal that ends them; `forget` drops what was read of a site that is published
// anew. What comes back asks the address again.
export function control(container, view, panel, { show, idle, forget }) {
  const form = container.querySelector("form");
  const input = form.elements.namedItem("q");
  const isNarrow = matchMedia("(max-width: 59.9375em)").matches;
  let current = new AbortController();
  let typing = 0;

  async function run(request) {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const isIdle = asksNothing(request);
    const draw = isIdle ? idle : show;
    // On a phone the filters stand open while nothing is asked, and make room for the hits.
    if (isNarrow && (isIdle || container.dataset.state === "idle")) panel.details.open = isIdle;
    view.loading();
    try {
      await draw(request, signal).catch((error) => {
        if (!(error instanceof GoneError) || signal.aborted) throw error;
        forget();
        return draw(request, signal);
      });
    } catch (error) {
      if (!signal.aborted) view.failed(() => run(readAddress(location.search)));
    }
  }

  function go(change, { replace = false } = {}) {
    clearTimeout(typing);
    const request = { ...readAddress(location.search), page: 1, ...change };
    const address = writeAddress(request);
    if (address !== location.search) history[replace ? "replaceState" : "pushState"](null, "", address);
    return run(request);
  }

  function type() {
    clearTimeout(typing);
    typing = setTimeout(() => go({ q: input.value.trim() }, { replace: true }), TYPING_PAUSE);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: input.value.trim() });
  });
  input.addEventListener("input", (event) => {
    if (!event.isComposing) type();
  });
  input.addEventListener("compositionend", type);
  panel.facets.addEventListener("change", ({ target }) => {
    if (!FILTERS.includes(target.name)) return;
    const boxes = [...panel.facets.querySelectorAll(`input[name="${target.name}"]:checked`)];
    go({ q: input.value.trim(), [target.name]: boxes.map((box) => box.value) });
  });
  for (const name of DAYS) panel.days[name].addEventListener("change", () => go({ [name]: panel.days[name].value }));
  panel.details.addEventListener("toggle", () => {
    if (panel.isOpen) run(readAddress(location.search));
  });
  panel.chips.addEventListener("click", ({ target }) => {
    const chip = target.closest("button");
    if (!chip) return;
    const name = chip.dataset.remove;
    const left = FILTERS.includes(name) ? readAddress(location.search)[name].filter((key) => key !== chip.value) : "";
    go(name === undefined ? withoutFilters() : { [name]: left });
    view.status.focus({ preventScroll: true });
  });
  view.sort.addEventListener("change", () => go({ sort: view.sort.value }));
  container.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ask]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.pushState(null, "", link.getAttribute("href"));
    follow();
    view.status.focus({ preventScroll: true });
    view.status.scrollIntoView({ block: "start" });
  });
  // Another language is asked the same.
  for (const link of document.querySelectorAll("a.portal-language")) {
    link.addEventListener("click", () => {
      link.search = location.search;
    });
  }
  function follow() {
    clearTimeout(typing);
    const request = readAddress(location.search);
    input.value = request.q;
    run(request);
  }
  addEventListener("popstate", follow);
  addEventListener("online", () => {
    if (["offline", "error"].includes(container.dataset.state)) follow();
  });

  container.querySelector("[data-search-app]").hidden = false;
  follow();
  return follow;
}
