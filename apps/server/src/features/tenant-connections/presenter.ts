import { federatedAudience, microsoftClouds, readCertificate, worstState } from "@windlass/autopilot";
import {
  type CredentialView,
  type ReadinessReport,
  type RotationView,
  type TenantConnectionView,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { instantOf, optionalInstantOf } from "../../database/rows.ts";
import { type CredentialRow, findCredential } from "./credential-repository.ts";
import { describeFederatedToken } from "./federated-token-file.ts";
import { rowIsOfBuild } from "./readiness-rows.ts";
import type { ReadinessReportRow, TenantConnectionRow } from "./repository.ts";
import * as rotations from "./rotation-repository.ts";

/** The last day on which something that ends at this instant still works. */
export const lastDayOf = (endsAt: Date): string => new Date(endsAt.getTime() - 1).toISOString().slice(0, 10);

const tokenOf = async (context: ServerContext, row: CredentialRow) => {
  try {
    const token = await describeFederatedToken(context, row.organisation_id, row.token_file ?? "");
    return { token, problem: null };
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return { token: null, problem: error.told() };
  }
};

const presentCredential = async (
  context: ServerContext,
  cloud: TenantConnectionRow["cloud"],
  row: CredentialRow,
): Promise<CredentialView> => {
  const shown = {
    expiresOn: row.ends_at && lastDayOf(row.ends_at),
    expiryFrom: row.ends_from,
    setAt: instantOf(row.set_at),
    triedAt: optionalInstantOf(row.tried_at),
  };
  switch (row.kind) {
    case "client-secret":
      return { kind: row.kind, ...shown };
    case "certificate": {
      const { subject, sha256Thumbprint, sha1Thumbprint, certificatePem } = readCertificate(row.certificate_pem ?? "");
      return { kind: row.kind, ...shown, subject, sha256Thumbprint, sha1Thumbprint, certificatePem };
    }
    case "federated-token":
      return {
        kind: row.kind,
        ...shown,
        tokenFile: row.token_file ?? "",
        expectedAudience: federatedAudience(microsoftClouds[cloud === "lab" ? "global" : cloud]),
        ...(await tokenOf(context, row)),
      };
  }
};

/** Everything but secrets and private keys, which nothing gives out. */
export const presentConnection = async (
  context: ServerContext,
  connection: Connection,
  row: TenantConnectionRow,
): Promise<TenantConnectionView> => {
  const credentialIn = async (place: "current" | "next") => {
    const credential = await findCredential(connection, row.organisation_id, place);
    return credential ? presentCredential(context, row.cloud, credential) : null;
  };
  return {
    organisationId: row.organisation_id,
    tenantId: row.tenant_id,
    clientId: row.client_id,
    cloud: row.cloud,
    credential: await credentialIn("current"),
    nextCredential: await credentialIn("next"),
    rotation: await presentRotation(connection, row.organisation_id),
    updatedAt: instantOf(row.updated_at),
  };
};

/**
 * A report with the builds it is about, as they are named now; rows of builds that are gone are left out.
 *
 * @param onlyBuildId leaves out the rows of other builds
 */
export const presentReport = (
  row: ReadinessReportRow,
  builds: readonly { readonly id: string; readonly name: string }[],
  onlyBuildId: string | null = null,
): ReadinessReport => {
  const shown = builds.filter(
    ({ id }) => (onlyBuildId === null || id === onlyBuildId) && row.rows.some(({ buildId }) => buildId === id),
  );
  const rows = row.rows.filter(({ id: rowId, buildId }) => {
    // A group that no build has is nothing to one build.
    if (buildId === null) return onlyBuildId === null || !rowIsOfBuild(rowId);
    return shown.some(({ id }) => id === buildId);
  });
  return {
    id: row.id,
    organisationId: row.organisation_id,
    checkedAt: instantOf(row.checked_at),
    outcome: worstState(rows),
    builds: shown.map(({ id, name }) => ({ id, name })),
    rows,
  };
};

const presentRotation = async (connection: Connection, organisationId: string): Promise<RotationView> => {
  const settings = await rotations.findSettings(connection, organisationId);
  const last = await rotations.newestRotation(connection, organisationId);
  return {
    settings: rotations.settingsOfRow(settings),
    last: last
      ? {
          state: last.state,
          startedAt: instantOf(last.started_at),
          finishedAt: optionalInstantOf(last.finished_at),
          problem: last.failure,
        }
      : null,
  };
};
