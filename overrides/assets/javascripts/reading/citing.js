// Copy and save the citations of a record; copy the link of a paragraph, and cite it. Without a script the texts are there to be selected.

const citations = document.querySelector("[data-citations]");
const { address, copy, save, done, pinpoint } = citations.dataset;
const tools = document.querySelector("[data-paragraph-tools]");
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const texts = [...citations.querySelectorAll("[data-citation]")].map((element) => {
  const { citation: file, read } = element.dataset;
  const text = element.textContent;
  return { element, file, plain: read ? text.replace(`[${read}]`, `[${today}]`) : text };
});

// A page that came over plain http, or from a folder, has no clipboard of its own.
async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "portal-small-button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

// The citations of the record, or of one of its paragraphs.
function cite(number) {
  for (const { element, file, plain } of texts) {
    const exact = number ? plain.replaceAll(address, `${address}#p${number}`) : plain;
    element.textContent = number && !file ? `${exact} ${pinpoint.replace("{n}", number)}` : exact;
  }
}

for (const { element, file } of texts) {
  const line = document.createElement("p");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  line.append(
    button(copy, async () => {
      await toClipboard(element.textContent);
      said.textContent = done;
    }),
  );
  if (file) {
    const link = button(save, () => {
      const anchor = document.createElement("a");
      anchor.href = URL.createObjectURL(new Blob([element.textContent], { type: "text/plain" }));
      anchor.download = `${citations.dataset.record}.${file}`;
      anchor.click();
      URL.revokeObjectURL(anchor.href);
    });
    line.append(" ", link);
  }
  line.append(" ", said);
  element.after(line);
}
cite("");

if (tools) {
  const said = tools.querySelector("[role=status]");
  const current = () => /^#p(\d+)$/.exec(location.hash)?.[1] ?? "";
  const show = () => {
    tools.hidden = current() === "";
    said.textContent = tools.hidden ? "" : pinpoint.replace("{n}", current());
  };
  tools.querySelector("[data-copy-link]").addEventListener("click", async () => {
    await toClipboard(location.href.replace(location.search, ""));
    said.textContent = done;
  });
  tools.querySelector("[data-cite]").addEventListener("click", () => {
    cite(current());
    citations.open = true;
    citations.querySelector("summary").focus();
    citations.scrollIntoView();
  });
  tools.querySelector("[data-close]").addEventListener("click", () => {
    tools.hidden = true;
  });
  addEventListener("hashchange", show);
  show();
}
