import { X509Certificate } from "node:crypto";
import type { KeyCredential, PasswordCredential } from "@microsoft/microsoft-graph-types";
import type { MadeObject } from "@windlass/protocol";
import { addFirstCertificate, changeCertificates } from "../graph/application-certificates.ts";
import { type OwnApplication, readApplicationObject } from "../graph/application-credentials.ts";
import { entityOf } from "../graph/json.ts";
import { orNull, patiently } from "./patience.ts";
import { defineStep } from "./step.ts";
import { daysOf, instantNow, type KeptCredential, type SetUpWorld } from "./world.ts";

/** A credential that ends sooner is replaced at the next set-up, in days. */
const renewWithinDays = 30;
const dayMilliseconds = 86_400_000;

/** SHA-256 of a certificate as Entra holds it, hexadecimal; null where the answer left its bytes out. */
const thumbprintOf = ({ key }: KeyCredential): string | null => {
  if (typeof key !== "string") return null;
  try {
    return new X509Certificate(Buffer.from(key, "base64")).fingerprint256.replaceAll(":", "").toLowerCase();
  } catch {
    return null;
  }
};

const isListed = ({ certificates, passwords }: OwnApplication, kind: string, mark: string): boolean =>
  kind === "certificate"
    ? certificates.some(({ listed }) => thumbprintOf(listed) === mark.toLowerCase())
    : passwords.some(({ hint }) => hint === mark);

/** Whether the organisation's connection already has a credential of the wished kind that this app takes. */
const storedOneServes = (world: SetUpWorld, listed: OwnApplication): boolean => {
  const { application } = world.subjects;
  const connection = world.home.connection();
  const credential = connection?.credential;
  if (!application || !credential?.mark || credential.kind !== world.wish.credential.kind) return false;
  if (connection?.clientId !== application.clientId || connection.tenantId !== world.tenantId) return false;
  const lasts = credential.expiresOn === null ? 0 : Date.parse(credential.expiresOn) - world.graph.timing.now();
  return lasts > renewWithinDays * dayMilliseconds && isListed(listed, credential.kind, credential.mark);
};

/** Whether the new credential is in the app and only waits to be stored. */
const keptOneServes = (kept: KeptCredential, listed: OwnApplication): boolean => {
  if (kept.kind === "certificate") return isListed(listed, "certificate", kept.thumbprint);
  return listed.passwords.some(({ keyId }) => keyId === kept.keyId);
};

const nameOf = (world: SetUpWorld): string => `Windlass ${world.setUpId}`;

const describe = ({ wish }: SetUpWorld): string => {
  const months = wish.credential.validMonths === 1 ? "1 month" : `${wish.credential.validMonths} months`;
  return wish.credential.kind === "certificate"
    ? `A certificate valid for ${months}. Its private key is made here, stored encrypted and never leaves this installation.`
    : `A client secret valid for ${months}, stored encrypted; nobody gets to see it.`;
};

const addCertificate = async (world: SetUpWorld, applicationId: string): Promise<void> => {
  const kept = await world.home.makeCertificate(world.wish.applicationName, daysOf(world.wish.credential.validMonths));
  await world.memory.remember("credential", {
    kind: "certificate",
    name: nameOf(world),
    at: instantNow(world),
    applicationId,
    thumbprint: kept.thumbprint,
  });
  const { certificatePem } = kept;
  await addFirstCertificate(world.graph, () => readApplicationObject(world.graph, applicationId), {
    certificatePem,
    displayName: nameOf(world),
  });
};

export const removeSecret = async (
  { graph }: Pick<SetUpWorld, "graph">,
  applicationId: string,
  keyId: string,
): Promise<void> => {
  await graph.send({ method: "POST", path: `/applications/${applicationId}/removePassword`, body: { keyId } });
};

