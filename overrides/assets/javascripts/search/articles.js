// Articles of laws as people write them: 刑法264条, 第二百八十七条之二, Criminal Law 264.

import { NUMBER, inChinese, numberOf } from "./numerals.js";

const CHINESE_ARTICLE = new RegExp(
  `^(.*?)第?(${NUMBER})条(?:之(${NUMBER}))?(?:第(?:${NUMBER})款)?(?:第(?:${NUMBER})项)?(?:规定)?$`,
  "u",
);
const AFTER_LAW = /^(.*?[^0-9第]) ?第?([0-9]+)(?:-([0-9]+))?$/u;
const BARE_ARTICLE = /^art(?:icle|s)?\.? ?([0-9]+)(?:-([0-9]+))?()$/;
const BEFORE_LAW = /^(?:art(?:icle|s)?\.? ?)?([0-9]+)(?:-([0-9]+))?,? (?:of )?(.+)$/;

// Law and article that a text may name; whether there is such a law, the table knows.
export function articleOf(normal) {
  const chinese = CHINESE_ARTICLE.exec(normal);
  if (chinese) return { law: chinese[1], article: joined(chinese[2], chinese[3]) };
  const bare = BARE_ARTICLE.exec(normal) ?? BEFORE_LAW.exec(normal);
  if (bare) return { law: bare[3], article: joined(bare[1], bare[2]) };
  const after = AFTER_LAW.exec(normal);
  if (!after) return null;
  return { law: after[1].replace(/,? ?\bart(?:icle|s)?\.?$/, ""), article: joined(after[2], after[3]) };
}

// How texts write the number of an article: 第二百八十七条之二.
export function written(article) {
  const [number, part] = article.split("-");
  return `第${inChinese(Number(number))}条${part === undefined ? "" : `之${inChinese(Number(part))}`}`;
}

function joined(number, part) {
  return part === undefined ? String(numberOf(number)) : `${numberOf(number)}-${numberOf(part)}`;
}
