import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { OperatingSystemDraft } from "@windlass/planner";
import { type OperatingSystemView, operatingSystemView } from "@windlass/protocol";
import { importMedia } from "../operating-systems/import-media.ts";
import { judgeLocalMedia } from "../operating-systems/local-media.ts";
import { everything } from "../server/session.ts";
import { sha256Of } from "../software/package-folder.ts";
import { printable } from "../terminal.ts";
import { attemptOne, type Importing } from "./outcome.ts";

/** By its bytes where it is one file; the parts of a split set are joined on the server, and known by the name. */
const findThere = async (
  known: readonly OperatingSystemView[],
  { name }: OperatingSystemDraft,
  paths: readonly string[],
): Promise<OperatingSystemView | undefined> => {
  const [path = ""] = paths;
  if (paths.length > 1) return known.find((view) => view.name === name);
  const { size } = await stat(path);
  const alike = known.filter(({ sizeBytes }) => sizeBytes === size);
  if (alike.length === 0) return undefined;
  const sha256 = await sha256Of(path);
  return alike.find((view) => view.sha256 === sha256);
};

/**
 * Brings the images of operating systems.
 *
 * @returns by origin; null in a trial, where it is not there yet
 */
export const importOperatingSystems = async (
  importing: Importing,
  systems: readonly OperatingSystemDraft[],
): Promise<ReadonlyMap<string, OperatingSystemView | null>> => {
  const { session, options } = importing;
  const path = `/api/operating-systems?organisationId=${session.organisationId}`;
  const known = await everything(session.api, operatingSystemView, path);
  const brought = new Map<string, OperatingSystemView | null>();
  for (const [at, draft] of systems.entries()) {
    const paths = draft.paths.map((part) => join(options.root, part));
    const done = await attemptOne<{ view: OperatingSystemView | null }>(
      importing,
      { kind: "operating-system", name: draft.name },
      async () => {
        const there = await findThere(known, draft, paths);
        if (there) return { outcome: "there", result: { view: there } };
        const media = await judgeLocalMedia(paths);
        const [only] = media;
        if (options.dryRun || !only) return { outcome: "would-be-made", result: { view: null } };
        options.terminal.error(`${printable(`Operating system ${at + 1} of ${systems.length}: ${draft.name}`)}\n`);
        return {
          outcome: "made",
          result: { view: await importMedia(session, only, { ...options, name: draft.name }) },
        };
      },
    );
    if (done !== null) brought.set(draft.origin, done.view);
  }
  return brought;
};
