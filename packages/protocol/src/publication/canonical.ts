import canonicalize from "canonicalize";

/** Canonical JSON (RFC 8785): sorted keys, no white space, shortest numbers; equal values give equal text. */
export const canonicalJson = (value: object): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("only JSON values have a canonical form");
  return text;
};
