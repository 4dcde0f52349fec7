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
import type { WishedGroup } from "../../database/tables/tenant.ts";
import { hardwareOfBuild, importRecordsKept } from "../autopilot/service.ts";
import { type BuildOfTenant, readBuildsOfTenant } from "../builds/published.ts";
import { requireBuild } from "../builds/service.ts";
import { describeFederatedToken } from "./federated-token-file.ts";
import { lastDayOf } from "./presenter.ts";
import * as connections from "./repository.ts";
import { openAccess, type TenantAccess } from "./tenant-client.ts";

/** Which builds a check asks about beside the connection. */
export type CheckScope =
  | { readonly kind: "connection" }
  | { readonly kind: "build"; readonly buildId: string }
  | { readonly kind: "all-builds" }
  /** A group and tag that no build has yet. */
  | { readonly kind: "wished"; readonly wished: WishedGroup }
  /** The group and tag that the newest report is about. */
  | { readonly kind: "wished-before" };

/** What is needed to ask a tenant and to keep what it answers. */
export interface PreparedCheck {
  readonly access: TenantAccess;
  readonly subject: ReadinessSubject;
  /** All builds of the organisation that ask something of the tenant, by name. */
  readonly builds: readonly BuildOfTenant[];
  readonly connectionChangedAt: Date;
  /** Group and tag of no build that it asks about. */
  readonly wished: WishedGroup | null;
}

/** Null where the file holds no token now; the sign-in says why. */
const claimsIn = async (context: ServerContext, organisationId: string, file: string) => {
  try {
    return await describeFederatedToken(context, organisationId, file);
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return null;
  }
};

const credentialSubject = async (
  context: ServerContext,
  organisationId: string,
  credential: ClientCredential,
  endsAt: Date | null,
): Promise<CredentialSubject> => {
  switch (credential.kind) {
    case "client-secret":
      return { kind: credential.kind, hint: credential.value.slice(0, 3), expiresOn: endsAt && lastDayOf(endsAt) };
    case "certificate": {
      const { sha1Thumbprint, notAfter } = readCertificate(credential.certificatePem);
      return { kind: credential.kind, sha1Thumbprint, notAfter: notAfter.toISOString() };
    }
    case "federated-token": {
      const { kind, tokenFile } = credential;
      return { kind, tokenFile, claims: await claimsIn(context, organisationId, tokenFile) };
    }
  }
};

/** What the tenant is asked about builds, by the way they go. */
type Subjects = Required<Pick<ReadinessSubject, "builds" | "preparations">>;

const noBuilds: Subjects = { builds: [], preparations: [] };

const registeringSubject = async (
  connection: Connection,
  { id, settings, names }: BuildOfTenant,
): Promise<BuildSubject | null> => {
  if (settings.way !== "registration") return null;
  const { groupTag, groupObjectId, intendedMode } = settings;
  return {
    id,
    groupTag,
    groupObjectId,
    intendedMode,
    names,
    hardware: await hardwareOfBuild(connection, id),
  };
};

const subjectsOf = async (connection: Connection, builds: readonly BuildOfTenant[]): Promise<Subjects> => {
  const registering: BuildSubject[] = [];
  for (const build of builds) {
    const subject = await registeringSubject(connection, build);
    if (subject) registering.push(subject);
  }
  const preparations = builds.flatMap(({ id, settings }) =>
    settings.way === "device-preparation"
      ? [{ id, groupObjectId: settings.groupObjectId, policyName: settings.policyName }]
      : [],
  );
  return { builds: registering, preparations };
};

/** @throws object.not-found for a build of another organisation */
const askedAbout = async (
  connection: Connection,
  organisationId: string,
  builds: readonly BuildOfTenant[],
  scope: CheckScope,
): Promise<Subjects> => {
  if (scope.kind === "all-builds") return subjectsOf(connection, builds);
  if (scope.kind !== "build") return noBuilds;
  await requireBuild(connection, organisationId, scope.buildId);
  return subjectsOf(
    connection,
    builds.filter(({ id }) => id === scope.buildId),
  );
};

const wishedIn = async (
  connection: Connection,
  organisationId: string,
  scope: CheckScope,
): Promise<WishedGroup | null> => {
  if (scope.kind === "wished") return scope.wished;
  if (scope.kind !== "wished-before") return null;
  return (await connections.newestReport(connection, organisationId))?.wished ?? null;
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
  const builds = await readBuildsOfTenant(connection, organisationId);
  const subjects = await askedAbout(connection, organisationId, builds, scope);
  const wished = await wishedIn(connection, organisationId, scope);
  return {
    access,
    builds,
    connectionChangedAt: row.updated_at,
    wished,
    subject: {
      tenantId: row.tenant_id,
      clientId: row.client_id,
      credential: await credentialSubject(context, organisationId, access.credential, access.endsAt),
      importRecordsKept: await importRecordsKept(connection, organisationId),
      ...subjects,
      builds: wished ? [{ id: null, ...wished }] : subjects.builds,
    },
  };
};
