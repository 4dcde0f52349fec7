import type {
  Application,
  AppRoleAssignment,
  RequiredResourceAccess,
  ServicePrincipal,
} from "@microsoft/microsoft-graph-types";
import { requiredSetUpPermission, rotationPermission } from "@windlass/protocol";
import { GraphRefused } from "../graph/graph-refused.ts";
import { entityOf } from "../graph/json.ts";
import { entitiesOf } from "../graph/paging.ts";
import { patiently } from "./patience.ts";
import { defineStep } from "./step.ts";
import { instantNow, type SetUpWorld } from "./world.ts";

/** Microsoft Graph itself, as an application. */
export const graphAppId = "00000003-0000-0000-c000-000000000000";

/** Permissions by name that the wish asks for, the required one first. */
export const wishedPermissions = ({ wish }: Pick<SetUpWorld, "wish">): string[] => [
  requiredSetUpPermission,
  ...new Set(wish.permissions),
  ...(wish.renewsItself ? [rotationPermission] : []),
];

const readGraphPrincipal = async (world: SetUpWorld): Promise<ServicePrincipal> => {
  const path = `/servicePrincipals(appId='${graphAppId}')?$select=id,appId,appRoles`;
  return entityOf<ServicePrincipal>((await world.graph.send({ method: "GET", path })).body) ?? {};
};

const refuse = (message: string): never => {
  throw new GraphRefused({
    status: 404,
    code: "unknownPermission",
    message,
    activityId: null,
    retryAfterMilliseconds: null,
  });
};

/** Ids of the wished application permissions, by name, as Microsoft Graph in this cloud has them. */
const rolesOf = (world: SetUpWorld, graph: ServicePrincipal): Map<string, string> =>
  new Map(
    wishedPermissions(world).map((name) => {
      const role = (graph.appRoles ?? []).find(({ value }) => value === name);
      return [name, role?.id ?? refuse(`Microsoft Graph in this cloud has no permission ${name}.`)];
    }),
  );

export const rolesOfGraph = async (world: SetUpWorld): Promise<Map<string, string>> =>
  rolesOf(world, await readGraphPrincipal(world));

interface PermissionsFinding {
  readonly access: readonly RequiredResourceAccess[];
  /** Wished permissions that the app does not ask for yet, by name. */
  readonly missing: ReadonlyMap<string, string>;
}

const withRoles = (access: readonly RequiredResourceAccess[], roleIds: Iterable<string>): RequiredResourceAccess[] => {
  const added = [...roleIds].map((id) => ({ id, type: "Role" }));
  const ofGraph = access.find(({ resourceAppId }) => resourceAppId === graphAppId);
  const others = access.filter((entry) => entry !== ofGraph);
  return [...others, { resourceAppId: graphAppId, resourceAccess: [...(ofGraph?.resourceAccess ?? []), ...added] }];
};

/** Reads what an app asks for; also for taking back what was added. */
export const readRequiredAccess = async (
  { graph }: Pick<SetUpWorld, "graph">,
  applicationId: string,
): Promise<RequiredResourceAccess[]> => {
  const path = `/applications/${applicationId}?$select=id,requiredResourceAccess`;
  return entityOf<Application>((await graph.send({ method: "GET", path })).body)?.requiredResourceAccess ?? [];
};

const named = (world: SetUpWorld): string => wishedPermissions(world).join(", ");

export const permissionsStep = defineStep<PermissionsFinding | null>({
  id: "permissions",
  title: "Permissions",
  look: async (world) => {
    const { application } = world.subjects;
    if (!application) return null;
    const access = await patiently(world, () => readRequiredAccess(world, application.objectId));
    const asked = new Set(
      access
        .filter(({ resourceAppId }) => resourceAppId === graphAppId)
        .flatMap(({ resourceAccess }) =>
          (resourceAccess ?? []).filter(({ type }) => type === "Role").map(({ id }) => id),
        ),
    );
    return { access, missing: new Map([...(await rolesOfGraph(world))].filter(([, id]) => !asked.has(id))) };
  },
  judge: (world, finding) => {
    if (!finding) return { verdict: "create", detail: `The app will ask for ${named(world)}, and nothing else.` };
    if (finding.missing.size === 0) return { verdict: "fits", detail: `The app asks for ${named(world)}.` };
    return {
      verdict: "change",
      detail: `Adds ${[...finding.missing.keys()].join(", ")}; what the app asks for already stays.`,
    };
  },
  apply: async (world, finding) => {
    const { application } = world.subjects;
    if (!application || !finding) throw new Error("permissions need their application");
    const roleIds = [...finding.missing.values()];
    // Remembered before the change: taking back what was never added does no harm, forgetting it would.
    await world.memory.remember("permissions", {
      kind: "permissions",
      name: [...finding.missing.keys()].join(", "),
      at: instantNow(world),
      applicationId: application.objectId,
      roleIds,
    });
    const body = { requiredResourceAccess: withRoles(finding.access, roleIds) };
    await patiently(world, () =>
      world.graph.send({ method: "PATCH", path: `/applications/${application.objectId}`, body }),
    );
  },
});

