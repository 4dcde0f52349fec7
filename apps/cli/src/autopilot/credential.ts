import { readFile } from "node:fs/promises";
import {
  type ClientCredential,
  type CredentialSubject,
  decodeFederatedClaims,
  readCertificatePair,
} from "@windlass/autopilot";
import { day } from "@windlass/protocol";
import type { CheckFlags } from "./flags.ts";
import { WrongUsage } from "./wrong-usage.ts";

/** Never on the command line, where every process of the machine could read it. */
const secretVariable = "WINDLASS_CLIENT_SECRET";

interface CredentialInUse {
  readonly credential: ClientCredential;
  readonly subject: CredentialSubject;
}

const readGiven = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new WrongUsage(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/**
 * The app's own credential, from files or from the environment.
 *
 * @throws WrongUsage, and the `credential.…` refusals of a certificate
 */
export const readCredential = async (flags: CheckFlags, environment: NodeJS.ProcessEnv): Promise<CredentialInUse> => {
  const { certificate, key, tokenFile, expires = null } = flags;
  if ((certificate === undefined) !== (key === undefined)) {
    throw new WrongUsage("--certificate and --key belong together.");
  }
  if (certificate !== undefined && key !== undefined) {
    const pair = readCertificatePair(await readGiven(certificate), await readGiven(key), new Date());
    return {
      credential: { kind: "certificate", certificatePem: pair.certificatePem, privateKeyPem: pair.privateKeyPem },
      subject: {
        kind: "certificate",
        sha1Thumbprint: pair.sha1Thumbprint,
        notAfter: pair.notAfter.toISOString(),
      },
    };
  }
  if (tokenFile !== undefined) {
    const readToken = async () => (await readFile(tokenFile, "utf8")).trim();
    return {
      credential: { kind: "federated-token", tokenFile, readToken },
      subject: { kind: "federated-token", tokenFile, claims: decodeFederatedClaims(await readGiven(tokenFile)) },
    };
  }
  if (expires !== null && !day.safeParse(expires).success) throw new WrongUsage("--expires needs a day, YYYY-MM-DD.");
  const value = environment[secretVariable]?.trim();
  if (!value) {
    throw new WrongUsage(
      `Put the client secret into ${secretVariable}, or give --certificate and --key, or --token-file.`,
    );
  }
  return {
    credential: { kind: "client-secret", value },
    subject: { kind: "client-secret", hint: value.slice(0, 3), expiresOn: expires },
  };
};
