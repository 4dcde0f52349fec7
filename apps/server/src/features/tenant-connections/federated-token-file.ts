import { open, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { decodeFederatedClaims } from "@windlass/autopilot";
import { type FederatedTokenView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";

/** Tokens are one or two kilobytes; this bounds what a wrong file costs. */
const largestTokenBytes = 64 * 1024;

const jwtShape = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/u;

const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "it could not be opened";

/**
 * The real path of an organisation's token file. Each organisation has a folder of its own below the configured one:
 * whoever may name another's file could sign in as the other's app. Links are followed (Kubernetes replaces tokens by
 * moving one), but not out of the organisation's folder.
 */
const locate = async (context: ServerContext, organisationId: string, file: string): Promise<string> => {
  const { federatedTokens } = context.configuration;
  if (federatedTokens === undefined) throw new WindlassError("credential.federation-not-configured");
  const parameters = { file };
  try {
    const folder = await realpath(join(federatedTokens, organisationId));
    const path = await realpath(join(folder, file));
    if (!path.startsWith(folder + sep))
      throw new WindlassError("credential.token-file-unreadable", {
        parameters: { ...parameters, what: "it leads out of the organisation's folder" },
      });
    return path;
  } catch (error) {
    if (error instanceof WindlassError) throw error;
    const what = reasonOf(error);
    if (what === "ENOENT") throw new WindlassError("credential.token-file-missing", { parameters });
    throw new WindlassError("credential.token-file-unreadable", { parameters: { ...parameters, what } });
  }
};

const readBounded = async (path: string, file: string): Promise<string> => {
  const refuse = (what: string) =>
    new WindlassError("credential.token-file-unreadable", { parameters: { file, what } });
  const handle = await open(path, "r").catch((error: unknown) => {
    throw refuse(reasonOf(error));
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw refuse("it is not a file");
    if (facts.size > largestTokenBytes) throw refuse("it is too large for a token");
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
};

/**
 * The token that lies in an organisation's file now. It is as good as a password while it lasts: never into an answer or
 * a log.
 *
 * @throws credential.federation-not-configured, credential.token-file-missing, credential.token-file-unreadable,
 *   credential.token-not-a-jwt
 */
export const readFederatedToken = async (
  context: ServerContext,
  organisationId: string,
  file: string,
): Promise<string> => {
  const token = (await readBounded(await locate(context, organisationId, file), file)).trim();
  if (!jwtShape.test(token)) throw new WindlassError("credential.token-not-a-jwt", { parameters: { file } });
  return token;
};

/**
 * What an organisation's token says of itself, unchecked, for a person who compares it with the app registration.
 *
 * @throws as {@link readFederatedToken}
 */
export const describeFederatedToken = async (
  context: ServerContext,
  organisationId: string,
  file: string,
): Promise<FederatedTokenView> => {
  const token = await readFederatedToken(context, organisationId, file);
  const described = decodeFederatedClaims(token);
  if (!described) throw new WindlassError("credential.token-not-a-jwt", { parameters: { file } });
  return { ...described, audiences: [...described.audiences] };
};
