// The answers of several portals as one.

import { FILTERS } from "./address.js";
import { FIRST } from "./columns.js";

// Bytes that an answer of a portal costs at most, as measured with 1,000 and 10,000 records (benchmarks/RESULTS.md).
export const costOf = ({ documents }) => 20000 + 2.5 * documents;

// Of portals that the filters leave, as [{portal, most}], those that are asked next: the ones with most records that may be found first,
// else in the order of the list, as long as `budget` bytes are enough; one in any case.
export function affordable(left, budget) {
  const ordered = [...left].sort((a, b) => b.most - a.most);
  let spent = 0;
  return ordered.filter(({ portal }, index) => {
    spent += costOf(portal.known);
    return index === 0 || spent <= budget;
  });
}

// The hits of several portals, [{hits}] in the order of the list: what decides in a portal decides between them, then the list.
export function inOrder(answers) {
  return answers
    .flatMap((answer) => answer.hits.map((hit) => ({ ...hit, answer })))
    .sort((a, b) => b.first - a.first || b.second - a.second);
}

class Tally {
  constructor() {
    this.found = Object.fromEntries(FILTERS.map((facet) => [facet, new Map()]));
  }

  add(facet, key, label, count) {
    const known = this.found[facet].get(key) ?? { label: String(label), count: 0 };
    known.count += count;
    this.found[facet].set(key, known);
  }

  // As the filters of one portal have them.
  drawn() {
    const there = Object.entries(this.found).filter(([, values]) => values.size > 0);
    const columns = Object.fromEntries(
      there.map(([facet, values]) => [facet, { values: [...values.keys()], labels: [...values.values()].map(({ label }) => label) }]),
    );
    const counts = Object.fromEntries(there.map(([facet, values]) => [facet, [0, ...[...values.values()].map(({ count }) => count)]]));
    return { columns, counts };
  }
}

// The filters beside the hits of some answers: each value with the sum of its counts.
export function facetsOf(answers) {
  const tally = new Tally();
  for (const { portal, result, total } of answers) {
    tally.add("portal", portal.address, portal.name, total);
    for (const [facet, counts] of Object.entries(result.counts)) {
      const { values, labels } = result.columns[facet];
      values.forEach((key, index) => tally.add(facet, key, labels[index], counts[index + 1]));
    }
  }
  return tally.drawn();
}

// The same of all records, of which the summaries alone are known; values without a label are left out.
export function facetsOfAll(portals, language) {
  const tally = new Tally();
  for (const { address, name, known } of portals) {
    tally.add("portal", address, name, known.documents);
    const labels = known.labels[language] ?? Object.values(known.labels)[0] ?? {};
    for (const facet of FIRST) {
      for (const [key, count] of Object.entries(known.counts[facet])) {
        const label = facet === "year" ? key : labels[facet]?.[key];
        if (label !== undefined) tally.add(facet, key, label, count);
      }
    }
  }
  return tally.drawn();
}
