// Makes elements; whatever is not an element among the children becomes a text node.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

// A sentence with its placeholders filled by texts or elements.
export function filled(sentence, values) {
  return sentence.split(/(\{\w+\})/).map((part) => {
    const name = part.slice(1, -1);
    return part.startsWith("{") && Object.hasOwn(values, name) ? values[name] : part;
  });
}

// A label of the vocabulary; one that has no name in the page's language is Chinese.
export function named(label, language) {
  const foreign = !language.startsWith("zh") && /\p{Script=Han}/u.test(label);
  return foreign ? make("span", { lang: "zh" }, label) : label;
}
