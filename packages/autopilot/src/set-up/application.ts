import type { Application, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { GraphRefused } from "../graph/graph-refused.ts";
import { collectionOf, entityOf, filterText } from "../graph/json.ts";
import { createOnce, findEventually, orNull, patiently } from "./patience.ts";
import { graphAppId, rolesOfGraph } from "./permissions.ts";
import { defineStep } from "./step.ts";
import { bearsMark, instantNow, madeOf, markOf, type SetUpWorld } from "./world.ts";

const fields = "$select=id,appId,displayName,notes,requiredResourceAccess";

const readApplication = async (world: SetUpWorld, path: string): Promise<Application | null> => {
  const answer = await orNull(world.graph.send({ method: "GET", path }));
  return answer && entityOf<Application>(answer.body);
};

const applicationsNamed = async (world: SetUpWorld): Promise<Application[]> => {
  const filter = filterText(world.wish.applicationName);
  const path = `/applications?$filter=displayName%20eq%20${filter}&${fields}`;
  return collectionOf<Application>((await world.graph.send({ method: "GET", path })).body);
};

/** The application: the one made before, else the one the organisation is connected with, else the one of this name. */
const lookForApplication = async (world: SetUpWorld): Promise<Application[]> => {
  const made = madeOf(world, "application");
  if (made) {
    const path = `/applications/${made.objectId}?${fields}`;
    const own = await patiently(world, () => world.graph.send({ method: "GET", path })).catch((error: unknown) => {
      if (error instanceof GraphRefused && error.status === 404) return null;
      throw error;
    });
    if (own) return [entityOf<Application>(own.body) ?? {}];
  }
  const connection = world.home.connection();
  if (connection?.tenantId === world.tenantId) {
    const path = `/applications(appId='${encodeURIComponent(connection.clientId)}')?${fields}`;
    const connected = await readApplication(world, path);
    if (connected) return [connected];
  }
  return applicationsNamed(world);
};

const noteApplication = (world: SetUpWorld, found: Application): void => {
  if (!found.id || !found.appId) return;
  const isOurs = madeOf(world, "application")?.objectId === found.id || bearsMark(world, found.notes);
  world.subjects.application = { objectId: found.id, clientId: found.appId, isOurs };
};

const findMarked = async (world: SetUpWorld): Promise<Application | null> =>
  (await applicationsNamed(world)).find(({ notes }) => bearsMark(world, notes)) ?? null;

const rememberApplication = (world: SetUpWorld, found: Application): Promise<void> =>
  world.memory.remember("application", {
    kind: "application",
    name: found.displayName ?? world.wish.applicationName,
    at: instantNow(world),
    objectId: found.id ?? "",
    clientId: found.appId ?? "",
  });

export const applicationStep = defineStep<readonly Application[]>({
  id: "application",
  title: "App registration",
  look: async (world) => {
    const found = await lookForApplication(world);
    const [only] = found;
    if (found.length === 1 && only) noteApplication(world, only);
    return found;
  },
  judge: ({ wish }, found) => {
    const [first] = found;
    if (!first) return { verdict: "create", detail: `“${wish.applicationName}”, for this organisation's tenant only.` };
    if (found.length > 1)
      return {
        verdict: "cannot",
        detail: `${found.length} app registrations have the name “${wish.applicationName}”.`,
        remedy: "Choose another name, or delete those that are not needed in the Entra admin center.",
      };
    return { verdict: "fits", detail: `“${first.displayName}” is there already (client id ${first.appId}).` };
  },
  apply: async (world) => {
    const roleIds = [...(await rolesOfGraph(world)).values()];
    const body = {
      displayName: world.wish.applicationName,
      signInAudience: "AzureADMyOrg",
      notes: markOf(world.setUpId),
      requiredResourceAccess: [
        { resourceAppId: graphAppId, resourceAccess: roleIds.map((id) => ({ id, type: "Role" })) },
      ],
    };
    const found = await createOnce(world, "application", {
      find: () => findMarked(world),
      create: async () => {
        const answer = await world.graph.send({ method: "POST", path: "/applications", body });
        return entityOf<Application>(answer.body) ?? {};
      },
    });
    await rememberApplication(world, found);
    noteApplication(world, found);
  },
  adopt: async (world) => {
    const found = await findEventually(world, () => findMarked(world));
    if (found) await rememberApplication(world, found);
  },
});

const servicePrincipalPath = (clientId: string) =>
  `/servicePrincipals(appId='${encodeURIComponent(clientId)}')?$select=id,appId,displayName,accountEnabled`;

const readServicePrincipal = async (world: SetUpWorld, clientId: string): Promise<ServicePrincipal | null> => {
  const answer = await orNull(world.graph.send({ method: "GET", path: servicePrincipalPath(clientId) }));
  return answer && entityOf<ServicePrincipal>(answer.body);
};

export const servicePrincipalStep = defineStep<ServicePrincipal | null>({
  id: "service-principal",
  title: "Enterprise application",
  look: async (world) => {
    const { application } = world.subjects;
    const found = application && (await readServicePrincipal(world, application.clientId));
    if (found?.id) world.subjects.servicePrincipalId = found.id;
    return found;
  },
  judge: (_world, found) => {
    if (!found)
      return { verdict: "create", detail: "The app's presence in this tenant, which carries its permissions." };
    if (found.accountEnabled === false)
      return {
        verdict: "cannot",
        detail: `“${found.displayName}” is disabled.`,
        remedy:
          "Enable it: Entra admin center › Enterprise applications › your app › Properties › Enabled for sign-in.",
      };
    return { verdict: "fits", detail: `“${found.displayName}” is there already.` };
  },
  apply: async (world) => {
    const { application } = world.subjects;
    if (!application) throw new Error("a service principal needs its application");
    const { clientId } = application;
    // An app has one service principal in a tenant: its key is known before it is made.
    await world.memory.remember("service-principal", {
      kind: "service-principal",
      name: world.wish.applicationName,
      at: instantNow(world),
      clientId,
    });
    try {
      const request = {
        method: "POST",
        path: "/servicePrincipals",
        body: { appId: clientId },
        repeatable: true,
      } as const;
      const answer = await patiently(world, () => world.graph.send(request));
      world.subjects.servicePrincipalId = entityOf<ServicePrincipal>(answer.body)?.id ?? null;
    } catch (error) {
      // A second one is refused, so an earlier attempt whose answer was lost shows itself here.
      const known =
        error instanceof GraphRefused &&
        [400, 409].includes(error.status) &&
        (await readServicePrincipal(world, clientId));
      if (!known) throw error;
      world.subjects.servicePrincipalId = known.id ?? null;
    }
  },
});
