// The one script of every page: marks the menu's current entry, and switches between light and dark and remembers it.
"use strict";
const here = location.pathname.replace(/index\.html$/, "");
const entries = [...document.querySelectorAll(".portal-nav a")];
const home = new URL(entries[0]?.href ?? location.href).pathname;
const current = entries.find(({ href }) => {
  const { pathname } = new URL(href);
  return pathname === home ? here === home : here.startsWith(pathname);
});
current?.setAttribute("aria-current", "page");

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

// The Verify button of a record; what it does is loaded when it is first pressed. Nothing can be read from a folder on disk.
const verify = document.querySelector("[data-verify]");
if (verify && location.protocol !== "file:") {
  verify.hidden = false;
  const result = document.querySelector("[data-verify-result]");
  const load = () => {
    const script = document.createElement("script");
    script.type = "module";
    script.src = verify.dataset.verify;
    script.addEventListener("error", () => {
      result.textContent = verify.dataset.failed;
    });
    result.textContent = verify.dataset.busy;
    document.head.append(script);
  };
  verify.addEventListener("click", load, { once: true });
}
