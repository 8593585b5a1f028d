// The request that an address stands for, and back.

import { FACETS } from "./columns.js";

const DAY = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
export const DAYS = ["from", "to"];
// What a reader may choose; `portal` on the page that asks several of them.
export const FILTERS = ["portal", ...FACETS];

export function readAddress(search) {
  const given = new URLSearchParams(search);
  const request = {
    q: (given.get("q") ?? "").slice(0, 400),
    sort: given.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1),
  };
  for (const name of DAYS) request[name] = DAY.test(given.get(name) ?? "") ? given.get(name) : "";
  for (const facet of FILTERS) request[facet] = [...new Set(given.getAll(facet))].filter((key) => key !== "");
  return request;
}

export function writeAddress(request) {
  const out = new URLSearchParams();
  if (request.q !== "") out.set("q", request.q);
  for (const facet of FILTERS) for (const key of request[facet]) out.append(facet, key);
  for (const name of DAYS) if (request[name] !== "") out.set(name, request[name]);
  if (request.sort !== "relevance") out.set("sort", request.sort);
  if (request.page > 1) out.set("page", String(request.page));
  return `?${out}`;
}

export function isFiltered(request) {
  return DAYS.some((name) => request[name] !== "") || FILTERS.some((facet) => request[facet].length > 0);
}

// What is to be changed in a request to take back all of its filters.
export function withoutFilters() {
  return { from: "", to: "", ...Object.fromEntries(FILTERS.map((facet) => [facet, []])) };
}

export function asksNothing(request) {
  return request.q.trim() === "" && !isFiltered(request);
}
