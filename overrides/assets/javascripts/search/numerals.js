// Numbers in Chinese and in figures.

const DIGITS = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS = { 十: 10, 百: 100, 千: 1000 };
export const NUMBER = "[0-9]+|[零〇一二两三四五六七八九十百千]+";

// 264 as 二百六十四.
export function inChinese(number) {
  const digits = [..."零一二三四五六七八九"];
  let text = "";
  for (const [unit, value] of [["千", 1000], ["百", 100], ["十", 10], ["", 1]]) {
    const digit = Math.floor(number / value) % 10;
    if (digit > 0) text += digits[digit] + unit;
    else if (text !== "" && !text.endsWith("零")) text += "零";
  }
  return text.replace(/零$/, "").replace(/^一十/, "十");
}

// 二百六十四 and 264 are 264, 二〇二二 is 2022.
export function numberOf(text) {
  if (/^[0-9]+$/.test(text)) return Number(text);
  if (!/[十百千]/.test(text)) return Number([...text].map((digit) => DIGITS[digit]).join(""));
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    if (character in UNITS) sum += (digit || 1) * UNITS[character];
    digit = character in UNITS ? 0 : DIGITS[character];
  }
  return sum + digit;
}
