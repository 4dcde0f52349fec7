import { describe, expect, it } from "vitest";
import type { KeyPrefix } from "./refresh-keys.ts";
import { Refresher } from "./refresher.ts";

/** A refresh that ends when the test says so. */
const heldRefresh = () => {
  const started: string[] = [];
  const holds: (() => void)[] = [];
  const refresh = (prefix: KeyPrefix) => {
    started.push(prefix.join("/"));
    return new Promise<void>((done) => holds.push(done));
  };
  const release = async () => {
    for (const done of holds.splice(0)) done();
    // Lets the round end and the next one begin; nothing here takes time.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { refresh, started, release };
};

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe("refreshing what changed", () => {
  it("fetches a prefix once when many changes concern it", async () => {
    const { refresh, started } = heldRefresh();
    const refresher = new Refresher(refresh, async () => undefined);
    for (let count = 0; count < 50; count += 1) refresher.note([["deployments", "list"]]);
    await settle();
    expect(started).toEqual(["deployments/list"]);
  });

  it("does not begin a second round before the first has its answers, and then fetches what came meanwhile", async () => {
    const { refresh, started, release } = heldRefresh();
    const refresher = new Refresher(refresh, async () => undefined);
    refresher.note([["builds"]]);
    await settle();
    refresher.note([["builds"], ["devices"]]);
    await settle();
    expect(started).toEqual(["builds"]);
    await release();
    expect(started).toEqual(["builds", "builds", "devices"]);
  });

  it("goes on after a fetch that failed", async () => {
    const started: string[] = [];
    const refresher = new Refresher(
      async (prefix) => {
        started.push(prefix.join("/"));
        throw new Error("no answer");
      },
      async () => undefined,
    );
    refresher.note([["builds"]]);
    await settle();
    refresher.note([["devices"]]);
    await settle();
    expect(started).toEqual(["builds", "devices"]);
  });
});
