import type { DirectoryObject, Group, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { provisioningClientAppId } from "../device-preparation/manual-steps.ts";
import { type PreparationPolicy, readPreparationPolicies } from "../graph/beta/preparation-policies.ts";
import type { GraphClient } from "../graph/client.ts";
import { groupRequest } from "../graph/directory.ts";
import { entityOf } from "../graph/json.ts";
import { entitiesOf } from "../graph/paging.ts";
import type { Seen } from "./facts.ts";

/** What of a build's device preparation is checked. */
export interface PreparationSubject {
  /** The build's. */
  readonly id: string;
  readonly groupObjectId: string;
  readonly policyName: string | null;
}

export interface PreparationFacts {
  readonly group: Seen<{ readonly name: string; readonly security: boolean; readonly dynamic: boolean }>;
  /** Object ids of the group's owners. */
  readonly owners: Seen<readonly string[]>;
  /** The provisioning client's service principal. */
  readonly principal: Seen<{ readonly objectId: string; readonly name: string }>;
  readonly policies: Seen<readonly PreparationPolicy[]>;
}

type SeenBy = <Value>(read: () => Promise<Value>) => Promise<Seen<Value>>;

const principalPath = `/servicePrincipals(appId='${provisioningClientAppId}')?$select=id,appId,displayName`;

const readGroup = async (graph: GraphClient, groupObjectId: string, seenBy: SeenBy) => {
  const [group, owners] = await Promise.all([
    seenBy(async () => {
      const read = entityOf<Group>((await graph.send(groupRequest(groupObjectId))).body) ?? {};
      return {
        name: read.displayName ?? "",
        security: read.securityEnabled === true,
        dynamic: (read.groupTypes ?? []).includes("DynamicMembership"),
      };
    }),
    seenBy(async () => {
      const ids: string[] = [];
      const path = `/groups/${encodeURIComponent(groupObjectId)}/owners?$select=id`;
      for await (const owner of entitiesOf<DirectoryObject>(graph, path)) ids.push((owner.id ?? "").toLowerCase());
      return ids;
    }),
  ]);
  return { group, owners };
};

/**
 * Asks the tenant what device preparation needs, by the builds' ids.
 *
 * @param seenBy turns refusals into facts
 */
export const gatherPreparationFacts = async (
  graph: GraphClient,
  subjects: readonly PreparationSubject[],
  seenBy: SeenBy,
): Promise<Record<string, PreparationFacts>> => {
  const [principal, policies] = await Promise.all([
    seenBy(async () => {
      const { body } = await graph.send({ method: "GET", path: principalPath });
      const read = entityOf<ServicePrincipal>(body) ?? {};
      return { objectId: (read.id ?? "").toLowerCase(), name: read.displayName ?? "" };
    }),
    seenBy(() => readPreparationPolicies(graph)),
  ]);
  const facts = subjects.map(async ({ id, groupObjectId }): Promise<[string, PreparationFacts]> => {
    const group = await readGroup(graph, groupObjectId, seenBy);
    return [id, { ...group, principal, policies }];
  });
  return Object.fromEntries(await Promise.all(facts));
};