/** A secret is shown once: one whose answer was lost is of no use to anybody and is taken away before the next is made. */
const removeLostSecrets = async (world: SetUpWorld, applicationId: string): Promise<void> => {
  const known = new Set(
    world.memory.made().flatMap((object) => (object.kind === "client-secret" ? [object.keyId] : [])),
  );
  const { passwords } = await readApplicationObject(world.graph, applicationId);
  for (const { keyId, displayName } of passwords) {
    if (keyId && displayName === nameOf(world) && !known.has(keyId)) await removeSecret(world, applicationId, keyId);
  }
};

const addSecret = async (world: SetUpWorld, applicationId: string): Promise<void> => {
  await removeLostSecrets(world, applicationId);
  const endsAt = new Date(
    world.graph.timing.now() + daysOf(world.wish.credential.validMonths) * dayMilliseconds,
  ).toISOString();
  await world.memory.intend("credential");
  const body = { passwordCredential: { displayName: nameOf(world), endDateTime: endsAt } };
  const path = `/applications/${applicationId}/addPassword`;
  const answer = await patiently(world, () => world.graph.send({ method: "POST", path, body }));
  const secret = entityOf<PasswordCredential>(answer.body);
  const { keyId, secretText } = secret ?? {};
  if (!keyId || !secretText) throw new Error("Microsoft Graph gave no secret");
  const kept = { kind: "client-secret", value: secretText, keyId, endsAt: secret?.endDateTime ?? endsAt } as const;
  const object = { kind: "client-secret", name: nameOf(world), at: instantNow(world), applicationId, keyId } as const;
  await world.memory.remember("credential", object, kept);
};

export const credentialStep = defineStep<"none" | "stored" | "kept">({
  id: "credential",
  title: "Credential",
  look: async (world) => {
    const { application } = world.subjects;
    if (!application) return "none";
    const listed = await patiently(world, () => readApplicationObject(world.graph, application.objectId));
    const kept = world.home.credential();
    if (kept?.kind === world.wish.credential.kind && keptOneServes(kept, listed)) return "kept";
    return storedOneServes(world, listed) ? "stored" : "none";
  },
  judge: (world, finding) => {
    if (finding === "kept") return { verdict: "fits", detail: "The new credential is in the app." };
    if (finding === "stored")
      return { verdict: "fits", detail: "The stored credential is valid for more than 30 days." };
    return { verdict: "create", detail: describe(world) };
  },
  apply: async (world) => {
    const { application } = world.subjects;
    if (!application) throw new Error("a credential needs its application");
    const add = world.wish.credential.kind === "certificate" ? addCertificate : addSecret;
    await patiently(world, () => add(world, application.objectId));
  },
  adopt: async (world) => {
    const { application } = world.subjects;
    if (application) await orNull(removeLostSecrets(world, application.objectId));
  },
});

/** Takes a certificate out of an app; all others stay. */
export const removeCertificate = (
  { graph }: Pick<SetUpWorld, "graph">,
  applicationId: string,
  thumbprint: string,
): Promise<void> =>
  changeCertificates(
    graph,
    () => readApplicationObject(graph, applicationId),
    (certificates) => {
      const others = certificates.filter(({ listed }) => thumbprintOf(listed) !== thumbprint);
      return others.length === certificates.length ? null : others.map(({ listed }) => listed);
    },
  );

/** Takes out of an app what automatic rotation has put in the place of a credential that the set-up made. */
export const removeRotated = async (
  { graph, home }: Pick<SetUpWorld, "graph" | "home">,
  { applicationId, at }: Pick<Extract<MadeObject, { kind: "certificate" | "client-secret" }>, "applicationId" | "at">,
): Promise<void> => {
  const rotated = new Set(await home.rotatedSince(at));
  if (rotated.size === 0) return;
  const read = () => readApplicationObject(graph, applicationId);
  for (const { keyId } of (await read()).passwords)
    if (rotated.has(keyId)) await removeSecret({ graph }, applicationId, keyId);
  await changeCertificates(graph, read, (certificates) => {
    const others = certificates.filter(({ keyId }) => !rotated.has(keyId));
    return others.length === certificates.length ? null : others.map(({ listed }) => listed);
  });
};
