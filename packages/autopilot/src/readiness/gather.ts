import type { Application, Group } from "@microsoft/microsoft-graph-types";
import { decodeTokenClaims } from "../entra/token-claims.ts";
import { TokenRefused } from "../entra/token-failure.ts";
import type { TokenSource } from "../entra/tokens.ts";
import { readRuleProcessing } from "../graph/beta/group-processing.ts";
import { readAssignedProfiles } from "../graph/beta/profiles.ts";
import type { GraphClient, GraphRequest } from "../graph/client.ts";
import { applicationRequest, groupRequest, organisationRequest } from "../graph/directory.ts";
import { readListedTrusts } from "../graph/federated-credentials.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { collectionOf, entityOf } from "../graph/json.ts";
import { gatherPreparationFacts } from "./device-preparation-facts.ts";
import type {
  ApplicationFacts,
  FactName,
  GroupFacts,
  ReadinessFacts,
  ReadinessSubject,
  Seen,
  TokenFacts,
} from "./facts.ts";
import { factsNeededFor } from "./row-catalogue.ts";
import { sha1ThumbprintOf } from "./thumbprint.ts";

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

const groupFactsOf = (group: Group): Omit<GroupFacts, "lastProcessing"> => {
  const types = group.groupTypes ?? [];
  const dynamic = types.includes("DynamicMembership");
  return {
    name: group.displayName ?? "",
    security: group.securityEnabled === true,
    mailEnabled: group.mailEnabled === true,
    microsoft365: types.includes("Unified"),
    dynamic,
    processing: group.membershipRuleProcessingState === "On",
    // GroupMember.Read.All shows the basic properties only; a dynamic group without a rule cannot exist.
    rule: group.membershipRule || (dynamic ? null : ""),
  };
};

const applicationFactsOf = (application: Application): ApplicationFacts => ({
  secrets: (application.passwordCredentials ?? []).flatMap(({ hint, endDateTime }) =>
    endDateTime ? [{ hint: hint ?? "", endsAt: endDateTime }] : [],
  ),
  certificates: (application.keyCredentials ?? []).flatMap(({ customKeyIdentifier, endDateTime }) =>
    endDateTime ? [{ sha1Thumbprint: sha1ThumbprintOf(customKeyIdentifier), endsAt: endDateTime }] : [],
  ),
});

export interface GatherSettings {
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
}

const readGroup = async (graph: GraphClient, id: string): Promise<GroupFacts> => {
  const group = groupFactsOf(entityOf<Group>((await graph.send(groupRequest(id))).body) ?? {});
  return { ...group, lastProcessing: group.rule === null ? null : await readRuleProcessing(graph, id) };
};

const readGroups = async (graph: GraphClient, ids: readonly string[]) =>
  Object.fromEntries(
    await Promise.all(
      ids.map(async (id): Promise<[string, Seen<GroupFacts>]> => [id, await seenBy(() => readGroup(graph, id))]),
    ),
  );

/**
 * Asks the tenant what a report needs; refusals are facts, not exceptions.
 *
 * @param needs what is to be asked beside a token: `factsNeededFor` a row, or everything
 */
export const gatherReadinessFacts = async (
  { tokens, graph }: GatherSettings,
  subject: ReadinessSubject,
  needs: ReadonlySet<FactName> = factsNeededFor(null),
): Promise<ReadinessFacts> => {
  const token = await readToken(tokens);
  const nothing = { organisation: null, application: null, groups: null, profiles: null };
  if (token.kind === "refused") return { subject, token, ...nothing };
  const read = async (request: GraphRequest) => (await graph.send(request)).body;
  const when = <Value>(name: FactName, ask: () => Promise<Value>) => (needs.has(name) ? ask() : null);
  const groupIds = [...new Set(subject.builds.map(({ groupObjectId }) => groupObjectId.toLowerCase()))];
  const { preparations: prepared = [] } = subject;
  const federated = subject.credential.kind === "federated-token";
  const [organisation, application, federatedTrusts, groups, profiles, preparations] = await Promise.all([
    when("organisation", () =>
      seenBy(
        async () =>
          collectionOf<{ displayName?: string | null }>(await read(organisationRequest))[0]?.displayName ?? "",
      ),
    ),
    federated
      ? null
      : when("application", () =>
          seenBy(async () =>
            applicationFactsOf(entityOf<Application>(await read(applicationRequest(subject.clientId))) ?? {}),
          ),
        ),
    federated ? when("application", () => seenBy(() => readListedTrusts(graph, subject.clientId))) : null,
    groupIds.length > 0 ? when("groups", () => readGroups(graph, groupIds)) : null,
    groupIds.length > 0 ? when("profiles", () => seenBy(() => readAssignedProfiles(graph))) : null,
    prepared.length > 0 ? when("preparations", () => gatherPreparationFacts(graph, prepared, seenBy)) : null,
  ]);
  return { subject, token, organisation, application, federatedTrusts, groups, profiles, preparations };
};
