// What a group of words was also sought as, in words: values of filters, words of the texts, articles, times.

import { dateOf, dayOf, labelOf } from "./columns.js";
import { filled, make, named } from "./elements.js";

const MOST = 3;

export function understood({ words, meaning }, columns, { labels, language, dates }) {
  const typed = words.map(({ text }) => text).join(" ").toLowerCase();
  const keys = meaning.named.flatMap(({ facet, keys: own }) =>
    own.map((key) => labelOf(columns, facet, key)),
  );
  const names = [...new Set(keys)].filter((label) => label !== undefined && label.toLowerCase() !== typed);
  const shown = names.slice(0, MOST).map((label) => named(label, language));
  if (names.length > MOST) shown.push(labels.others.replace("{n}", String(names.length - MOST)));
  const texts = meaning.texts.map((text) => (/\p{Script=Han}/u.test(text) ? make("span", { lang: "zh" }, text) : text));
  const articles = meaning.articles.map(({ law, article }) => {
    const [number, part] = article.split("-");
    const form = part === undefined ? labels.article : labels.subarticle;
    return filled(form, { law: labelOf(columns, "law", law) ?? law, number, part }).join("");
  });
  const { time } = meaning;
  const day = (iso) => dateOf(dayOf(iso), dates);
  const times = time ? [filled(labels.time, { from: day(time.from), to: day(time.to) }).join("")] : [];
  return [...shown, ...texts, ...articles, ...times];
}
