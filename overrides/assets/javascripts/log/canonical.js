// Canonical JSON (RFC 8785) of values whose numbers are whole: names sorted by UTF-16, no blanks, strings as JSON.stringify writes them.

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.keys(value)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${members.join(",")}}`;
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new RangeError("a number is not whole");
  return JSON.stringify(value);
}
