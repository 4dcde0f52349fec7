import type { Entity } from "../../state/entity.ts";
import { graphFailures } from "../errors.ts";
import { contextOf, type GraphCall, type GraphResponse } from "../exchange.ts";

export interface ListingOptions<Kind> {
  /** Part of the context address after `$metadata#`. */
  readonly context: string;
  /** Page when the caller names none. */
  readonly pageSize: number;
  /** Largest page the caller may ask for. */
  readonly largestPage: number;
  readonly present: (value: Kind) => object;
}

/** One page of a collection, with the link to the next one when there is more. */
export function listing<Kind extends Entity>(
  call: GraphCall,
  all: readonly Kind[],
  options: ListingOptions<Kind>,
): GraphResponse {
  const top = positiveNumber(call.query, "$top") ?? options.pageSize;
  if (top > options.largestPage) throw graphFailures.badRequest(`Invalid page size specified: '${top}'.`);
  const after = readSkipToken(call.query.get("$skiptoken"));
  const sorted = inOrder(all);
  const begin = firstAfter(sorted, after) + (positiveNumber(call.query, "$skip") ?? 0);
  const page = sorted.slice(begin, begin + top);
  const last = page.at(-1);
  const more = sorted.length > begin + page.length && last !== undefined;
  const value = page.map((entry) => select(options.present(entry), call.query));
  return {
    status: 200,
    body: {
      "@odata.context": contextOf(call, options.context),
      ...(call.query.get("$count") === "true" ? { "@odata.count": all.length } : {}),
      ...(more ? { "@odata.nextLink": nextLink(call, last.sequence) } : {}),
      value,
    },
  };
}

/** By running number; indexes hand out what changed last at the end. */
function inOrder<Kind extends Entity>(all: readonly Kind[]): readonly Kind[] {
  const disordered = all.some((value, index) => value.sequence < (all[index - 1]?.sequence ?? 0));
  return disordered ? all.toSorted((one, other) => one.sequence - other.sequence) : all;
}

/** Place of the first value behind `after`. */
function firstAfter(sorted: readonly Entity[], after: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.sequence ?? 0) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One entity with its context address. */
export function single(call: GraphCall, context: string, body: object, status = 200): GraphResponse {
  return { status, body: { "@odata.context": contextOf(call, context), ...select(body, call.query) } };
}

/** Only what `$select` names, and the annotations; everything without it. */
function select(body: object, query: URLSearchParams): object {
  const wanted = query.get("$select");
  const expanded = new Set(expandedNames(query));
  if (wanted === null || wanted.trim() === "" || wanted.trim() === "*") return body;
  const names = new Set(wanted.split(",").map((name) => name.trim()));
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => name.startsWith("@") || names.has(name) || expanded.has(name)),
  );
}

/** Names in `$expand`, without what each is to show: `memberOf($select=id)` gives `memberOf`. */
export function expandedNames(query: URLSearchParams): string[] {
  const text = (query.get("$expand") ?? "").replace(/\([^)]*\)/g, "");
  return text === "" ? [] : text.split(",").map((name) => name.trim());
}

/** Names in `$select`; empty when there is none. */
export function selected(query: URLSearchParams): string[] {
  const text = query.get("$select") ?? "";
  return text === "" ? [] : text.split(",").map((name) => name.trim());
}

function positiveNumber(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text) || (name === "$top" && Number(text) === 0)) {
    throw graphFailures.badRequest(`Invalid value '${text}' for the query option '${name}'.`);
  }
  return Number(text);
}

function nextLink(call: GraphCall, after: number): string {
  const query = new URLSearchParams(call.query);
  query.delete("$skip");
  query.set("$skiptoken", Buffer.from(`after:${after}`).toString("base64url"));
  return `${call.baseUrl}${encodeURI(call.path)}?${query.toString().replaceAll("%24", "$")}`;
}

function readSkipToken(text: string | null): number {
  if (text === null) return 0;
  const number = /^after:(\d+)$/.exec(Buffer.from(text, "base64url").toString("utf8"))?.[1];
  if (number === undefined) throw graphFailures.badRequest("The skip token is invalid.");
  return Number(number);
}
