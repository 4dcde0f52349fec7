import { type RuleFlaws, RuleNotReadable } from "./problems.ts";
import { collections, deviceProperties, memberOfProperty, physicalIdsProperty, type Subject } from "./syntax.ts";
import { unexpected } from "./token-reader.ts";
import type { Token } from "./tokens.ts";

/** Microsoft's own page prints this spelling in one example, against its statement that names are case-sensitive. */
const printedMisspelling = "devicePhysicalIDs";

/** Directory extensions are named after the application that made them. */
const extensionProperty = /^extension_[0-9a-f]{32}_\w+$/iu;

const ownerProblem = (token: Token, owner: string, flaws: RuleFlaws): void => {
  if (owner === "device") return;
  const message = `Names are case-sensitive: write device. instead of ${owner}.`;
  flaws.addOnce("never", "property-case", message, token.at);
};

const propertyName = (token: Token, name: string, flaws: RuleFlaws): string => {
  if (deviceProperties.includes(name) || extensionProperty.test(name)) return name;
  // The same page writes `memberOf` in its table and `memberof` in every example of it.
  if (name === memberOfProperty.toLowerCase()) return memberOfProperty;
  const exact = deviceProperties.find((property) => property.toLowerCase() === name.toLowerCase());
  if (exact && name === printedMisspelling) {
    const message = `Microsoft's page says that property names are case-sensitive and lists ${exact}, yet prints ${name} in one example. Write device.${exact} to be safe.`;
    flaws.addOnce("doubtful", "property-case", message, token.at);
    return exact;
  }
  if (exact) {
    const message = `Property names are case-sensitive: write device.${exact} instead of ${token.text}.`;
    flaws.addOnce("never", "property-case", message, token.at);
    return exact;
  }
  const hint =
    name.toLowerCase() === "physicalids"
      ? ` In rules it is called device.${physicalIdsProperty}.`
      : name.toLowerCase() === "organizationalunit"
        ? " Microsoft Entra does not recognise it any more and adds no devices by it."
        : "";
  flaws.add("doubtful", "unknown-property", `“${token.text}” is not a documented device property.${hint}`, token.at);
  return name;
};

/** Where a subject stands: outside of `-any` and `-all`, or in the condition of one on this collection. */
export interface Surroundings {
  readonly collection: string | null;
}

/** What a word left of an operator stands for. @throws RuleNotReadable */
export const readSubject = (token: Token, { collection }: Surroundings, flaws: RuleFlaws): Subject => {
  if (token.kind !== "word") throw unexpected(token);
  if (token.text === "_") {
    if (collection === null) {
      const message = `“_” stands for one item of a collection: write device.${physicalIdsProperty} -any (…) around it.`;
      flaws.addOnce("doubtful", "missing-any", message, token.at);
    }
    return { kind: "item" };
  }
  const dot = token.text.indexOf(".");
  const owner = dot < 0 ? token.text : token.text.slice(0, dot);
  const name = dot < 0 ? "" : token.text.slice(dot + 1);
  if (owner.toLowerCase() === "user" && dot > 0) {
    const message = `“${token.text}” belongs to users; a rule for devices begins with device. No device gets into a group by it.`;
    flaws.addOnce("never", "user-rule", message, token.at);
    return { kind: "property", name: token.text };
  }
  if (owner.toLowerCase() === "group" && collection !== null && dot > 0) return { kind: "group", name };
  if (owner.toLowerCase() !== "device" || dot < 0 || name === "") throw unexpected(token);
  ownerProblem(token, owner, flaws);
  const exact = propertyName(token, name, flaws);
  if (collection !== null && exact === collection) {
    const message = `Inside -any and -all the item is written as an underscore: “_” instead of “${token.text}”.`;
    flaws.addOnce("doubtful", "missing-item", message, token.at);
    return { kind: "item" };
  }
  return { kind: "property", name: exact };
};

/** `device.devicePhysicalIds -eq "…"` compares a list with a text. */
export const nameMissingAny = (subject: Subject, token: Token, flaws: RuleFlaws): void => {
  if (subject.kind !== "property" || !collections.includes(subject.name)) return;
  const message = `device.${subject.name} is a list: write device.${subject.name} -any (_ …), so that one of its items is compared.`;
  flaws.addOnce("doubtful", "missing-any", message, token.at);
};

/** @throws RuleNotReadable where the property cannot be gone through */
export const collectionOf = (subject: Subject, token: Token): string => {
  if (subject.kind === "property" && collections.includes(subject.name)) return subject.name;
  // A property of users goes on to be named as such; everything else single-valued has no items.
  if (subject.kind === "property" && subject.name.toLowerCase().startsWith("user.")) return subject.name;
  throw new RuleNotReadable(
    "unsupported",
    `“${token.text}” has no items that -any and -all could go through.`,
    token.at,
  );
};
