(function () {
  var scheme = null;
  try { scheme = localStorage.getItem("scheme"); } catch (error) { /* storage is off: follow the system */ }
  if (scheme !== "slate" && scheme !== "default") {
    scheme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  }
  document.body.setAttribute("data-md-color-scheme", scheme);
})();
