import type { BootMedium, ToldError } from "@windlass/protocol";
import { ServerApi } from "../http/server-api.ts";
import { ServerClock } from "../http/server-clock.ts";
import { SignedClient } from "../http/signed-client.ts";
import { progressOf } from "../journal/progress.ts";
import { readBootMedium } from "../session/boot-medium.ts";
import { loadDeviceKey } from "../session/device-key.ts";
import { enrol } from "../session/enrol.ts";
import { type Leaving, leavingOf, readStoredSession } from "../session/stored-session.ts";
import { runSteps } from "../steps/run-steps.ts";
import { Workspace } from "../workspace/workspace.ts";
import { toldFailure } from "./failures.ts";
import { cleanUp, reportEnd } from "./finish.ts";
import { openReporting, prepareDeployment, type Reporting } from "./open-deployment.ts";
import { followOwedRestart, restartDevice } from "./restarting.ts";
import type { Runtime } from "./runtime.ts";
import type { Persistence } from "./waiting.ts";

/** How one run of the program ended. */
type RunEnd = "succeeded" | "failed" | "restart";

const mediumFile = "boot-medium.json";

/** The boot medium is there in Windows PE only; later the copy of the first start counts. */
const mediumOf = (workspace: Workspace, path: string): BootMedium => {
  if (workspace.read(mediumFile) === null) workspace.write(mediumFile, JSON.stringify(readBootMedium(path)));
  return readBootMedium(workspace.path(mediumFile));
};

interface Run {
  readonly runtime: Runtime;
  readonly workspace: Workspace;
  readonly abort: AbortController;
  readonly persistence: Persistence;
}

const startRun = async (runtime: Runtime): Promise<Run> => {
  const abort = new AbortController();
  let lastReason = "";
  const persistence: Persistence = {
    patience: runtime.patience,
    random: runtime.random,
    signal: abort.signal,
    onWaiting: (reason) => {
      if (reason !== lastReason) runtime.screen.show({ type: "waiting", reason });
      lastReason = reason;
    },
  };
  return { runtime, workspace: await Workspace.open(runtime.platform), abort, persistence };
};

/** Gets the device approved; gives the reporting, or why it was not. */
const enrolled = async ({ runtime, workspace, abort, persistence }: Run, mediumPath: string) => {
  const medium = mediumOf(workspace, mediumPath);
  const inventory = await runtime.platform.inventory();
  runtime.screen.show({
    type: "started",
    serialNumber: inventory.smbios.serialNumber,
    model: `${inventory.smbios.manufacturer} ${inventory.smbios.product}`,
    environment: (await runtime.platform.boot()).environment,
  });
  const clock = new ServerClock(runtime.now);
  const client = new SignedClient(loadDeviceKey(workspace), clock, medium);
  const api = new ServerApi(client, medium.serverUrl);
  const grant = await enrol({ runtime, workspace, client, api, clock, medium, inventory, persistence });
  runtime.screen.show({ type: "approved", deploymentId: grant.deploymentId });
  const reporting = openReporting({
    runtime,
    workspace,
    client,
    api,
    clock,
    persistence,
    grant,
    onRefused: (error) => abort.abort(error),
  });
  return { medium, inventory, reporting };
};

const carryOut = async (run: Run, reporting: Reporting, prepare: () => ReturnType<typeof prepareDeployment>) => {
  try {
    const outcome = await runSteps(await prepare());
    if (outcome.kind === "restart") {
      const flushed = () => reporting.reporter.flushed();
      await restartDevice(run.runtime, run.workspace, reporting.journal, outcome.into, flushed);
    }
    return outcome;
  } catch (error) {
    if (run.abort.signal.aborted) throw error;
    const told = toldFailure(error, "Carrying out the deployment");
    reporting.journal.append({ kind: "log", level: "error", message: told.message, stepId: null });
    return { kind: "failed", error: told } as const;
  }
};

/** What is left to do on the device once the server knows the end. */
const settle = async ({ runtime, workspace }: Run, error: ToldError | null, leaving: Leaving): Promise<RunEnd> => {
  await cleanUp({ runtime, workspace });
  if (!error && leaving.switchedOff) await runtime.platform.shutDown(leaving.into);
  else if (!error) await runtime.platform.restart(leaving.into);
  runtime.screen.show({ type: "finished", outcome: error ? "failed" : "succeeded", error });
  return error ? "failed" : "succeeded";
};

const end = async (run: Run, reporting: Reporting, error: ToldError | null): Promise<RunEnd> => {
  const { events } = reporting.journal;
  const leaving = leavingOf(progressOf(events).plan);
  const kind = leaving.switchedOff ? "switching-off" : "restarting";
  const lastStep = events.findLastIndex(({ body }) => body.kind === "step-finished");
  const isTold = events.slice(lastStep + 1).some(({ body }) => body.kind === kind);
  if (!error && !isTold) reporting.journal.append({ kind, into: leaving.into });
  await reportEnd(reporting, error);
  return settle(run, error, leaving);
};

/** Failures before or beside the steps: told on the screen; what cannot be continued is removed. */
const stop = async ({ runtime, workspace }: Run, error: unknown): Promise<RunEnd> => {
  await cleanUp({ runtime, workspace });
  runtime.screen.show({ type: "finished", outcome: "failed", error: toldFailure(error, "Starting the deployment") });
  return "failed";
};

/**
 * One run of the agent's program: from the start of the device to its next restart or the end of the deployment. Stopped
 * at any moment, the next run on the same device carries on.
 */
export const runAgent = async (runtime: Runtime, mediumPath: string): Promise<RunEnd> => {
  const run = await startRun(runtime);
  if (await followOwedRestart(runtime, run.workspace)) return "restart";
  try {
    const known = readStoredSession(run.workspace)?.end;
    if (known) return await settle(run, known.error, known.leaving);
    const { medium, inventory, reporting } = await enrolled(run, mediumPath);
    const reported = reporting.reporter.run();
    const outcome = await carryOut(run, reporting, () => prepareDeployment(reporting, medium, inventory));
    if (outcome.kind === "restart") return "restart";
    const ended = await end(run, reporting, outcome.kind === "failed" ? outcome.error : null);
    run.abort.abort();
    await reported;
    return ended;
  } catch (error) {
    return await stop(run, run.abort.signal.aborted ? run.abort.signal.reason : error);
  } finally {
    run.abort.abort();
  }
};
