import type { ToldError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { type TransferEvents, UploadStore } from "./upload-store.ts";

const refused: ToldError = { code: "image.not-recognised", message: "Not a Windows image.", remedy: "Choose another." };

const setUp = (most = 2) => {
  let now = 0;
  const store = new UploadStore({ now: () => now, toldOf: () => refused, most });
  const calls: string[] = [];
  const events = new Map<string, TransferEvents>();
  const add = (fileName: string, finish: (uploadId: string) => Promise<unknown> = async () => undefined) =>
    store.add({
      purpose: "operating-systems",
      fileName,
      totalBytes: 1000,
      createTransfer: (given) => {
        events.set(fileName, given);
        const note = (what: string) => () => void calls.push(`${what} ${fileName}`);
        return { start: note("start"), pause: note("pause"), discard: note("discard") };
      },
      finish,
    });
  const states = () => store.items().map((item) => `${item.fileName} ${item.state}`);
  const id = (fileName: string) => store.items().find((item) => item.fileName === fileName)?.id ?? -1;
  const wait = (milliseconds: number) => {
    now += milliseconds;
  };
  return { store, add, calls, events, states, id, wait };
};

const settle = () => new Promise((done) => setImmediate(done));

describe("uploads", () => {
  it("send as many at the same time as allowed and the others in turn", async () => {
    const { add, states, events, calls } = setUp(2);
    for (const name of ["a", "b", "c"]) add(name);
    expect(states()).toEqual(["a sending", "b sending", "c queued"]);
    events.get("a")?.onSent("upload-a");
    await settle();
    expect(states()).toEqual(["b sending", "c sending"]);
    expect(calls).toEqual(["start a", "start b", "start c"]);
  });

  it("let the next one send while one is paused, and queue the paused one again", () => {
    const { store, add, states, id } = setUp(1);
    add("a");
    add("b");
    store.pause(id("a"));
    expect(states()).toEqual(["a paused", "b sending"]);
    store.resume(id("a"));
    expect(states()).toEqual(["a queued", "b sending"]);
  });

  it("hand the finished upload over and leave the list", async () => {
    const { add, events, states } = setUp();
    const handed: string[] = [];
    add("a", async (uploadId) => void handed.push(uploadId));
    events.get("a")?.onSent("upload-a");
    expect(states()).toEqual(["a finishing"]);
    await settle();
    expect(handed).toEqual(["upload-a"]);
    expect(states()).toEqual([]);
  });

  it("tell why the server refused what was sent, and hand it over again without sending it again", async () => {
    const { store, add, events, calls, states, id } = setUp();
    let attempts = 0;
    add("a", async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("refused");
    });
    events.get("a")?.onSent("upload-a");
    await settle();
    expect(store.items()[0]).toMatchObject({ state: "failed", failure: refused });
    store.resume(id("a"));
    await settle();
    expect(states()).toEqual([]);
    expect(calls).toEqual(["start a"]);
  });

  it("go on after a failure on the way", () => {
    const { store, add, events, calls, states, id } = setUp();
    add("a");
    events.get("a")?.onFailure(refused);
    expect(states()).toEqual(["a failed"]);
    store.resume(id("a"));
    expect(states()).toEqual(["a sending"]);
    expect(calls).toEqual(["start a", "start a"]);
  });

  it("are forgotten by the server when they are cancelled", () => {
    const { store, add, calls, states, id } = setUp();
    add("a");
    store.cancel(id("a"));
    expect(states()).toEqual([]);
    expect(calls).toEqual(["start a", "discard a"]);
  });

  it("tell their speed once there is something to measure", () => {
    const { store, add, events, wait } = setUp();
    add("a");
    events.get("a")?.onProgress(100);
    expect(store.items()[0]?.bytesPerSecond).toBeNull();
    wait(2000);
    events.get("a")?.onProgress(500);
    expect(store.items()[0]).toMatchObject({ sentBytes: 500, bytesPerSecond: 200 });
  });

  it("ignore progress that arrives after the pause", () => {
    const { store, add, events, states, id } = setUp();
    add("a");
    store.pause(id("a"));
    events.get("a")?.onProgress(900);
    expect(states()).toEqual(["a paused"]);
    expect(store.items()[0]?.sentBytes).toBe(0);
  });
});
