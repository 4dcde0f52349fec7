/** Prefixes Autopilot and Entra write into `physicalIds`, lower case. */
export const knownPrefixes: ReadonlySet<string> = new Set([
  "ztdid",
  "orderid",
  "purchaseorderid",
  "hwid",
  "gid",
  "user-hwid",
  "user-gid",
]);

/** `[OrderID]:TAG` with spaces wherever people leave some. */
const orderIdPattern = /^\s*\[\s*order\s*id\s*\]\s*:\s*(.*?)\s*$/isu;

/** The group tag of a physical id `[OrderId]:TAG`, or undefined for another kind of id. Prefixes are read in any case. */
export const tagOfPhysicalId = (physicalId: string): string | undefined =>
  /^\[orderid\]:(.*)$/isu.exec(physicalId)?.[1];

/** The group tag that a text of a rule means, spaces forgiven; undefined where it means no group tag. */
export const tagMeantBy = (text: string): string | undefined => orderIdPattern.exec(text)?.[1];

/** The prefix in brackets, without them; undefined where there is none. */
export const prefixOf = (text: string): string | undefined => /^\s*\[([^\]]*)\]/u.exec(text)?.[1];

/** The text without the spaces that make it differ from every device's id. */
export const withoutStraySpaces = (text: string): string => {
  const tag = tagMeantBy(text);
  if (tag === undefined) return text.trim();
  const prefix = (prefixOf(text) ?? "").replaceAll(/\s/gu, "");
  return `[${prefix}]:${tag}`;
};

/** A device as Autopilot registers it, for a rule to be tried on: its own id beside the group tag. */
export const exampleDevice = (groupTag: string): { readonly physicalIds: readonly string[] } => ({
  physicalIds: ["[ZTDID]:00000000-0000-4000-8000-000000000000", `[OrderId]:${groupTag}`],
});
