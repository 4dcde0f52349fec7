import type { ByteRange } from "../store/store.ts";

/** What a `Range` header asks for. */
export type RequestedRange =
  | { readonly kind: "whole" }
  | ({ readonly kind: "part" } & ByteRange)
  | { readonly kind: "unsatisfiable" };

const whole: RequestedRange = { kind: "whole" };
const unsatisfiable: RequestedRange = { kind: "unsatisfiable" };

/**
 * Understands one range of bytes (RFC 9110, 14.1.2 and 14.2). Several ranges, other units and malformed headers are
 * ignored, as that section allows: the whole content is the answer.
 *
 * @param sizeBytes of the content
 */
export const parseRange = (header: string | undefined, sizeBytes: number): RequestedRange => {
  const match = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/.exec(header ?? "");
  if (match === null) return whole;
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return whole;
  if (first === "") {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? unsatisfiable : { kind: "part", start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== "" && Number(last) < start) return whole;
  return start >= sizeBytes ? unsatisfiable : { kind: "part", start, end };
};

/** The strong entity tag of content: its hash. */
export const entityTagOf = (sha256: string): string => `"${sha256}"`;

/** Whether `If-None-Match` names this content (RFC 9110, 13.1.2: weak comparison). */
export const noneMatchNames = (header: string | undefined, entityTag: string): boolean =>
  (header ?? "").split(",").some((candidate) => {
    const tag = candidate.trim();
    return tag === "*" || tag === entityTag || tag === `W/${entityTag}`;
  });

/** The headers of a request that decide what of the content is sent. */
export interface ConditionalHeaders {
  readonly range?: string | undefined;
  readonly "if-range"?: string | undefined;
  readonly "if-none-match"?: string | undefined;
}

/** What to answer: status, and the bytes to send (none: null). */
export type ContentAnswer =
  | { readonly status: 200; readonly range: ByteRange | null }
  | { readonly status: 206; readonly range: ByteRange }
  | { readonly status: 304 | 416; readonly range: null };

/**
 * Decides the answer to a request for immutable content, in the order of RFC 9110, 13.2.2. A `Range` counts only when
 * `If-Range` is absent or the content's strong tag; dates never match, because content has no date.
 */
export const answerFor = (headers: ConditionalHeaders, sizeBytes: number, entityTag: string): ContentAnswer => {
  if (noneMatchNames(headers["if-none-match"], entityTag)) return { status: 304, range: null };
  const condition = headers["if-range"];
  const counts = condition === undefined || condition.trim() === entityTag;
  const requested = counts ? parseRange(headers.range, sizeBytes) : whole;
  if (requested.kind === "unsatisfiable") return { status: 416, range: null };
  if (requested.kind === "part") return { status: 206, range: { start: requested.start, end: requested.end } };
  return { status: 200, range: sizeBytes === 0 ? null : { start: 0, end: sizeBytes - 1 } };
};
