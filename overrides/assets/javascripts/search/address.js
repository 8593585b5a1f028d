// The request that an address stands for, and back.

import { FACETS } from "./columns.js";

export function readAddress(search) {
  const given = new URLSearchParams(search);
  const request = {
    q: (given.get("q") ?? "").slice(0, 400),
    sort: given.get("sort") === "date" ? "date" : "relevance",
    page: Math.max(1, Number.parseInt(given.get("page") ?? "1", 10) || 1),
  };
  for (const facet of FACETS) request[facet] = [...new Set(given.getAll(facet))].filter((key) => key !== "");
  return request;
}

export function writeAddress(request) {
  const out = new URLSearchParams();
  if (request.q !== "") out.set("q", request.q);
  for (const facet of FACETS) for (const key of request[facet]) out.append(facet, key);
  if (request.sort !== "relevance") out.set("sort", request.sort);
  if (request.page > 1) out.set("page", String(request.page));
  return `?${out}`;
}

export function asksNothing(request) {
  return request.q.trim() === "" && FACETS.every((facet) => request[facet].length === 0);
}
