import type { ConnectorState } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import type { ConnectorRow } from "./repository.ts";
import { connectorsOfDomain } from "./repository.ts";

/** A connector asks every few seconds; one that was silent for longer is away. */
const livingMilliseconds = 2 * 60_000;

const isLiving = (lastSeen: Date | null, now: Date): boolean =>
  lastSeen !== null && now.getTime() - lastSeen.getTime() < livingMilliseconds;

export const stateOf = (
  row: Pick<ConnectorRow, "public_key" | "last_seen_at" | "revoked_at" | "code_expires_at">,
  now: Date,
): ConnectorState => {
  if (row.revoked_at) return "revoked";
  if (row.public_key === null) return (row.code_expires_at ?? now) > now ? "not-enrolled" : "code-expired";
  return isLiving(row.last_seen_at, now) ? "living" : "away";
};

/** Whether somebody makes accounts in a domain, as a sentence. */
export interface DomainStanding {
  readonly isServed: boolean;
  readonly says: string;
}

export const standingOf = async (
  connection: Connection,
  organisationId: string,
  domain: string,
  now: Date,
): Promise<DomainStanding> => {
  const rows = await connectorsOfDomain(connection, organisationId, domain);
  const enrolled = rows.filter((row) => row.public_key !== null && row.revoked_at === null);
  const [latest] = enrolled;
  if (latest?.last_seen_at && isLiving(latest.last_seen_at, now))
    return { isServed: true, says: `The connector “${latest.name}” makes computer accounts in ${domain}.` };
  if (latest?.last_seen_at)
    return {
      isServed: false,
      says: `The connector “${latest.name}” of ${domain} was last heard of at ${latest.last_seen_at.toISOString()}: start it.`,
    };
  if (rows.some((row) => row.revoked_at !== null))
    return { isServed: false, says: `Every connector of ${domain} was revoked.` };
  return { isServed: false, says: `No connector is enrolled for ${domain}.` };
};
