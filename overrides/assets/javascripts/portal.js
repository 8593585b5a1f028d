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
