// The columns of the index, one value for each document.

export const FACETS = ["kind", "measure", "outcome", "charge", "court", "prison", "procuratorate", "region", "year", "status"];
// Those that every answer needs; the others are read when they are asked for.
export const FIRST = ["kind", "court", "region", "year", "status"];

// `positions` has a position for each document, `sets` the values, counted from 1, of each position.
function expand({ values, sets = [], runs }, documents) {
  const positions = new Uint32Array(documents);
  for (let index = 0, document = 0; index < runs.length; index += 2) {
    positions.fill(runs[index], document, document + runs[index + 1]);
    document += runs[index + 1];
  }
  const alone = values.map((_, index) => [index + 1]);
  return { values, positions, sets: [[], ...alone, ...sets.map((places) => places.map((place) => place + 1))] };
}

function expandDates(steps) {
  const days = new Uint32Array(steps.length);
  for (let index = 0, day = 0; index < steps.length; index += 1) {
    day -= steps[index];
    days[index] = day;
  }
  return days;
}

export function dateOf(day, format) {
  return day === 0 ? "" : format.format(new Date((day - 719163) * 86400000));
}

export function dayOf(iso) {
  return Date.parse(`${iso}T00:00:00Z`) / 86400000 + 719163;
}

// The columns of some facets and of the dates, with the labels of their values in a language.
export async function loadColumns(wanted, store, manifest, language, signal) {
  const labelled = manifest.labels[language] ?? Object.values(manifest.labels)[0];
  const [labels, days, ...facets] = await Promise.all([
    labelled ? store.json(labelled, signal) : {},
    store.json(manifest.columns.date, signal, expandDates),
    ...wanted.map((facet) => store.json(manifest.columns[facet], signal, (column) => expand(column, manifest.documents))),
  ]);
  const columns = { days, named: labels };
  wanted.forEach((facet, index) => {
    const { values } = facets[index];
    const own = labels[facet] ?? values;
    columns[facet] = { ...facets[index], labels: Array.isArray(own) ? own : values.map((key) => own[key] ?? key) };
  });
  return columns;
}

// What a key is called; undefined where no record has it.
export function labelOf(columns, facet, key) {
  const { [facet]: own = {} } = columns.named;
  return Array.isArray(own) ? own[columns[facet].values.indexOf(key)] : own[key] ?? key;
}

// Which positions of a column have one of some keys.
export function passes({ values, sets }, keys) {
  const wanted = new Set(keys.map((key) => values.indexOf(key) + 1).filter((value) => value > 0));
  return Uint8Array.from(sets, (set) => Number(set.some((value) => wanted.has(value))));
}