interface ConsentFinding {
  readonly graphPrincipalId: string;
  readonly missing: ReadonlyMap<string, string>;
  /** Granted permissions of Graph that the wish does not ask for. */
  readonly surplus: readonly string[];
}

/** All grants that an app holds. */
export const grantsOf = async (
  { graph }: Pick<SetUpWorld, "graph">,
  servicePrincipalId: string,
): Promise<AppRoleAssignment[]> => {
  const grants: AppRoleAssignment[] = [];
  const path = `/servicePrincipals/${servicePrincipalId}/appRoleAssignments`;
  for await (const grant of entitiesOf<AppRoleAssignment>(graph, path)) grants.push(grant);
  return grants;
};

export const consentStep = defineStep<ConsentFinding | null>({
  id: "consent",
  title: "Admin consent",
  look: async (world) => {
    const { servicePrincipalId } = world.subjects;
    if (!servicePrincipalId) return null;
    const graph = await readGraphPrincipal(world);
    const grants = await patiently(world, () => grantsOf(world, servicePrincipalId));
    const held = new Set(grants.filter(({ resourceId }) => resourceId === graph.id).map(({ appRoleId }) => appRoleId));
    const roles = rolesOf(world, graph);
    const wished = new Set(roles.values());
    const surplus = (graph.appRoles ?? []).filter(({ id }) => held.has(id) && !wished.has(id ?? ""));
    return {
      graphPrincipalId: graph.id ?? "",
      missing: new Map([...roles].filter(([, id]) => !held.has(id))),
      surplus: surplus.flatMap(({ value }) => value ?? []),
    };
  },
  judge: (world, finding) => {
    if (!finding) return { verdict: "create", detail: `Grants ${named(world)} for the whole organisation.` };
    const more =
      finding.surplus.length > 0 ? ` It also holds ${finding.surplus.join(", ")}, which this set-up leaves alone.` : "";
    if (finding.missing.size === 0) return { verdict: "fits", detail: `Everything wished is granted.${more}` };
    return {
      verdict: "create",
      detail: `Grants ${[...finding.missing.keys()].join(", ")} for the whole organisation.${more}`,
    };
  },
  apply: async (world, finding) => {
    const { servicePrincipalId } = world.subjects;
    if (!servicePrincipalId || !finding) throw new Error("consent needs the service principal");
    for (const [name, appRoleId] of finding.missing) {
      await world.memory.remember("consent", {
        kind: "consent",
        name,
        at: instantNow(world),
        servicePrincipalId,
        resourceId: finding.graphPrincipalId,
        appRoleId,
      });
      await grant(world, { principalId: servicePrincipalId, resourceId: finding.graphPrincipalId, appRoleId });
    }
  },
});

/** Graph refuses a grant that is there already, so that asking again after a lost answer does no harm. */
const grant = async (
  world: SetUpWorld,
  body: { readonly principalId: string; readonly resourceId: string; readonly appRoleId: string },
): Promise<void> => {
  const path = `/servicePrincipals/${body.principalId}/appRoleAssignments`;
  try {
    await patiently(world, () => world.graph.send({ method: "POST", path, body, repeatable: true }));
  } catch (error) {
    if (!(error instanceof GraphRefused) || (error.status !== 400 && error.status !== 409)) throw error;
    const held = await grantsOf(world, body.principalId);
    if (!held.some((one) => one.appRoleId === body.appRoleId && one.resourceId === body.resourceId)) throw error;
  }
};
