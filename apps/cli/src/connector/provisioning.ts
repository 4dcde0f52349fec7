import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ConnectorProblem, ConnectorResult, ConnectorWork } from "@windlass/protocol";
import { readAccountFile } from "./account-file.ts";
import { runDjoin } from "./djoin.ts";

/** A folder for one attempt: `provisioning-<account>-<attempt>`. Its name says what was under way, should this be killed. */
const pattern = /^provisioning-([0-9a-f-]{36})-([1-9]\d{0,3})$/;
const fileName = "account.txt";

const placeOf = (folder: string, { id, attempt }: Pick<ConnectorWork, "id" | "attempt">): string =>
  join(folder, `provisioning-${id}-${attempt}`);

const failed = (attempt: number, problem: ConnectorProblem): ConnectorResult => ({
  outcome: "failed",
  attempt,
  problem,
});

/** Forgets an attempt: what djoin wrote is deleted, whatever became of it. */
export const forgetAttempt = (folder: string, work: Pick<ConnectorWork, "id" | "attempt">): Promise<void> =>
  rm(placeOf(folder, work), { recursive: true, force: true, maxRetries: 3 });

/**
 * Makes one account. What djoin wrote stays on the disk until the server has it, so that a connector that is killed in
 * between can still send it; {@link forgetAttempt} deletes it.
 *
 * @param domain the connector's own, as it was enrolled: it makes accounts in no other
 */
export const provision = async (
  { folder, program, domain }: { readonly folder: string; readonly program: string; readonly domain: string },
  work: ConnectorWork,
  signal: AbortSignal,
): Promise<ConnectorResult> => {
  if (work.domain.toLowerCase() !== domain.toLowerCase()) return failed(work.attempt, { kind: "name-refused" });
  const place = placeOf(folder, work);
  await mkdir(place, { recursive: true, mode: 0o700 });
  const problem = await runDjoin(program, work, join(place, fileName), signal);
  if (problem) return failed(work.attempt, problem);
  const read = await readAccountFile(join(place, fileName));
  if ("problem" in read) return failed(work.attempt, { kind: read.problem });
  return { outcome: "made", attempt: work.attempt, blob: read.blob };
};

/** An attempt that an earlier run of the command did not finish; null instead of a result where nothing was made. */
export interface LeftAttempt {
  readonly id: string;
  readonly attempt: number;
  readonly result: ConnectorResult | null;
}

export const leftAttempts = async (folder: string): Promise<LeftAttempt[]> => {
  const left: LeftAttempt[] = [];
  for (const name of await readdir(folder)) {
    const [, id, digits] = pattern.exec(name) ?? [];
    if (id === undefined || digits === undefined) continue;
    const attempt = Number(digits);
    const read = await readAccountFile(join(folder, name, fileName));
    left.push({ id, attempt, result: "blob" in read ? { outcome: "made", attempt, blob: read.blob } : null });
  }
  return left;
};
