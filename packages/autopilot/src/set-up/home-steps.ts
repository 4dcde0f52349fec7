import { rotationOf } from "./ownership.ts";
import { defineStep } from "./step.ts";
import { instantNow, type SetUpWorld, type StoredConnection } from "./world.ts";

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

const isConnected = (world: SetUpWorld, connection: StoredConnection | null): boolean =>
  connection?.tenantId === world.tenantId &&
  connection.clientId === world.subjects.application?.clientId &&
  connection.credential !== null;

export const connectionStep = defineStep<StoredConnection | null>({
  id: "connection",
  title: "Tenant connection",
  look: async (world) => world.home.connection(),
  judge: (world, connection) => {
    const rotation = rotationOf(world);
    const renewal = rotation
      ? ` The credential is renewed by itself ${plural(rotation.daysBefore, "day")} before it ends.`
      : "";
    if (!connection)
      return { verdict: "create", detail: `Tenant id, client id and credential are stored here.${renewal}` };
    if (isConnected(world, connection) && !world.home.credential()) {
      if (rotation && !connection.rotates) return { verdict: "change", detail: renewal.trim() };
      return { verdict: "fits", detail: "The organisation is connected with this app." };
    }
    if (connection.tenantId === world.tenantId && connection.clientId === world.subjects.application?.clientId)
      return { verdict: "change", detail: `The stored credential is replaced by the new one.${renewal}` };
    return { verdict: "change", detail: `The connection to the app ${connection.clientId} is replaced.${renewal}` };
  },
  apply: async (world, connection) => {
    const { application } = world.subjects;
    if (!application) throw new Error("a connection needs its application");
    const credential = world.home.credential();
    const object = { kind: "connection", name: application.clientId, at: instantNow(world) } as const;
    await world.memory.remember("connection", { ...object, replaced: connection !== null });
    await world.home.saveConnection({ clientId: application.clientId, credential, rotation: rotationOf(world) });
  },
});

/** New credentials and grants reach the token service late: a check that fails at these is made again after a wait. */
const checkWaits = [5000, 10_000, 20_000];

/** The steps of the preparation that are about the app: registration, credential, permissions, consent. */
const lastStepOfApp = 4;

export const checkStep = defineStep<null>({
  id: "check",
  title: "Readiness check",
  look: async () => null,
  judge: () => ({ verdict: "create", detail: "Every preparation step is checked with the new connection." }),
  apply: async (world) => {
    const { groupId } = world.subjects;
    const group = { tag: world.wish.group.tag, objectId: groupId ?? "" };
    for (const wait of checkWaits) {
      const report = await world.home.check(group);
      if (!report.rows.some(({ state, step }) => state === "failed" && step <= lastStepOfApp)) return;
      await world.graph.timing.sleep(wait);
    }
    await world.home.check(group);
  },
});

/** What the report says, for the step's line. */
export const describeReport = (rows: readonly { readonly state: string; readonly title: string }[]): string => {
  const failed = rows.filter(({ state }) => state === "failed");
  if (failed.length > 0)
    return `${plural(failed.length, "check")} failed: ${failed.map(({ title }) => title).join(", ")}.`;
  const warned = rows.filter(({ state }) => state !== "passed").length;
  return warned === 0
    ? "Everything passed."
    : `Nothing failed; ${plural(warned, "check")} could not be made or warned.`;
};
