import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type BehaviourChange, changeBehaviour, defaultBehaviour, type LabBehaviour } from "./behaviour/settings.ts";
import { settle } from "./behaviour/settle.ts";
import { createLabClock, type LabClock } from "./clock.ts";
import { openSigningKey } from "./entra/signing-key.ts";
import { createGraphService, type GraphExchange } from "./graph/dispatch.ts";
import { createLabHandle, type LabHandle } from "./handle.ts";
import { createServer, type TlsFiles } from "./http/server.ts";
import type { LabCore } from "./lab-core.ts";
import { furnishTenant } from "./operations/furnish.ts";
import { type SampleTenant, seedSampleTenant } from "./seed.ts";
import { openState } from "./state/state.ts";

export interface TenantLabOptions {
  /** 0 or left out: any free port. */
  readonly port?: number;
  /** A loopback address; `127.0.0.1` when left out. */
  readonly host?: string;
  /** Folder that keeps the state; in memory when left out. */
  readonly dataDirectory?: string;
  /** Divides the service's delays; 1 is realistic (half an hour until a profile is assigned). */
  readonly speed?: number;
  /** Anything else of the behaviour: delays, limits, pages. */
  readonly behaviour?: BehaviourChange;
  /** For tests: a clock that is advanced by hand. */
  readonly clock?: LabClock;
  /** Make the sample tenant, with this secret or a made-up one. */
  readonly seed?: boolean | { readonly clientSecret: string };
  /** Key and certificate in PEM; plain HTTP when left out. */
  readonly tls?: TlsFiles;
  /** Called with every operation of Graph and its answer, members of batches one by one. */
  readonly onExchange?: (exchange: GraphExchange) => void;
}

export interface TenantLab {
  /** Base address: authority host of Entra, and of Graph with `/v1.0` or `/beta`. No slash at the end. */
  readonly url: string;
  readonly lab: LabHandle;
  /** The sample tenant, when it was asked for. */
  readonly sample: SampleTenant | null;
  /** Ends the lab; asked again, it waits for the same end. */
  close(): Promise<void>;
}

/** Starts a Microsoft tenant to work against. @throws Error when the port is taken or the address is not loopback. */
export async function startTenantLab(options: TenantLabOptions = {}): Promise<TenantLab> {
  const host = options.host ?? "127.0.0.1";
  if (!/^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/.test(host)) {
    throw new Error(
      `The tenant lab holds no real secrets and guards none: it listens on loopback only, not on ${host}.`,
    );
  }
  const state = openState(options.dataDirectory ?? null);
  const advanced = state.facts.get("clock")?.value;
  const clock = options.clock ?? createLabClock(Date.now, typeof advanced === "number" ? advanced : 0);
  const core = createCore(state, clock, { ...options.behaviour, ...speedOf(options) });
  const key = await openSigningKey(state);
  const service = createGraphService(core, key, options.onExchange ?? (() => {}));
  const server = createServer(core, key, service, options.tls);
  const lab = createLabHandle(core);
  settle(core);
  state.transaction(() => {
    for (const tenant of state.tenants.values()) furnishTenant(core, tenant);
  });
  const sample = options.seed ? seedSampleTenant(lab, secretOf(options.seed)) : null;
  try {
    await server.listen({ host, port: options.port ?? 0 });
  } catch (error) {
    state.close();
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  const scheme = options.tls === undefined ? "http" : "https";
  return {
    url: `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`,
    lab,
    sample,
    close: () => {
      closing ??= server.close().then(() => state.close());
      return closing;
    },
  };
}

function speedOf(options: TenantLabOptions): BehaviourChange {
  return options.speed === undefined ? {} : { speed: options.speed };
}

function secretOf(seed: true | { readonly clientSecret: string }): string | undefined {
  return seed === true ? undefined : seed.clientSecret;
}

function createCore(state: LabCore["state"], clock: LabClock, change: BehaviourChange): LabCore {
  let behaviour: LabBehaviour = changeBehaviour(defaultBehaviour, change);
  return {
    state,
    clock,
    newId: randomUUID,
    behaviour: () => behaviour,
    changeBehaviour: (next) => {
      behaviour = changeBehaviour(behaviour, next);
      return behaviour;
    },
  };
}
