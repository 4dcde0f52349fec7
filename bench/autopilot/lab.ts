import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { type DeviceReadiness, deviceReadiness, type LabReady, type LabRequest, labReady } from "./messages.ts";

/** The lab's process, as a contender holds it. */
export interface BenchLab extends LabReady {
  readonly advance: (milliseconds: number) => Promise<void>;
  /** When the lab was ready with each device that was ever imported. */
  readonly readiness: () => Promise<DeviceReadiness[]>;
  /** Registers devices that were there before. */
  readonly fill: (count: number) => Promise<void>;
  readonly stop: () => void;
}

export const startBenchLab = async (): Promise<BenchLab> => {
  const child = fork(join(import.meta.dirname, "lab-process.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const [first] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the lab ended with ${code}`))),
  ]);
  const ready = labReady.parse(first.ready);
  const waiting = new Map<number, (result: unknown) => void>();
  child.on("message", ({ id, result }: { id: number; result: unknown }) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let lastId = 0;
  const ask = (request: LabRequest): Promise<unknown> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      child.send({ id: lastId, request });
    });
  return {
    ...ready,
    advance: async (milliseconds) => {
      await ask({ kind: "advance", milliseconds });
    },
    readiness: async () => z.array(deviceReadiness).parse(await ask({ kind: "readiness" })),
    fill: async (count) => {
      await ask({ kind: "fill", count });
    },
    stop: () => child.kill(),
  };
};
