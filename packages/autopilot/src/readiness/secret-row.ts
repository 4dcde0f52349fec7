import type { ReadinessRow } from "@windlass/protocol";
import type { ReadinessFacts } from "./facts.ts";
import { portal, remedy, row, secretPermission } from "./row.ts";

const head = { id: "secret-expiry", step: 2, title: "Client secret's remaining life" } as const;

const dayMilliseconds = 86_400_000;

/** Days before expiry from which on the report warns. */
const warnDays = 30;

/** End of the secret in use, from Graph where readable, else as entered (to the end of that day). */
const endOf = ({ secrets, subject }: ReadinessFacts): { end: number; from: string } | null => {
  if (secrets?.kind === "seen") {
    const ours = secrets.value.filter(({ hint }) => hint !== "" && subject.secretHint.startsWith(hint));
    const ends = ours.map(({ endsAt }) => Date.parse(endsAt)).filter((end) => !Number.isNaN(end));
    if (ends.length > 0) return { end: Math.min(...ends), from: "as Microsoft Entra says" };
  }
  if (subject.secretExpiresOn === null) return null;
  return { end: Date.parse(subject.secretExpiresOn) + dayMilliseconds, from: "as entered here" };
};

/** How long the client secret still lasts. */
export const secretRow = (facts: ReadinessFacts, now: Date): ReadinessRow => {
  const known = endOf(facts);
  if (!known) {
    return row(head, {
      state: "cannot-tell",
      reason: "expiry-unknown",
      missingPermission: secretPermission,
      detail: "Nobody entered when the secret expires, and the app may not read it.",
      remedy: remedy(
        `Enter the expiry date with the connection, or grant ${secretPermission}, so that you are warned in time.`,
        portal.secrets,
        secretPermission,
      ),
    });
  }
  const days = Math.floor((known.end - now.getTime()) / dayMilliseconds);
  const makeNew = remedy(
    "Make a new client secret and enter its value here; running registrations go on.",
    portal.secrets,
  );
  if (known.end <= now.getTime()) {
    const detail = `The secret's expiry date has passed, ${known.from}.`;
    return row(head, { state: "failed", reason: "secret-expired", detail, remedy: makeNew });
  }
  if (days < warnDays) {
    const detail = `The secret expires in ${days} ${days === 1 ? "day" : "days"}, ${known.from}.`;
    return row(head, { state: "warning", reason: "secret-expiring", detail, remedy: makeNew });
  }
  return row(head, { state: "passed", detail: `The secret lasts ${days} more days, ${known.from}.` });
};
