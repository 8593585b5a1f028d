// Reloads the page when the site has changed, and shows over it what keeps the site from being published.
const script = document.currentScript;
const events = new EventSource(`/-/changes?after=${script.dataset.state}`);
let overlay = null;

function line(parent, name, text) {
  if (text) parent.appendChild(document.createElement(name)).textContent = text;
}

events.addEventListener("changed", () => location.reload());
events.addEventListener("errors", (event) => {
  const errors = JSON.parse(event.data);
  overlay?.remove();
  overlay = null;
  if (!errors.length) return;
  overlay = document.createElement("section");
  overlay.className = "preview-errors";
  overlay.lang = script.dataset.lang;
  overlay.setAttribute("role", "alert");
  line(overlay, "h2", script.dataset.heading.replace("{count}", errors.length));
  const list = overlay.appendChild(document.createElement("ol"));
  for (const error of errors) {
    const item = list.appendChild(document.createElement("li"));
    line(item, "code", [error.path, error.line, error.column].filter(Boolean).join(":"));
    line(item, "strong", error.rule);
    line(item, "p", error.message);
    line(item, "p", error.remedy && `→ ${error.remedy}`);
    line(item, "p", error.cites && `§ ${error.cites}`);
  }
  document.body.append(overlay);
});
