// The columns of the index, one value for each document.

export const FACETS = ["kind", "status", "court", "region", "year"];

function expand({ values, runs }, documents) {
  const positions = new Uint32Array(documents);
  for (let index = 0, document = 0; index < runs.length; index += 2) {
    positions.fill(runs[index], document, document + runs[index + 1]);
    document += runs[index + 1];
  }
  return { values, positions };
}

function expandDates(steps) {
  const days = new Uint32Array(steps.length);
  for (let index = 0, day = 0; index < steps.length; index += 1) {
    day -= steps[index];
    days[index] = day;
  }
  return days;
}

export function isoDate(day) {
  return day === 0 ? "" : new Date((day - 719163) * 86400000).toISOString().slice(0, 10);
}

// All columns, with the labels of their values in a language. A facet's `positions` count from 1; 0 is none.
export async function loadColumns(store, manifest, language, signal) {
  const labelled = manifest.labels[language] ?? Object.values(manifest.labels)[0];
  const [labels, days, ...facets] = await Promise.all([
    labelled ? store.json(labelled, signal) : {},
    store.json(manifest.columns.date, signal, expandDates),
    ...FACETS.map((facet) => store.json(manifest.columns[facet], signal, (column) => expand(column, manifest.documents))),
  ]);
  const columns = { days };
  FACETS.forEach((facet, index) => {
    columns[facet] = { ...facets[index], labels: labels[facet] ?? facets[index].values };
  });
  return columns;
}
