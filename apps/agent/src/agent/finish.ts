import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ToldError } from "@windlass/protocol";
import { progressOf } from "../journal/progress.ts";
import { leavingOf, readStoredSession, writeStoredSession } from "../session/stored-session.ts";
import { logFolderPath } from "../steps/hand-over.ts";
import { isRefusal } from "./failures.ts";
import type { Reporting } from "./open-deployment.ts";
import { untilAnswered } from "./waiting.ts";

/** Whether the server already knows the end: the answer to an earlier attempt was lost, and the token is revoked. */
const alreadyFinished = async ({ api, persistence, workspace }: Reporting, error: unknown): Promise<boolean> => {
  if (isRefusal(error, "agent.deployment-finished")) return true;
  const sessionId = readStoredSession(workspace)?.sessionId;
  if (sessionId === undefined) return false;
  const view = await untilAnswered(() => api.readSession(sessionId, persistence.signal), persistence);
  return view.state === "finished";
};

/** Brings the last events and the end of the deployment to the server, however long that takes. */
export const reportEnd = async (reporting: Reporting, error: ToldError | null): Promise<void> => {
  const { api, journal, reporter, persistence, workspace } = reporting;
  const stored = readStoredSession(workspace);
  const leaving = leavingOf(progressOf(journal.events).plan);
  await reporter.flushed();
  const request = { outcome: error ? "failed" : "succeeded", error, lastSequence: journal.lastSequence } as const;
  try {
    await untilAnswered(() => api.finish(request, persistence.signal), persistence);
  } catch (refusal) {
    if (!(await alreadyFinished(reporting, refusal))) throw refusal;
  }
  if (stored) writeStoredSession(workspace, { ...stored, end: { error, leaving } });
};

/** Leaves the journal on the device for support, then removes key, token and downloads. */
export const cleanUp = async ({ runtime, workspace }: Pick<Reporting, "runtime" | "workspace">): Promise<void> => {
  const journal = workspace.path("events.jsonl");
  if (workspace.durable && existsSync(journal)) {
    const logs = await runtime.platform.pathOf(logFolderPath);
    mkdirSync(logs, { recursive: true });
    copyFileSync(journal, join(logs, "events.jsonl"));
  }
  workspace.remove();
};
