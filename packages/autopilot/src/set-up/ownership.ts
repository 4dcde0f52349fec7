import type { DirectoryObject } from "@microsoft/microsoft-graph-types";
import { type RotationSettings, rotationRisk, type SetUpWish } from "@windlass/protocol";
import { GraphRefused } from "../graph/graph-refused.ts";
import { entitiesOf } from "../graph/paging.ts";
import { orNull, patiently } from "./patience.ts";
import { defineStep } from "./step.ts";
import { daysOf, instantNow, type SetUpWorld } from "./world.ts";

const ownersOf = async ({ graph }: Pick<SetUpWorld, "graph">, applicationId: string): Promise<string[]> => {
  const owners: string[] = [];
  for await (const { id } of entitiesOf<DirectoryObject>(graph, `/applications/${applicationId}/owners`))
    if (id) owners.push(id);
  return owners;
};

const addOwner = async (world: SetUpWorld, applicationId: string, ownerId: string): Promise<void> => {
  const path = `/applications/${applicationId}/owners/$ref`;
  const body = { "@odata.id": `${world.graph.graphUrl}/v1.0/directoryObjects/${ownerId}` };
  try {
    await patiently(world, () => world.graph.send({ method: "POST", path, body, repeatable: true }));
  } catch (error) {
    // A second reference is refused, so an earlier attempt whose answer was lost shows itself here.
    if (!(error instanceof GraphRefused) || ![400, 409].includes(error.status)) throw error;
    if (!(await ownersOf(world, applicationId)).includes(ownerId)) throw error;
  }
};

/** With `Application.ReadWrite.OwnedBy` an app may change only what it owns, also its own registration. */
export const ownershipStep = defineStep<boolean>({
  id: "ownership",
  title: "App as its own owner",
  isWanted: ({ wish }) => wish.renewsItself,
  look: async (world) => {
    const { application, servicePrincipalId } = world.subjects;
    if (!application || !servicePrincipalId) return false;
    return (await patiently(world, () => ownersOf(world, application.objectId))).includes(servicePrincipalId);
  },
  judge: ({ wish }, isOwner) =>
    isOwner
      ? { verdict: "fits", detail: `“${wish.applicationName}” owns its registration and may renew its credential.` }
      : {
          verdict: "create",
          detail: `“${wish.applicationName}” becomes an owner of its own registration, so that its credential is renewed before it ends. ${rotationRisk}`,
        },
  apply: async (world) => {
    const { application, servicePrincipalId } = world.subjects;
    if (!application || !servicePrincipalId) throw new Error("an owner needs application and service principal");
    await world.memory.remember("ownership", {
      kind: "ownership",
      name: world.wish.applicationName,
      at: instantNow(world),
      applicationId: application.objectId,
      ownerId: servicePrincipalId,
    });
    await addOwner(world, application.objectId, servicePrincipalId);
  },
});

/** Takes an owner away; one that is gone already is no failure. */
export const removeOwner = async (
  { graph }: Pick<SetUpWorld, "graph">,
  applicationId: string,
  ownerId: string,
): Promise<void> => {
  await orNull(graph.send({ method: "DELETE", path: `/applications/${applicationId}/owners/${ownerId}/$ref` }));
};

/** What the connection is told: a month before the end, and new ones last as long as the first. */
export const rotationOf = ({
  wish,
}: {
  readonly wish: Pick<SetUpWish, "renewsItself" | "credential">;
}): RotationSettings | null => {
  if (!wish.renewsItself) return null;
  const validDays = Math.max(31, daysOf(wish.credential.validMonths));
  return { daysBefore: Math.min(30, validDays - 30), validDays };
};
