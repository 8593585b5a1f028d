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
  let day = 0;
  return Uint32Array.from(steps, (step) => (day -= step));
}

export function isoDate(day) {
  return day === 0 ? "" : new Date((day - 719163) * 86400000).toISOString().slice(0, 10);
}

// All columns, with the labels of their values in a language. A facet's `positions` count from 1; 0 is none.
export async function loadColumns(store, manifest, language, signal) {
  const labelled = manifest.labels[language] ?? Object.values(manifest.labels)[0];
  const [labels, dates, ...facets] = await Promise.all([
    labelled ? store.json(labelled, signal) : {},
    store.json(manifest.columns.date, signal),
    ...FACETS.map((facet) => store.json(manifest.columns[facet], signal)),
  ]);
  const columns = { days: expandDates(dates) };
  FACETS.forEach((facet, index) => {
    const column = expand(facets[index], manifest.documents);
    columns[facet] = { ...column, labels: labels[facet] ?? column.values };
  });
  return columns;
}
