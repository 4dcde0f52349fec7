import {
  type BuildSubject,
  type ClientCredential,
  type CredentialSubject,
  type ReadinessSubject,
  readCertificate,
} from "@windlass/autopilot";
import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { hardwareOfBuild } from "../autopilot/service.ts";
import { type RegisteringBuild, readRegisteringBuilds, requireBuild } from "../builds/service.ts";
import { lastDayOf } from "./presenter.ts";
import * as connections from "./repository.ts";
import { openAccess, type TenantAccess } from "./tenant-client.ts";

/** Which builds a check asks about beside the connection. */
export type CheckScope =
  | { readonly kind: "connection" }
  | { readonly kind: "build"; readonly buildId: string }
  | { readonly kind: "all-builds" }
  /** A group and tag that no build has yet. */
  | { readonly kind: "wished"; readonly build: BuildSubject };

/** What is needed to ask a tenant and to keep what it answers. */
export interface PreparedCheck {
  readonly access: TenantAccess;
  readonly subject: ReadinessSubject;
  /** All builds of the organisation that register devices, by name. */
  readonly builds: readonly RegisteringBuild[];
  readonly connectionChangedAt: Date;
}

const credentialSubject = (credential: ClientCredential, endsAt: Date | null): CredentialSubject => {
  switch (credential.kind) {
    case "client-secret":
      return { kind: credential.kind, hint: credential.value.slice(0, 3), expiresOn: endsAt && lastDayOf(endsAt) };
    case "certificate": {
      const { sha1Thumbprint, notAfter } = readCertificate(credential.certificatePem);
      return { kind: credential.kind, sha1Thumbprint, notAfter: notAfter.toISOString() };
    }
    case "federated-token":
      return { kind: credential.kind, tokenFile: credential.tokenFile };
  }
};

const buildSubject = async (connection: Connection, build: RegisteringBuild): Promise<BuildSubject> => ({
  id: build.id,
  groupTag: build.settings.groupTag,
  groupObjectId: build.settings.groupObjectId,
  intendedMode: build.settings.intendedMode,
  computerNameTemplate: build.computerNameTemplate,
  hardware: await hardwareOfBuild(connection, build.id),
});

/** @throws object.not-found for a build of another organisation */
const askedAbout = async (
  connection: Connection,
  organisationId: string,
  builds: readonly RegisteringBuild[],
  scope: CheckScope,
): Promise<readonly BuildSubject[]> => {
  if (scope.kind === "connection") return [];
  if (scope.kind === "wished") return [scope.build];
  if (scope.kind === "build") await requireBuild(connection, organisationId, scope.buildId);
  const asked = scope.kind === "build" ? builds.filter(({ id }) => id === scope.buildId) : builds;
  const subjects: BuildSubject[] = [];
  for (const build of asked) subjects.push(await buildSubject(connection, build));
  return subjects;
};

/** @throws tenant.not-connected, tenant.cloud-not-available, object.not-found */
export const prepareCheck = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  scope: CheckScope,
): Promise<PreparedCheck> => {
  const row = await connections.findConnection(connection, organisationId);
  const access = row ? await openAccess(context, connection, row) : null;
  if (!row || !access) throw new WindlassError("tenant.not-connected");
  const builds = await readRegisteringBuilds(connection, organisationId);
  const subjects = await askedAbout(connection, organisationId, builds, scope);
  return {
    access,
    builds,
    connectionChangedAt: row.updated_at,
    subject: {
      tenantId: row.tenant_id,
      clientId: row.client_id,
      credential: credentialSubject(access.credential, access.endsAt),
      builds: subjects,
    },
  };
};
