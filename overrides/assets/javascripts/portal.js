// The one script of every page: marks the menu's current entry, says what notices are open today, switches between light and dark and remembers it, loads what
// only some pages need.
"use strict";
const here = location.pathname.replace(/index\.html$/, "");
const entries = [...document.querySelectorAll(".portal-nav a")];
const home = new URL(entries[0]?.href ?? location.href).pathname;
const current = entries.find(({ href }) => {
  const { pathname } = new URL(href);
  return pathname === home ? here === home : here.startsWith(pathname);
});
current?.setAttribute("aria-current", "page");

// Whether a notice is open was true on the day of the build. Days are those of Beijing, as in a build.
const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
const showWindow = (notice) => {
  const [first, last] = notice.dataset.window.split("/");
  const phase = today < first ? "ahead" : today < last ? "open" : today === last ? "last_day" : "over";
  const parts = [...notice.querySelectorAll("[data-phase]")];
  if (parts.some((part) => part.dataset.phase === phase)) {
    for (const part of parts) part.hidden = !part.dataset.phase.split(" ").includes(phase);
    const days = Math.round((Date.parse(last) - Date.parse(today)) / (24 * 3600 * 1000));
    for (const left of notice.querySelectorAll("[data-left]")) {
      const forms = JSON.parse(left.dataset.left);
      const form = new Intl.PluralRules(document.documentElement.lang).select(days);
      left.textContent = (forms[form] ?? forms.other).replace("#", days);
    }
  }
};
const showWindows = () => document.querySelectorAll("[data-window]").forEach(showWindow);
showWindows();
document.addEventListener("portal:windows", showWindows); // the search has drawn its hits

for (const button of document.querySelectorAll("[data-scheme-toggle]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const dark = document.body.getAttribute("data-md-color-scheme") === "slate";
    const scheme = dark ? "default" : "slate";
    document.body.setAttribute("data-md-color-scheme", scheme);
    try {
      localStorage.setItem("scheme", scheme);
    } catch {
      // Storage is off: the choice holds for this page.
    }
  });
}

// A print says when it was made.
addEventListener("beforeprint", () => {
  const printed = document.querySelector("[data-printed]");
  printed.querySelector("time").textContent = new Date().toLocaleDateString(document.documentElement.lang);
  printed.hidden = false;
});

// What only some pages need is loaded when it is needed; from a folder on disk it comes as a classic script.
const load = (src) => {
  const script = document.createElement("script");
  if (location.protocol !== "file:") script.type = "module";
  script.src = src;
  document.head.append(script);
  return script;
};

// Citations of a record and of its paragraphs; the words of the search that led here.
const citations = document.querySelector("[data-citations]");
if (citations) load(citations.dataset.citations);
const reading = document.querySelector("[data-reading]");
if (reading && new URLSearchParams(location.search).has("q")) load(reading.dataset.reading);

// The Verify button of a record; what it does is loaded when it is first pressed. Nothing can be read from a folder on disk.
const verify = document.querySelector("[data-verify]");
if (verify && location.protocol !== "file:") {
  verify.hidden = false;
  const result = document.querySelector("[data-verify-result]");
  const check = () => {
    result.textContent = verify.dataset.busy;
    load(verify.dataset.verify).addEventListener("error", () => {
      result.textContent = verify.dataset.failed;
    });
  };
  verify.addEventListener("click", check, { once: true });
}
