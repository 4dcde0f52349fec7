import {
  type KeptCredential,
  makeClientCertificate,
  readCertificate,
  type SetUpHome,
  type SetUpMemory,
  type StoredConnection,
  withMade,
  withoutMade,
} from "@windlass/autopilot";
import type { CredentialInput, SetUpStepId } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { checkConnection } from "../tenant-connections/check.ts";
import { rotatedKeyIds } from "../tenant-connections/rotation.ts";
import { openConnection, removeConnection, storeConnection } from "../tenant-connections/service.ts";
import type { HeldSetUp } from "./lease.ts";

const without = (intents: readonly SetUpStepId[], step: SetUpStepId) => intents.filter((one) => one !== step);

/** A set-up's memory is its row; each note is on disk before the step goes on. */
export const memoryOf = (held: HeldSetUp): SetUpMemory => ({
  made: () => held.row().made,
  isIntended: (step) => held.row().intents.includes(step),
  intend: (step) => held.write({ intents: [...without(held.row().intents, step), step] }),
  withdraw: (step) => held.write({ intents: without(held.row().intents, step) }),
  remember: (step, object, credential) =>
    held.write({
      made: withMade(held.row().made, object),
      intents: without(held.row().intents, step),
      ...(credential && { parts: { ...held.parts(), credential } }),
    }),
  forget: (object) => held.write({ made: withoutMade(held.row().made, object) }),
});

const inputOf = (kept: KeptCredential): CredentialInput =>
  kept.kind === "certificate"
    ? { kind: "certificate", certificatePem: kept.certificatePem, privateKeyPem: kept.privateKeyPem }
    : { kind: "client-secret", value: kept.value, expiresOn: kept.endsAt.slice(0, 10) };

const markOfCredential = (credential: CredentialInput): string | null => {
  switch (credential.kind) {
    case "certificate":
      return readCertificate(credential.certificatePem).sha256Thumbprint;
    case "client-secret":
      // Entra shows these three characters of a secret.
      return credential.value.slice(0, 3);
    case "federated-token":
      return null;
  }
};

const expiryOf = (credential: CredentialInput): string | null => {
  if (credential.kind === "certificate")
    return readCertificate(credential.certificatePem).notAfter.toISOString().slice(0, 10);
  return credential.kind === "client-secret" ? credential.expiresOn : null;
};

/** What a set-up needs of this installation: the organisation's connection, its credential, the readiness check. */
export const homeOf = async (context: ServerContext, held: HeldSetUp): Promise<SetUpHome> => {
  const { organisation_id: organisationId } = held.row();
  const scope = oneOrganisation(organisationId);
  const open = () =>
    context.database.within(scope, (connection) => openConnection(context, connection, organisationId));
  const present = (opened: Awaited<ReturnType<typeof open>>): StoredConnection | null =>
    opened && {
      tenantId: opened.tenantId,
      clientId: opened.clientId,
      credential: opened.credential
        ? {
            kind: opened.credential.kind,
            mark: markOfCredential(opened.credential),
            expiresOn: expiryOf(opened.credential),
          }
        : null,
      rotates: opened.rotation !== null,
    };
  let stored = present(await open());

  return {
    connection: () => stored,
    credential: () => held.parts().credential ?? null,
    makeCertificate: async (commonName, days) => {
      const kept = held.parts().credential;
      if (kept?.kind === "certificate") return kept;
      const made = await makeClientCertificate({ commonName, from: context.clock(), days });
      const credential = {
        kind: "certificate",
        certificatePem: made.certificatePem,
        privateKeyPem: made.privateKeyPem,
        thumbprint: made.sha256Thumbprint,
        endsAt: made.notAfter.toISOString(),
      } as const;
      await held.write({ parts: { ...held.parts(), credential } });
      return credential;
    },
    saveConnection: async ({ clientId, credential, rotation }) => {
      const { wish, tenant_id: tenantId } = held.row();
      const { credential: _placed, ...parts } = held.parts();
      const before = await open();
      const isOurs = held.row().made.some((object) => object.kind === "connection" && !object.replaced);
      // The first one that a set-up replaced is the one that was there before it.
      const previous = parts.previous ?? (isOurs ? undefined : (before ?? undefined));
      await held.write({ parts: { ...parts, ...(previous && { previous }) } }, async (connection) => {
        const input = {
          tenantId: tenantId ?? "",
          clientId,
          cloud: wish.cloud,
          ...(credential && { credential: inputOf(credential) }),
        };
        await storeConnection(context, connection, organisationId, input, {
          ...(credential?.kind === "client-secret" && { keyId: credential.keyId }),
          ...(rotation && { rotation }),
        });
      });
      stored = present(await open());
    },
    removeConnection: async () => {
      const { previous, ...parts } = held.parts();
      await held.write({ parts }, async (connection) => {
        if (previous) {
          const { rotation = null, ...input } = previous;
          await storeConnection(context, connection, organisationId, input, { rotation });
        } else await removeConnection(connection, organisationId, context.clock());
      });
      stored = present(await open());
    },
    rotatedSince: (instant) =>
      context.database.within(scope, (connection) => rotatedKeyIds(connection, organisationId, new Date(instant))),
    check: ({ tag, objectId }) => checkConnection(context, organisationId, { groupTag: tag, groupObjectId: objectId }),
  };
};
