import {
  makeClientCertificate,
  powershellScript,
  rotationOf,
  type ScriptSubject,
  terraformFile,
} from "@windlass/autopilot";
import { type TenantSetUpView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Actor } from "../people/actor.ts";
import { storeConnection } from "../tenant-connections/service.ts";
import type { SetUpRow } from "./repository.ts";
import { openParts, sealParts } from "./sealed.ts";
import { change, withSetUp } from "./service.ts";

const requireSetUp = (row: SetUpRow | undefined): SetUpRow => {
  if (!row) throw new WindlassError("set-up.none");
  return row;
};

const writers = {
  powershell: { write: powershellScript, fileName: "windlass-set-up.ps1" },
  terraform: { write: terraformFile, fileName: "windlass-set-up.tf" },
} as const;

/**
 * The chosen set-up as a script for somebody who may sign in. A certificate is made here and waits; the script has its
 * public half alone.
 *
 * @throws object.not-found, access.role-missing, set-up.none
 */
export const writeScript = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  kind: keyof typeof writers,
): Promise<{ fileName: string; content: string }> =>
  withSetUp(context, actor, organisationId, async (connection, found) => {
    const row = requireSetUp(found);
    const parts = openParts(context, row);
    const { wish } = row;
    let certificate: ScriptSubject["certificate"] = null;
    if (wish.credential.kind === "certificate") {
      const kept = parts.credential?.kind === "certificate" ? parts.credential : await makeKept(context, row);
      if (kept !== parts.credential) {
        const sealed = sealParts(context, organisationId, { ...parts, credential: kept });
        await change(context, connection, organisationId, { sealed });
      }
      certificate = { certificatePem: kept.certificatePem, endsAt: kept.endsAt };
    }
    const { write, fileName } = writers[kind];
    return { fileName, content: write({ wish, mark: row.mark, certificate }) };
  });

const makeKept = async (context: ServerContext, { wish }: SetUpRow) => {
  const days = Math.floor((wish.credential.validMonths * 365) / 12);
  const made = await makeClientCertificate({ commonName: wish.applicationName, from: context.clock(), days });
  return {
    kind: "certificate",
    certificatePem: made.certificatePem,
    privateKeyPem: made.privateKeyPem,
    thumbprint: made.sha256Thumbprint,
    endsAt: made.notAfter.toISOString(),
  } as const;
};

/**
 * Stores the connection that a script made, with the certificate that waited for it.
 *
 * @throws object.not-found, access.role-missing, set-up.none, set-up.no-certificate, tenant.cloud-not-available
 */
export const adoptScript = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  { tenantId, clientId }: { tenantId: string; clientId: string },
): Promise<TenantSetUpView> =>
  withSetUp(context, actor, organisationId, async (connection, found) => {
    const row = requireSetUp(found);
    const { credential, ...parts } = openParts(context, row);
    if (credential?.kind !== "certificate") throw new WindlassError("set-up.no-certificate");
    const { certificatePem, privateKeyPem } = credential;
    const input = {
      tenantId,
      clientId,
      cloud: row.wish.cloud,
      credential: { kind: "certificate", certificatePem, privateKeyPem },
    } as const;
    const rotation = rotationOf(row);
    await storeConnection(context, connection, organisationId, input, { ...(rotation && { rotation }) });
    return change(context, connection, organisationId, {
      sealed: sealParts(context, organisationId, parts),
      subjects: { ...row.subjects, clientId },
    });
  });
