import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  createGraphClient,
  createRequestBudget,
  describeReport,
  noSubjects,
  planSetUp,
  runSetUp,
  type SetUpWorld,
  undoSetUp,
} from "@windlass/autopilot";
import { type SetUpStep, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { endpointsOf } from "../tenant-connections/endpoints.ts";
import { homeOf, memoryOf } from "./home.ts";
import { type HeldSetUp, LeaseLost } from "./lease.ts";
import { isSignedIn } from "./presenter.ts";
import { withoutSignIn } from "./sealed.ts";
import { askAfterSignIn } from "./sign-in.ts";

/** What passes by itself is tried again so often before it is told. */
const maximumAttempts = 3;
const pauseMilliseconds = 3000;

const signIn = async (context: ServerContext, held: HeldSetUp): Promise<void> => {
  const { deviceCode, ...parts } = held.parts();
  if (!deviceCode) throw new WindlassError("set-up.sign-in-needed");
  const progress = await askAfterSignIn(context, held.row(), deviceCode);
  if (progress.kind === "waiting") {
    const { intervalSeconds } = progress;
    await held.write({
      next_at: new Date(context.clock().getTime() + intervalSeconds * 1000),
      ...(intervalSeconds !== deviceCode.intervalSeconds && {
        parts: { ...parts, deviceCode: { ...deviceCode, intervalSeconds } },
      }),
    });
    return;
  }
  const { accessToken, tenantId, as, until } = progress;
  const next = { plan: "planning", run: "running", undo: "undoing" } as const;
  await held.write({
    state: next[held.row().purpose],
    sign_in: null,
    signed_in: { as, until: until.toISOString() },
    tenant_id: tenantId,
    next_at: null,
    attempts: 0,
    parts: { ...parts, accessToken },
  });
};

const worldOf = async (context: ServerContext, held: HeldSetUp): Promise<SetUpWorld> => {
  const { accessToken } = held.parts();
  const row = held.row();
  if (!accessToken || !row.tenant_id || !isSignedIn(row, context.clock()))
    throw new WindlassError("set-up.sign-in-needed");
  const timing = {
    now: () => context.clock().getTime(),
    sleep: async (milliseconds: number) => {
      await sleep(milliseconds, undefined, { signal: held.signal });
    },
    random: Math.random,
  };
  const graph = createGraphClient({
    endpoints: endpointsOf(context, row.wish.cloud),
    // Delegated access cannot be renewed here: a refused token means a new sign-in.
    tokens: { token: async () => accessToken },
    fetch,
    timing,
    budget: createRequestBudget(timing),
    newId: randomUUID,
    timeoutMilliseconds: 30_000,
    longestWaitMilliseconds: 60_000,
  });
  const home = await homeOf(context, held);
  return {
    setUpId: row.mark,
    tenantId: row.tenant_id,
    wish: row.wish,
    graph,
    memory: memoryOf(held),
    home,
    subjects: noSubjects(),
  };
};

const idsOf = ({ subjects }: SetUpWorld) => ({
  ...(subjects.application && { clientId: subjects.application.clientId }),
  ...(subjects.groupId && { groupObjectId: subjects.groupId }),
});

const plan = async (context: ServerContext, held: HeldSetUp): Promise<void> => {
  const world = await worldOf(context, held);
  const steps = await planSetUp(world);
  await held.write({ state: "planned", steps, subjects: idsOf(world), failure: null });
};

const withProgress = (steps: readonly SetUpStep[], id: string, change: Partial<SetUpStep>): SetUpStep[] =>
  steps.map((step) => (step.id === id ? { ...step, ...change } : step));

const run = async (context: ServerContext, held: HeldSetUp): Promise<void> => {
  const world = await worldOf(context, held);
  let reported: string | undefined;
  const { home } = world;
  const listening: SetUpWorld = {
    ...world,
    home: {
      ...home,
      check: async (group) => {
        const report = await home.check(group);
        reported = describeReport(report.rows);
        return report;
      },
    },
  };
  await runSetUp(listening, async (id, progress) => {
    held.signal.throwIfAborted();
    const detail = id === "check" && progress === "done" && reported !== undefined ? { detail: reported } : {};
    await held.write({
      steps: withProgress(held.row().steps, id, { progress, ...detail }),
      subjects: { ...held.row().subjects, ...idsOf(world) },
    });
  });
  // What it was given for is done.
  await held.write({ state: "done", failure: null, signed_in: null, parts: withoutSignIn(held.parts()) });
};

const undo = async (context: ServerContext, held: HeldSetUp): Promise<void> => {
  await undoSetUp(await worldOf(context, held));
  // Everything is gone: the sign-in has served, and nothing of the credential is of use.
  await held.write({ state: "undone", steps: [], subjects: {}, failure: null, signed_in: null, parts: {} });
};

const work = {
  "signing-in": signIn,
  planning: plan,
  running: run,
  undoing: undo,
} as const;

const isWorking = (state: string): state is keyof typeof work => Object.hasOwn(work, state);

/** What may pass by itself; the steps find what is done already. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof WindlassError) || error.code === "set-up.tenant-busy" || error.code === "tenant.not-connected";

/** A token knows the roles of its moment: with new ones, or as somebody else, one has to sign in again. */
const outdated: ReadonlySet<string> = new Set(["set-up.sign-in-needed", "set-up.role-missing"]);

const fail = async (held: HeldSetUp, error: WindlassError): Promise<void> => {
  const { row, parts } = held;
  const steps = row().steps.map(
    (step): SetUpStep => (step.progress === "running" ? { ...step, progress: "failed" } : step),
  );
  const signedOut = outdated.has(error.code) || row().state === "signing-in";
  await held.write({
    state: "failed",
    steps,
    failure: error.told(),
    sign_in: null,
    ...(signedOut && { signed_in: null, parts: withoutSignIn(parts()) }),
  });
};

/** Does what a claimed set-up is waiting for, or leaves it so that it is taken up again. */
export const workOn = async (context: ServerContext, held: HeldSetUp): Promise<void> => {
  const { state, organisation_id: organisation, attempts } = held.row();
  try {
    if (isWorking(state)) await work[state](context, held);
  } catch (error) {
    if (error instanceof LeaseLost || held.signal.aborted) {
      context.log.info({ organisation }, "a set-up was stopped or taken over");
      return;
    }
    context.log.warn({ err: error, organisation, attempt: attempts }, "a set-up's step failed");
    const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
    if (mayPass(error) && attempts < maximumAttempts) {
      await held.write({ next_at: new Date(context.clock().getTime() + pauseMilliseconds * attempts) });
    } else await fail(held, told);
  }
};
