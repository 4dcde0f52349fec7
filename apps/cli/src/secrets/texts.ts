import type { SecretView } from "@windlass/protocol";
import { printable } from "../terminal.ts";

/** What is to be said of the last day, `today` as `2026-11-23`. */
const expiryWords = (expiresOn: string | null, today: string): string => {
  if (expiresOn === null) return "";
  return expiresOn < today ? `EXPIRED on ${expiresOn}` : `until ${expiresOn}`;
};

const usersWords = ({ usedBy }: SecretView): string =>
  usedBy.length === 0 ? "not used" : `used by ${usedBy.map(({ kind, name }) => `${kind} “${name}”`).join(", ")}`;

/** One line each: name, whose, kind, expiry, and who names it. */
export const secretsText = (views: readonly SecretView[], now: Date): string => {
  const today = now.toISOString().slice(0, 10);
  const width = Math.max(0, ...views.map(({ definition }) => definition.name.length));
  return views
    .map((view) => {
      const { definition, kind, organisationId } = view;
      const words = [
        printable(definition.name).padEnd(width),
        organisationId === null ? "shared" : "own   ",
        kind,
        expiryWords(definition.expiresOn, today),
        usersWords(view),
      ];
      return `${words
        .filter((word) => word !== "")
        .map(printable)
        .join("  ")}\n`;
    })
    .join("");
};
