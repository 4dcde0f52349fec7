import { expiryThresholds, expiryWarningDue } from "@windlass/autopilot";
import type { Happening, SecretKind } from "@windlass/protocol";
import { sql } from "kysely";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { notify } from "../notifications/notify.ts";

const dayMilliseconds = 86_400_000;

interface EndingSecret {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly name: string;
  readonly kind: SecretKind;
  readonly expires_on: string;
  readonly told_days: number | null;
}

/** Secrets that end before a day, held until the end of the transaction; those held elsewhere are left out. */
const takeEnding = (connection: Connection, before: Date): Promise<EndingSecret[]> =>
  connection
    .selectFrom("library_secrets")
    .select(["id", "organisation_id", "name", "kind", "told_days"])
    .select(sql<string>`expires_on`.as("expires_on"))
    .where("expires_on", "<", before.toISOString().slice(0, 10))
    .where(sql<boolean>`told_days is distinct from 0`)
    .forUpdate()
    .skipLocked()
    .execute();

/** Whom it concerns: its own organisation; of one that all share, those in which something names it. */
const concerned = (connection: Connection, secret: EndingSecret) => {
  const query = connection.selectFrom("organisations").select(["id", "name"]);
  if (secret.organisation_id !== null) return query.where("id", "=", secret.organisation_id).execute();
  return query
    .where("id", "in", (uses) =>
      uses
        .selectFrom("secret_uses")
        .select(sql<string>`organisation_id`.as("organisation_id"))
        .where("secret_id", "=", secret.id)
        .where("organisation_id", "is not", null),
    )
    .execute();
};

const happeningOf = (secret: EndingSecret, threshold: number, daysLeft: number): Happening => {
  const data = { secret: { id: secret.id, name: secret.name, kind: secret.kind }, expiresOn: secret.expires_on };
  return threshold === 0
    ? { kind: "secret-expired", data }
    : { kind: "secret-expiring", data: { ...data, daysLeft, threshold } };
};

/** Tells of secrets that come to their end, each threshold once; what was told is written with it. */
export const warnOfEndingSecrets = (context: ServerContext): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    const now = context.clock();
    const horizon = new Date(now.getTime() + (Math.max(...expiryThresholds) + 1) * dayMilliseconds);
    for (const secret of await takeEnding(connection, horizon)) {
      // It works to the end of its last day.
      const endsAt = new Date(Date.parse(secret.expires_on) + dayMilliseconds);
      const due = expiryWarningDue(endsAt, now, secret.told_days);
      if (!due) continue;
      await connection
        .updateTable("library_secrets")
        .set({ told_days: due.threshold })
        .where("id", "=", secret.id)
        .execute();
      const happening = happeningOf(secret, due.threshold, due.daysLeft);
      for (const organisation of await concerned(connection, secret))
        await notify(context, connection, organisation, happening);
      await announce(connection, { topic: "secrets", organisationId: secret.organisation_id, id: secret.id });
    }
  });
