import type { Definition, DefinitionView } from "@windlass/protocol";
import { printable } from "../terminal.ts";
import type { Outcome } from "./transfer.ts";

const detailOf = (definition: Definition): string => {
  switch (definition.kind) {
    case "vendor":
      return definition.aliases.join(", ");
    case "device-model":
      return [...definition.aliases, ...definition.skus].join(", ");
    case "location":
      return definition.subnets.join(", ");
    case "disk-template":
      return definition.volumes.map(({ role, sizeMegabytes }) => `${role} ${sizeMegabytes ?? "the rest"}`).join(", ");
    case "security-model":
      return definition.accounts.map(({ name }) => name).join(", ");
  }
};

/** One line each: name, whose, and what it says. */
export const listText = (views: readonly DefinitionView[]): string => {
  const width = Math.max(0, ...views.map(({ definition }) => definition.name.length));
  return views
    .map(({ definition, organisationId }) => {
      const owner = organisationId === null ? "shared" : "own";
      return `${printable(definition.name).padEnd(width)}  ${owner.padEnd(6)}  ${printable(detailOf(definition))}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join("");
};

const counted = (outcomes: readonly Outcome[], action: Outcome["action"], words: string): string =>
  `${outcomes.filter((outcome) => outcome.action === action).length} ${words}`;

/** What an import did, or would do. */
export const importText = (outcomes: readonly Outcome[], isTrial: boolean): string => {
  const lines = outcomes
    .filter(({ action }) => action !== "unchanged")
    .flatMap(({ name, action, fields }) => [
      `${action === "create" ? "+" : "~"} ${name}`,
      ...fields.map(({ field, before, after }) => `    ${field}: ${before ?? "–"} → ${after ?? "–"}`),
    ]);
  const [made, changed] = isTrial ? ["to create", "to change"] : ["created", "changed"];
  const total = [
    counted(outcomes, "create", made),
    counted(outcomes, "change", changed),
    counted(outcomes, "unchanged", "unchanged"),
  ].join(", ");
  return [...lines, `${total}.`].map((line) => `${printable(line)}\n`).join("");
};
