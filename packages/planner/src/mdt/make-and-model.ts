import type { Filter } from "@windlass/protocol";

/** Makers as administrators write them, for folders that begin with one. */
const makers =
  /^(dell(?: inc\.?)?|hewlett[- ]packard|hp(?: inc\.?)?|lenovo|microsoft(?: corporation)?|acer|asus(?:tek(?: computer inc\.?)?)?|fujitsu(?: client computing limited)?|toshiba|dynabook(?: inc\.?)?|panasonic(?: corporation)?|samsung(?: electronics.*)?|getac|vmware,? ?inc\.?|vmware|intel(?: corporation)?|msi|gigabyte.*|razer|framework|zebra(?: technologies)?)(?:\s+|$)/i;

/** Parts of paths that say which Windows, not which device. */
const windowsPart =
  /^(?:win(?:dows)?\s*(?:7|8|8\.1|10|11|pe)?\b.*|w(?:7|8|10|11)\b.*|x64|x86|amd64|out-of-box drivers|drivers?|all|common)$/i;

export const isForWindowsPe = (path: string): boolean => /\bwin(?:dows)?\s*-?pe\b|\bboot\b/i.test(path);

const textFilter = (field: "vendor" | "model", value: string): Filter => ({ field, operator: "is", values: [value] });

export interface MakeAndModel {
  readonly vendor: string;
  readonly filter: Filter | null;
}

const nothing: MakeAndModel = { vendor: "", filter: null };

const withBoth = (vendor: string, model: string): MakeAndModel => ({
  vendor,
  filter:
    model === ""
      ? vendor === ""
        ? null
        : textFilter("vendor", vendor)
      : vendor === ""
        ? textFilter("model", model)
        : { all: [textFilter("vendor", vendor), textFilter("model", model)] },
});

/** Where a template such as `Windows 11\%Make%\%Model%` says which part of a path is what. */
const byTemplate = (path: string, template: string): MakeAndModel | null => {
  const parts = path.split("\\");
  const wanted = template.split("\\");
  if (parts.length < wanted.length) return null;
  const found = { make: "", model: "" };
  for (const [at, word] of wanted.entries()) {
    const part = parts[at] ?? "";
    const variable = /^%(make|model)(?:alias)?%$/i.exec(word)?.[1]?.toLowerCase();
    if (variable === "make" || variable === "model") found[variable] = part;
    else if (word.toLowerCase() !== part.toLowerCase()) return null;
  }
  return found.make === "" && found.model === "" ? null : withBoth(found.make, found.model);
};

/**
 * The devices that a folder of drivers is for, by its path.
 *
 * @param templates values of DriverGroup with the device's make and model in them
 */
export const makeAndModelOf = (path: string, templates: readonly string[]): MakeAndModel => {
  for (const template of templates) {
    const found = byTemplate(path, template);
    if (found) return found;
  }
  const parts = path.split("\\").map((part) => part.trim());
  for (const [at, part] of parts.entries()) {
    const [whole = "", maker = ""] = makers.exec(part) ?? [];
    if (maker === "") continue;
    const inSame = part.slice(whole.length).trim();
    const next = parts.slice(at + 1).find((other) => other !== "" && !windowsPart.test(other)) ?? "";
    return withBoth(maker, inSame !== "" ? inSame : next);
  }
  return nothing;
};
