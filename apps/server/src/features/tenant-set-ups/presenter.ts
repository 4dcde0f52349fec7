import type { TenantSetUpView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { SetUpRow } from "./repository.ts";

/** Whether a sign-in still serves: a step takes a while, so its last minutes do not count. */
export const isSignedIn = ({ signed_in }: Pick<SetUpRow, "signed_in">, now: Date): boolean =>
  signed_in !== null && Date.parse(signed_in.until) - now.getTime() > 120_000;

/** Everything but what is sealed. */
export const presentSetUp = (row: SetUpRow, now: Date): TenantSetUpView => ({
  organisationId: row.organisation_id,
  revision: row.revision,
  state: row.state,
  purpose: row.purpose,
  wish: row.wish,
  signIn: row.state === "signing-in" ? row.sign_in : null,
  signedIn: isSignedIn(row, now) ? row.signed_in : null,
  tenantId: row.tenant_id,
  steps: row.steps,
  made: row.made.map(({ kind, name, at }) => ({ kind, name, at })),
  result: {
    clientId: row.subjects.clientId ?? null,
    groupObjectId: row.subjects.groupObjectId ?? null,
    groupTag: row.wish.group.tag,
  },
  failure: row.failure,
  updatedAt: instantOf(row.updated_at),
});
