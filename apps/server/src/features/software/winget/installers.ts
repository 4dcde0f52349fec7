import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { filesOfPin, type PublishedPackage, WindlassError, type WingetPin } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { type Connection, wholeInstallation } from "../../../database/connection.ts";
import { rememberBlob } from "../../content/remember-blob.ts";
import { contentOf } from "./fetch-content.ts";
import * as installers from "./installers-repository.ts";

/** A killed process's installer goes to another after this. */
const leaseMilliseconds = 15_000;
const signOfLifeMilliseconds = 1_000;
const pauseAfterFailureMilliseconds = 60_000;
const waitMilliseconds = 200;

const keepLease = (context: ServerContext, key: installers.InstallerKey, owner: string) => {
  const lost = new AbortController();
  const timer = setInterval(() => {
    const until = new Date(context.clock().getTime() + leaseMilliseconds);
    context.database
      .within(wholeInstallation, (connection) => installers.renewInstaller(connection, key, owner, until))
      .then((renewed) => renewed || lost.abort(new Error("another process fetches the installer, or nobody wants it")))
      .catch((error: unknown) => context.log.warn({ err: error }, "fetching an installer could not renew its lease"));
  }, signOfLifeMilliseconds);
  return { signal: lost.signal, release: () => clearInterval(timer) };
};

const fetchHeld = async (
  context: ServerContext,
  key: installers.InstallerKey,
  url: string,
  owner: string,
  signal: AbortSignal,
): Promise<void> => {
  const lease = keepLease(context, key, owner);
  try {
    const content = await contentOf(context, key, url, AbortSignal.any([lease.signal, signal]));
    await context.database.within(wholeInstallation, async (connection) => {
      await rememberBlob(connection, content, context.content);
      await installers.finishInstaller(connection, key, owner, content);
    });
  } catch (error) {
    if (lease.signal.aborted || signal.aborted) return;
    const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
    context.log.warn({ code: told.code, sha256: key.sha256 }, "an installer could not be fetched");
    const pauseUntil = new Date(context.clock().getTime() + pauseAfterFailureMilliseconds);
    await context.database.within(wholeInstallation, (connection) =>
      installers.failInstaller(connection, key, owner, { problem: told.told(), pauseUntil }),
    );
  } finally {
    lease.release();
  }
};

/**
 * Fetches an installer, or waits for who does. When it ends, the row says what it came to; killed or stopped at any
 * point, it is gone on with from where it ended.
 */
export const fetchInstaller = async (
  context: ServerContext,
  key: installers.InstallerKey,
  signal: AbortSignal,
): Promise<void> => {
  const owner = randomUUID();
  while (!signal.aborted) {
    const now = context.clock();
    const until = new Date(now.getTime() + leaseMilliseconds);
    const claimed = await context.database.within(wholeInstallation, (connection) =>
      installers.claimInstaller(connection, key, { owner, until, now }),
    );
    if (claimed === "done") return;
    if (claimed !== "held") return await fetchHeld(context, key, claimed.url, owner, signal);
    await sleep(waitMilliseconds);
  }
};

/** The packages with the sizes of the installers that are there. */
export const withInstallerSizes = async (
  connection: Connection,
  organisationId: string,
  packages: readonly PublishedPackage[],
): Promise<PublishedPackage[]> => {
  if (!packages.some(({ steps }) => steps.some(({ kind }) => kind === "winget"))) return [...packages];
  const sizes = new Map(
    (await installers.readInstallers(connection, organisationId)).map((row) => [row.sha256, row.size_bytes]),
  );
  const sized = <File extends { readonly sha256: string }>(file: File) => ({
    ...file,
    sizeBytes: sizes.get(file.sha256) ?? null,
  });
  const sizedPin = (pin: WingetPin): WingetPin => ({ ...sized(pin), dependencies: pin.dependencies.map(sized) });
  return packages.map((entry) => ({
    ...entry,
    steps: entry.steps.map((step) => (step.kind === "winget" ? { ...step, pins: step.pins.map(sizedPin) } : step)),
  }));
};

/** Devices get installers from the content store. @throws publication.installer-missing for the first that is not there */
export const requireInstallers = async (
  connection: Connection,
  organisationId: string,
  packages: readonly PublishedPackage[],
): Promise<void> => {
  for (const { id, name, version, steps } of packages) {
    const pins = steps.flatMap((step) => (step.kind === "winget" ? step.pins.flatMap(filesOfPin) : []));
    const missing = pins.find(({ sizeBytes }) => sizeBytes === null);
    if (!missing) continue;
    const rows = await installers.readInstallers(connection, organisationId);
    const problem = rows.find(({ sha256 }) => sha256 === missing.sha256)?.problem;
    throw new WindlassError("publication.installer-missing", {
      parameters: {
        name: `${name} ${version}`,
        what: problem ? `: ${problem.message.replace(/\.$/, "")}` : "; it is being fetched",
      },
      object: { kind: "software package", id, name },
    });
  }
};
