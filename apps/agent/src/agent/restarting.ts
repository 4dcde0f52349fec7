import type { Journal } from "../journal/journal.ts";
import type { Environment } from "../platform/platform.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Runtime } from "./runtime.ts";

const markerFile = "restart.json";

/** How long a restart is held back for the last events to arrive, in milliseconds. They are journaled anyway. */
const flushTime = 3_000;

/** Writes down that the device is to restart, then restarts it. Killed in between, the next run of the program restarts it. */
export const restartDevice = async (
  { platform, screen }: Runtime,
  workspace: Workspace,
  journal: Journal,
  into: Environment,
  flushed: () => Promise<void>,
): Promise<void> => {
  const { id } = await platform.boot();
  workspace.write(markerFile, JSON.stringify({ bootId: id, into }));
  journal.append({ kind: "restarting", into });
  screen.show({ type: "restarting", into });
  await Promise.race([flushed(), new Promise((resolve) => setTimeout(resolve, flushTime).unref())]);
  await platform.restart(into);
};

/** Follows a restart that was written down and did not happen. Gives whether the device restarts now. */
export const followOwedRestart = async ({ platform }: Runtime, workspace: Workspace): Promise<boolean> => {
  const text = workspace.read(markerFile);
  if (text === null) return false;
  const { bootId, into } = JSON.parse(text) as { bootId: string; into: Environment };
  if (bootId !== (await platform.boot()).id) return false;
  await platform.restart(into);
  return true;
};
