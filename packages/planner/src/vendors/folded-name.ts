/** Ends of names that say what kind of company it is, and nothing of which. */
const companyWords = new Set([
  "ag",
  "bv",
  "co",
  "company",
  "corp",
  "corporation",
  "gmbh",
  "inc",
  "incorporated",
  "international",
  "kg",
  "limited",
  "llc",
  "ltd",
  "plc",
  "sa",
  "srl",
]);

/** A name as names are compared: small letters and digits in words, without the kind of company at its end. */
export const foldedName = (name: string): string => {
  const words = name
    .normalize("NFKC")
    .toLowerCase()
    // L.L.C., Co., and the like are one word each.
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  while (words.length > 1 && companyWords.has(words.at(-1) ?? "")) words.pop();
  return words.join(" ");
};

/**
 * What makers leave in SMBIOS where nobody filled it in: systemd's hwdb for DMI, and what the field has met.
 */
const placeholders = new Set(
  [
    "default string",
    "to be filled by o.e.m.",
    "o.e.m.",
    "oem",
    "n/a",
    "system manufacturer",
    "system product name",
    "system name",
    "system version",
    "not specified",
    "not applicable",
    "not available",
    "none",
    "invalid",
    "unknown",
    "sku",
    "type1productconfigid",
    "type1family",
  ].map((text) => text.replaceAll(/[^a-z0-9]/g, "")),
);

/** Whether a text of SMBIOS says nothing. */
export const isPlaceholderText = (text: string): boolean => {
  const plain = text.toLowerCase().replaceAll(/[^a-z0-9\p{L}]/gu, "");
  return plain === "" || placeholders.has(plain) || /^(.)\1*$/u.test(plain);
};
