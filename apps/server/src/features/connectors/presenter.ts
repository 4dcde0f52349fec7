import type { ComputerAccountView, ConnectorView } from "@windlass/protocol";
import { instantOf, optionalInstantOf } from "../../database/rows.ts";
import type { AccountRow } from "./account-repository.ts";
import type { ConnectorRow } from "./repository.ts";
import { type DomainStanding, stateOf } from "./standing.ts";

export const presentConnector = (row: ConnectorRow, now: Date): ConnectorView => ({
  id: row.id,
  organisationId: row.organisation_id,
  name: row.name,
  domain: row.domain,
  state: stateOf(row, now),
  computer: row.computer,
  version: row.version,
  createdAt: instantOf(row.created_at),
  createdBy: row.created_by,
  codeExpiresAt: row.public_key === null ? optionalInstantOf(row.code_expires_at) : null,
  lastSeenAt: optionalInstantOf(row.last_seen_at),
  revokedAt: optionalInstantOf(row.revoked_at),
  made: row.made,
  lastMadeAt: optionalInstantOf(row.last_made_at),
});

/** What is waited for, or what became of it, as sentences. */
export const accountSays = (row: AccountRow, standing: DomainStanding): string => {
  const connector = `The connector “${row.connector_name ?? "(deleted)"}”`;
  switch (row.state) {
    case "waiting":
      return row.failure ? `${row.failure.message} It is tried again. ${standing.says}` : standing.says;
    case "taken":
      return `${connector} makes the computer account.`;
    case "made":
      return `${connector} has made the computer account; the device has not fetched it yet.`;
    case "given":
      return "The device has fetched it and writes it for Windows Setup.";
    case "used":
      return "The device has it; nothing of it is kept here.";
    case "failed":
      return row.failure?.message ?? "It could not be made.";
    case "withdrawn":
      return row.made_at
        ? "The deployment ended before the account was used: it stays in the domain, and its password is kept nowhere."
        : "The deployment ended before the account was made.";
  }
};

export const presentAccount = (row: AccountRow, standing: DomainStanding): ComputerAccountView => ({
  state: row.state,
  domain: row.domain,
  computerName: row.computer_name,
  organisationalUnit: row.organisational_unit,
  reuse: row.reuse,
  attempts: row.attempts,
  connector: row.connector_name,
  says: accountSays(row, standing),
  failure: row.failure,
  requestedAt: instantOf(row.requested_at),
  madeAt: optionalInstantOf(row.made_at),
  usedAt: optionalInstantOf(row.used_at),
});
