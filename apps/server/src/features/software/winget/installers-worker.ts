import { setTimeout as sleep } from "node:timers/promises";
import { filesOfPin, type WingetDependency, type WingetPin } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { oneOrganisation, wholeInstallation } from "../../../database/connection.ts";
import { startWorkLoop } from "../../../work-loop.ts";
import { definitionOf } from "../presenter.ts";
import { readPackages } from "../repository.ts";
import { requireNestedFiles } from "./archives.ts";
import { fetchInstaller } from "./installers.ts";
import { findMissing, wantInstallers } from "./installers-repository.ts";

const lookEveryMilliseconds = 3_000;
/** Whoever publishes waits so long for downloads; after that they go on without him. */
const publishWaitMilliseconds = 20_000;

/** Fetches installers that are wanted and missing, one after the other, as part of the role `worker`. */
export const startFetchingInstallers = (context: ServerContext): { stop(): Promise<void> } =>
  startWorkLoop(context, {
    what: "installers to fetch",
    lookEveryMilliseconds,
    topic: null,
    next: async (signal) => {
      const key = await context.database.within(wholeInstallation, (connection) =>
        findMissing(connection, context.clock()),
      );
      if (key) await fetchInstaller(context, key, signal);
      return key !== undefined;
    },
  });

/** Notes which installers the organisation's packages pin. @returns all that is pinned */
const noteWanted = (context: ServerContext, organisationId: string): Promise<(WingetPin | WingetDependency)[]> =>
  context.database.within(oneOrganisation(organisationId), async (connection) => {
    const steps = (await readPackages(connection, organisationId)).flatMap((row) => definitionOf(row).steps);
    const pins = steps.flatMap((step) => (step.kind === "winget" ? step.pins : []));
    const wanted = new Map(pins.flatMap(filesOfPin).map((file) => [file.sha256, file]));
    const rows = [...wanted.values()].map(({ sha256, url }) => ({ sha256, url }));
    await wantInstallers(connection, organisationId, rows);
    return pins.flatMap(filesOfPin);
  });

/**
 * Fetches the installers that the organisation is about to publish. Returns when all are there, or failed (the rows say
 * why), or take longer than a person should wait; then the workers go on.
 *
 * @throws software.installer-lacks-file, archive.damaged, archive.too-large for archives that are there
 */
export const fetchBeforePublishing = async (context: ServerContext, organisationId: string): Promise<void> => {
  const wanted = await noteWanted(context, organisationId);
  const waited = new AbortController();
  const fetchAll = async (): Promise<void> => {
    for (const { sha256 } of wanted) await fetchInstaller(context, { organisationId, sha256 }, waited.signal);
  };
  const timeIsUp = sleep(publishWaitMilliseconds, undefined, { signal: waited.signal }).catch(() => undefined);
  await Promise.race([fetchAll(), timeIsUp]);
  // What is under way here is called off: a worker goes on with it, and this process may end.
  waited.abort();
  await requireNestedFiles(context.content, wanted);
};
