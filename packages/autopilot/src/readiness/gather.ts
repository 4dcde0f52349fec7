import type { Application, Group } from "@microsoft/microsoft-graph-types";
import { decodeTokenClaims } from "../entra/token-claims.ts";
import { TokenRefused } from "../entra/token-failure.ts";
import type { TokenSource } from "../entra/tokens.ts";
import { readAssignedProfiles } from "../graph/beta/profiles.ts";
import type { GraphClient, GraphRequest } from "../graph/client.ts";
import { applicationRequest, groupRequest, organisationRequest } from "../graph/directory.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { collectionOf, entityOf } from "../graph/json.ts";
import type { GroupFacts, ReadinessFacts, ReadinessSubject, SecretFacts, Seen, TokenFacts } from "./facts.ts";

const seenBy = async <Value>(read: () => Promise<Value>): Promise<Seen<Value>> => {
  try {
    return { kind: "seen", value: await read() };
  } catch (error) {
    if (error instanceof TokenRefused) return { kind: "unavailable", message: error.message };
    if (!(error instanceof GraphRefused)) throw error;
    if (error.status === 404) return { kind: "not-found" };
    const kind = error.status === 401 || error.status === 403 ? "forbidden" : "unavailable";
    return { kind, message: error.message };
  }
};

const readToken = async (tokens: TokenSource): Promise<TokenFacts> => {
  try {
    // Asked anew: a token from before the credential or the consent changed would prove nothing.
    return { kind: "given", claims: decodeTokenClaims(await tokens.token(true)) };
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    return { kind: "refused", reason: error.reason, message: error.message };
  }
};

const groupFactsOf = (group: Group): GroupFacts => ({
  name: group.displayName ?? "",
  security: group.securityEnabled === true,
  dynamic: (group.groupTypes ?? []).includes("DynamicMembership"),
  processing: group.membershipRuleProcessingState === "On",
  rule: group.membershipRule ?? "",
});

const secretFactsOf = (application: Application): SecretFacts[] =>
  (application.passwordCredentials ?? []).flatMap(({ hint, endDateTime }) =>
    endDateTime ? [{ hint: hint ?? "", endsAt: endDateTime }] : [],
  );

export interface GatherSettings {
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
}

/** Asks the tenant everything a report needs; refusals are facts, not exceptions. */
export const gatherReadinessFacts = async (
  { tokens, graph }: GatherSettings,
  subject: ReadinessSubject,
): Promise<ReadinessFacts> => {
  const token = await readToken(tokens);
  const nothing = { organisation: null, secrets: null, group: null, profiles: null };
  if (token.kind === "refused") return { subject, token, ...nothing };
  const read = async (request: GraphRequest) => (await graph.send(request)).body;
  const { build } = subject;
  const [organisation, secrets, group, profiles] = await Promise.all([
    seenBy(
      async () => collectionOf<{ displayName?: string | null }>(await read(organisationRequest))[0]?.displayName ?? "",
    ),
    seenBy(async () => secretFactsOf(entityOf<Application>(await read(applicationRequest(subject.clientId))) ?? {})),
    build && seenBy(async () => groupFactsOf(entityOf<Group>(await read(groupRequest(build.groupObjectId))) ?? {})),
    build && seenBy(() => readAssignedProfiles(graph)),
  ]);
  return { subject, token, organisation, secrets, group, profiles };
};
