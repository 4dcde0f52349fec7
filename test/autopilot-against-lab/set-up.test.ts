import { type Fetch, planSetUp, runSetUp, undoSetUp } from "@windlass/autopilot";
import { WindlassError } from "@windlass/protocol";
import type { GraphExchange } from "@windlass/tenant-lab";
import { contractMissing, createContractValidator } from "@windlass/tenant-lab/contract";
import { afterEach, describe, expect, test } from "vitest";
import { type LabTenant, startLabTenant } from "./lab-tenant.ts";
import { contentsOf, KeptSetUp, Killed, signIn, wishFor } from "./set-up-world.ts";

const tenants: LabTenant[] = [];
const start = async (options: Parameters<typeof startLabTenant>[0] = {}) => {
  const tenant = await startLabTenant(options);
  tenants.push(tenant);
  return tenant;
};
afterEach(async () => {
  for (const { lab } of tenants.splice(0)) await lab.close();
});

const nothing = async () => undefined;

const missing = contractMissing();

/**
 * "Delete appRoleAssignment" is documented for v1.0 and not among the paths of the extract; and the list of an app's last
 * certificate, taken out, is empty, so that there is nothing in it to compare.
 */
const outsideOfExtract =
  /^DELETE \S+\/appRoleAssignments\/\S+( 204)?: no such operation$|^\S+ \/applications\/\S+\/owners\S*( 20[04])?: no such operation$|^PATCH \/applications\/\S+: nothing of the body is known/u;

describe("setting up a tenant", () => {
  test.skipIf(missing !== null)("agrees with Microsoft's contract in everything it asks, undo included", async () => {
    const exchanges: GraphExchange[] = [];
    const tenant = await start({ onExchange: (exchange) => exchanges.push(exchange) });
    const before = contentsOf(tenant);
    for (const kind of ["certificate", "client-secret"] as const) {
      const wish = wishFor(kind === "certificate" ? "CERT" : "SECRET", kind);
      const kept = new KeptSetUp();
      const token = await signIn(tenant, wish);
      await planSetUp(kept.world(tenant, wish, token));
      await runSetUp(kept.world(tenant, wish, token), nothing);
      const planned = await planSetUp(kept.world(tenant, wish, token));
      expect(planned.filter(({ id, verdict }) => id !== "check" && verdict !== "fits")).toEqual([]);
      await undoSetUp(kept.world(tenant, wish, token));
      expect(kept.made).toEqual([]);
    }
    expect(contentsOf(tenant)).toBe(before);
    const validator = createContractValidator();
    const problems = exchanges.flatMap((exchange) => [
      ...validator.validateRequest(exchange),
      ...validator.validateResponse(exchange).problems,
    ]);
    expect(problems.filter((problem) => !outsideOfExtract.test(problem))).toEqual([]);
  });

  test("changes what it made itself when the choices change, and what others made never", async () => {
    const tenant = await start();
    const wish = wishFor("CHANGE");
    const kept = new KeptSetUp();
    const token = await signIn(tenant, wish);
    await runSetUp(kept.world(tenant, wish, token), nothing);
    const { profile } = wish;
    if (!profile) throw new Error("the wish has a profile");
    const other = {
      ...wish,
      group: { ...wish.group, tag: "OD-OTHER" },
      profile: { ...profile, deviceNameTemplate: "PC-%SERIAL%" },
    };
    const planned = await planSetUp(kept.world(tenant, other, token));
    expect(planned.filter(({ verdict }) => verdict === "change").map(({ id }) => id)).toEqual(["group", "profile"]);
    await runSetUp(kept.world(tenant, other, token), nothing);
    expect(contentsOf(tenant)).toContain("[OrderID]:OD-OTHER");
    const stranger = await planSetUp(new KeptSetUp().world(tenant, wish, token));
    expect(stranger.filter(({ verdict }) => verdict === "cannot").map(({ id }) => id)).toEqual(["group", "profile"]);
  });
});

/** Chance that can be repeated (mulberry32). */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

describe("a set-up whose processes are killed and whose answers get lost, by chance", () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    "makes each thing once, forgets nothing and undoes all of it (seed %i)",
    async (seed) => {
      const tenant = await start();
      const random = chance(seed);
      const before = contentsOf(tenant);
      const wish = wishFor("CHANCE", seed % 2 === 0 ? "client-secret" : "certificate");
      const kept = new KeptSetUp();
      let troubles = 0;
      const trouble = (likely: number): boolean => {
        if (troubles >= 12 || random() >= likely) return false;
        troubles += 1;
        return true;
      };
      kept.onWrite = () => {
        if (trouble(0.08)) throw new Killed();
      };
      const unreliable: Fetch = async (url, init) => {
        if (trouble(0.04)) throw new TypeError("fetch failed");
        const answer = await fetch(url, init);
        if (trouble(0.08)) throw new TypeError("the answer was lost");
        return answer;
      };
      const untilDone = async (work: (token: string) => Promise<void>): Promise<void> => {
        for (let attempt = 0; attempt < 60; attempt += 1) {
          try {
            return await work(await signIn(tenant, wish));
          } catch (error) {
            if (!(error instanceof Killed || error instanceof WindlassError)) throw error;
          }
        }
        throw new Error("it never came to an end");
      };
      await untilDone((token) => runSetUp(kept.world(tenant, wish, token, unreliable), nothing));
      const view = tenant.lab.lab.view().tenants.find(({ id }) => id === tenant.sample.tenantId);
      const ours = view?.applications.filter(({ displayName }) => displayName === wish.applicationName) ?? [];
      expect(ours).toHaveLength(1);
      expect((ours[0]?.secrets.length ?? 0) + (ours[0]?.certificates.length ?? 0)).toBe(1);
      expect(view?.groups.filter(({ displayName }) => displayName === wish.group.name)).toHaveLength(1);
      expect(view?.profiles.filter(({ displayName }) => displayName === wish.profile?.name)).toHaveLength(1);
      expect(kept.intents).toEqual([]);

      troubles = 0;
      await untilDone((token) => undoSetUp(kept.world(tenant, wish, token, unreliable)));
      expect(kept.made).toEqual([]);
      expect(contentsOf(tenant)).toBe(before);
    },
  );
});
