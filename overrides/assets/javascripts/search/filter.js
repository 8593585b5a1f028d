// Which documents the filters let pass, and what each value of a filter would give.

import { FACETS, dayOf, passes } from "./columns.js";

const TIME = FACETS.length; // as a facet, behind the others

function timeOf({ from, to }) {
  if (from === "" && to === "") return null;
  return { first: from === "" ? 1 : dayOf(from), last: to === "" ? Infinity : dayOf(to) };
}

// The documents that pass, the counts of those facets whose columns are there beside what is chosen in the others, and for
// each filter, `time` among them, how many more documents would pass without it.
export function filter(documents, columns, chosen) {
  const failures = new Uint8Array(documents.length);
  const failing = new Uint8Array(documents.length); // the facet that fails, where it is one
  const fail = (hit, index) => {
    failures[hit] += 1;
    failing[hit] = index;
  };
  FACETS.forEach((facet, index) => {
    if (chosen[facet].length === 0) return;
    const passing = passes(columns[facet], chosen[facet]);
    const { positions } = columns[facet];
    for (let hit = 0; hit < documents.length; hit += 1) if (!passing[positions[documents[hit]]]) fail(hit, index);
  });
  const time = timeOf(chosen);
  if (time) {
    for (let hit = 0; hit < documents.length; hit += 1) {
      const day = columns.days[documents[hit]];
      if (day < time.first || day > time.last) fail(hit, TIME);
    }
  }
  const counts = {};
  FACETS.forEach((facet, index) => {
    if (columns[facet] === undefined) return;
    const { values, positions, sets } = columns[facet];
    const found = new Uint32Array(sets.length);
    for (let hit = 0; hit < documents.length; hit += 1) {
      if (failures[hit] === 0 || (failures[hit] === 1 && failing[hit] === index)) found[positions[documents[hit]]] += 1;
    }
    counts[facet] = new Uint32Array(values.length + 1);
    sets.forEach((set, position) => set.forEach((value) => (counts[facet][value] += found[position])));
  });
  const without = {};
  for (let hit = 0; hit < documents.length; hit += 1) {
    if (failures[hit] !== 1) continue;
    const name = FACETS[failing[hit]] ?? "time";
    without[name] = (without[name] ?? 0) + 1;
  }
  return { kept: documents.filter((_, hit) => failures[hit] === 0), counts, without };
}
