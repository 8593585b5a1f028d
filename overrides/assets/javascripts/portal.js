// The one script of every page: switches between light and dark and remembers the choice.
"use strict";
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
