// What a portal says of all its records, and which of them a request may find: no file beside the summary is needed for that.

import { FIRST, dayOf } from "./columns.js";

export const FORMAT = 1;
const MOST_DOCUMENTS = 2 ** 20; // of an index

export class FormatError extends Error {}

const isCount = (value, most = MOST_DOCUMENTS) => Number.isInteger(value) && value >= 0 && value <= most;

// A summary that is as `build_scripts/search/summary.py` writes it; whatever else a server may say is an error.
export function soundSummary(summary) {
  if (summary.format !== FORMAT) throw new FormatError("format");
  const { documents, days, counts, labels } = summary;
  const sound =
    isCount(documents) &&
    days.length === 2 &&
    days.every((day) => isCount(day, 4e6)) &&
    FIRST.every((facet) => Object.values(counts[facet]).every((count) => isCount(count))) &&
    Object.values(labels)
      .flatMap((facets) => Object.values(facets).flatMap((named) => Object.values(named)))
      .every((label) => typeof label === "string");
  if (!sound) throw new FormatError("summary");
  return { documents, days, counts, labels };
}

// A manifest of whose numbers none makes the client count without end.
export function soundManifest(manifest) {
  if (manifest.format !== FORMAT) throw new FormatError("format");
  const { documents, languages, rows, postings } = manifest;
  const sound =
    isCount(documents) &&
    isCount(postings.bits, 24) &&
    isCount(rows.size) &&
    rows.size > 0 &&
    [rows, postings].every(({ group, names }) => isCount(group) && group > 0 && typeof names === "string") &&
    typeof postings.sizes === "string" &&
    Array.isArray(languages) &&
    languages.every((language) => typeof language === "string");
  if (!sound) throw new FormatError("manifest");
  return manifest;
}

// How many of a portal's records the filters can leave, at most: 0 means that it need not be asked.
export function leaves({ documents, days, counts }, request) {
  let most = documents;
  for (const facet of FIRST) {
    if (request[facet].length === 0) continue;
    const own = request[facet].map((key) => (Object.hasOwn(counts[facet], key) ? counts[facet][key] : 0));
    most = Math.min(most, own.reduce((sum, count) => sum + count, 0));
  }
  const isBefore = request.from !== "" && days[1] < dayOf(request.from);
  const isBehind = request.to !== "" && days[0] > dayOf(request.to);
  return isBefore || isBehind ? 0 : most;
}
