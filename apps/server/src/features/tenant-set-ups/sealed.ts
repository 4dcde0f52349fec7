import type { KeptCredential } from "@windlass/autopilot";
import type { RotationSettings, TenantConnectionInput } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Envelope, openEnvelope, sealEnvelope } from "../../security/envelope.ts";
import type { SealedPlace } from "../../security/sealed-place.ts";
import type { SetUpRow } from "./repository.ts";

/** What of a set-up is secret. In no answer, log line or error. */
export interface SealedParts {
  /** While somebody signs in. */
  readonly deviceCode?: { readonly code: string; readonly intervalSeconds: number };
  /** Delegated access; ends by itself within about an hour, and there is no refresh token (decision 0013). */
  readonly accessToken?: string;
  /** A new credential until it is in the connection. */
  readonly credential?: KeptCredential;
  /** The connection that was replaced, to be put back by undo. */
  readonly previous?: TenantConnectionInput & { readonly rotation?: RotationSettings | null };
}

/** Ties an envelope to its organisation: one copied to another row does not open. */
const contextOf = (organisationId: string): string => `tenant-set-up:${organisationId}`;

/** For the rotation of the master key. */
export const sealedSetUps: SealedPlace = {
  table: "tenant_set_ups",
  key: "organisation_id",
  column: "sealed",
  contextOf,
};

export const sealParts = (context: ServerContext, organisationId: string, parts: SealedParts): Envelope =>
  sealEnvelope(context.masterKey, JSON.stringify(parts), contextOf(organisationId));

export const openParts = (
  context: ServerContext,
  { organisation_id: organisationId, sealed }: Pick<SetUpRow, "organisation_id" | "sealed">,
): SealedParts => {
  if (!sealed) return {};
  const parts: SealedParts = JSON.parse(openEnvelope(context.masterKey, sealed, contextOf(organisationId)));
  return parts;
};

/** The parts without the sign-in, for when it is over. */
export const withoutSignIn = ({ deviceCode: _code, accessToken: _token, ...rest }: SealedParts): SealedParts => rest;
