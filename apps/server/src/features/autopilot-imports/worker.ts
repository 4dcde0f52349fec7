import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { startWorkLoop } from "../../work-loop.ts";
import { createRegistrations } from "./creating.ts";
import { removeFile } from "./files.ts";
import { type HeldImport, holdImport, LeaseLost, leaseMilliseconds } from "./held-import.ts";
import { readImportedFile } from "./reading.ts";
import * as imports from "./repository.ts";

/** Finds imports whose worker was killed; new ones are announced. */
const lookEveryMilliseconds = 2000;

/** A full disk or a database that restarts may pass; after so many attempts it is told. */
const mostAttempts = 5;

const claim = (context: ServerContext) => {
  const now = context.clock();
  const lease = { owner: context.instanceId, until: new Date(now.getTime() + leaseMilliseconds) };
  return context.database.within(wholeInstallation, (connection) => imports.claimImport(connection, lease, now));
};

const work = async (context: ServerContext, held: HeldImport): Promise<void> => {
  if (held.row.state === "creating") return createRegistrations(context, held);
  await readImportedFile(context, held);
  await removeFile(context, held.row.id);
};

const giveBack = (context: ServerContext, id: string): Promise<boolean> =>
  context.database.within(wholeInstallation, (connection) =>
    imports.updateHeldImport(connection, id, context.instanceId, { lease_until: context.clock() }),
  );

/** Brings one import on, or leaves it so that it is taken up again. */
const workOn = async (context: ServerContext, held: HeldImport): Promise<void> => {
  const { id, state, attempts } = held.row;
  try {
    await work(context, held);
  } catch (error) {
    if (error instanceof LeaseLost) return;
    if (held.signal.aborted) return void (await giveBack(context, id));
    const told = error instanceof WindlassError ? error : null;
    if (!told) context.log.error({ err: error, import: id, attempt: attempts }, "an Autopilot import failed");
    // What was wrong with a file will be wrong again; registrations are tried until they are made.
    const isOver = state === "reading" && (told !== null || attempts >= mostAttempts);
    if (!isOver) return;
    const failure = (told ?? new WindlassError("server.unexpected", { cause: error })).told();
    await held.end({ state: "refused", failure });
    await removeFile(context, id);
  }
};

/** Reads files and registers what was confirmed, one import after the other, as part of the role `worker`. */
export const startAutopilotImporting = (context: ServerContext): { stop(): Promise<void> } =>
  startWorkLoop(context, {
    what: "Autopilot imports",
    lookEveryMilliseconds,
    topic: "autopilot-imports",
    next: async (signal) => {
      const row = await claim(context);
      if (row) await workOn(context, holdImport(context, row, signal));
      return row !== undefined;
    },
    isExpected: (error) => error instanceof LeaseLost,
  });
