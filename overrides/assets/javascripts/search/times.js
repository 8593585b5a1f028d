// Times as people write them: 2022年8月, 二〇二二年, 15 August 2022, 2019-2021, 2022年8月至10月.

import { numberOf } from "./numerals.js";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?";
const CHINESE_DAY = /^([12][0-9]{3}|[一二][零〇一二三四五六七八九]{3})年(?:([0-9]+|[一二三四五六七八九十]+)月(?:份|([0-9]+|[一二三四五六七八九十]+)[日号])?)?$/u;
const ISO_DAY = /^([12][0-9]{3})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?$/;
const DAY_MONTH = new RegExp(`^(?:([0-9]{1,2})(?:st|nd|rd|th)? )?${MONTH} ?([12][0-9]{3})$`);
const MONTH_DAY = new RegExp(`^${MONTH} ?([0-9]{1,2})(?:st|nd|rd|th)?,? ?([12][0-9]{3})$`);
const RANGE = /^(.+?) ?(?: to |[-–—~至到]) ?(.+)$/u;

// First and last day of the time that a text names: of one time, or from one to another, of which either may leave out the year.
export function periodOf(normal) {
  const one = timeOf(normal);
  const [, first, last] = RANGE.exec(normal) ?? [];
  if (one || !first) return one;
  const [before, behind] = [first, last].map((text) => /[12][0-9]{3}/.exec(text)?.[0] ?? "");
  const from = timeOf(first) ?? timeOf(`${first} ${behind}`);
  const to = timeOf(last) ?? timeOf(`${before}年${last}`);
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
}

function timeOf(normal) {
  const numbers = CHINESE_DAY.exec(normal) ?? ISO_DAY.exec(normal);
  if (numbers) return period(...numbers.slice(1).map((part) => (part === undefined ? 0 : numberOf(part))));
  const [, day, name, year] = DAY_MONTH.exec(normal) ?? [];
  if (name) return period(Number(year), MONTHS.indexOf(name) + 1, Number(day ?? 0));
  const [, month, date, of] = MONTH_DAY.exec(normal) ?? [];
  return month ? period(Number(of), MONTHS.indexOf(month) + 1, Number(date)) : null;
}

function period(year, month, day) {
  const last = new Date(Date.UTC(year, month || 12, 0)).getUTCDate();
  if (month > 12 || day > last) return null;
  const two = (number) => String(number).padStart(2, "0");
  const from = `${year}-${two(month || 1)}-${two(day || 1)}`;
  return { from, to: `${year}-${two(month || 12)}-${two(day || last)}` };
}
