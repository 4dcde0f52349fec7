import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { PackageDraft } from "@windlass/planner";
import { type SoftwarePackageView, softwarePackageCreate, softwarePackageView } from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { everything } from "../server/session.ts";
import { sendFiles } from "../software/import-package.ts";
import { filesBelow, type LocalFile } from "../software/package-folder.ts";
import { printable } from "../terminal.ts";
import { attemptOne, hasMark, type Importing, withMark } from "./outcome.ts";

/** Each after those it depends on; circles were cut before. */
const inOrder = (packages: readonly PackageDraft[]): PackageDraft[] => {
  const byOrigin = new Map(packages.map((draft) => [draft.origin, draft]));
  const ordered = new Map<string, PackageDraft>();
  const add = (draft: PackageDraft): void => {
    if (ordered.has(draft.origin)) return;
    for (const origin of draft.dependencies) {
      const dependency = byOrigin.get(origin);
      if (dependency) add(dependency);
    }
    ordered.set(draft.origin, draft);
  };
  for (const draft of packages) add(draft);
  return [...ordered.values()];
};

/** The files to be sent, and the paths of empty ones, which cannot be: an upload has at least one byte. */
const filesOf = async (root: string, { files }: PackageDraft) => {
  const byPath = new Map<string, LocalFile>();
  const empty: string[] = [];
  for (const { from, to, kind } of files) {
    const found = kind === "file" ? [{ path: to, localPath: join(root, from) }] : await filesBelow(join(root, from));
    for (const file of found) {
      if ((await stat(file.localPath)).size === 0) empty.push(file.path);
      else byPath.set(file.path.toLowerCase(), file);
    }
  }
  return { sent: [...byPath.values()], empty };
};

const withoutEmpty = (empty: readonly string[]): { message?: string } => {
  if (empty.length === 0) return {};
  return { message: `Left out, because ${empty.length === 1 ? "it is" : "they are"} empty: ${empty.join(", ")}.` };
};

const definitionOf = (
  draft: PackageDraft,
  organisationId: string,
  dependencies: readonly string[],
  complete: boolean,
) => {
  const { origin, files: _files, steps, description, ...rest } = draft;
  const read = softwarePackageCreate.safeParse({
    ...rest,
    organisationId,
    description: withMark(description, origin, complete),
    dependencies,
    steps: steps.map((step) => ({ ...step, id: randomUUID() })),
  });
  if (read.success) return read.data;
  throw new WrongUsage(`It cannot be a software package: ${z.prettifyError(read.error)}`);
};

const isIncomplete = (view: SoftwarePackageView, { origin }: PackageDraft): boolean =>
  hasMark(view.description, origin, false);

/** Makes a package, or completes one whose import was broken off: its files first, and the mark last. */
const bring = async (
  { session, options }: Importing,
  draft: PackageDraft,
  there: SoftwarePackageView | undefined,
  dependencies: readonly string[],
): Promise<{ result: string; message?: string }> => {
  const { api, organisationId } = session;
  // Before anything is made of the draft.
  const { sent: files, empty } = await filesOf(options.root, draft);
  const first = definitionOf(draft, organisationId, dependencies, false);
  const begun = there ?? (await api.request(softwarePackageView, "POST", "/api/software-packages", first));
  const sent = await sendFiles(session, begun, files, options);
  const { organisationId: _organisation, ...whole } = definitionOf(draft, organisationId, dependencies, true);
  const path = `/api/software-packages/${begun.id}`;
  await api.request(softwarePackageView, "PUT", path, { revision: sent.revision, ...whole });
  return { result: begun.id, ...withoutEmpty(empty) };
};

/**
 * Brings software packages with their files, each after what it depends on.
 *
 * @returns ids by origin
 */
export const importPackages = async (
  importing: Importing,
  packages: readonly PackageDraft[],
): Promise<ReadonlyMap<string, string>> => {
  const { session, options } = importing;
  const path = `/api/software-packages?organisationId=${session.organisationId}`;
  const known = await everything(session.api, softwarePackageView, path);
  const ids = new Map<string, string>();
  const ordered = inOrder(packages);
  for (const [at, draft] of ordered.entries()) {
    const { origin } = draft;
    const there = known.find(({ description }) => [true, false].some((each) => hasMark(description, origin, each)));
    const name = `${draft.name} ${draft.version}`;
    const id = await attemptOne<string>(importing, { kind: "software-package", name }, async () => {
      if (there && !isIncomplete(there, draft)) return { outcome: "there", result: there.id };
      if (options.dryRun) return { outcome: "would-be-made", result: origin };
      const dependencies = draft.dependencies.map((dependency) => ids.get(dependency) ?? null);
      const whole = dependencies.filter((dependency) => dependency !== null);
      if (whole.length < dependencies.length) throw new WrongUsage("It depends on a package that was refused.");
      options.terminal.error(`${printable(`Software package ${at + 1} of ${ordered.length}: ${name}`)}\n`);
      return { outcome: there ? "completed" : "made", ...(await bring(importing, draft, there, whole)) };
    });
    if (id !== null) ids.set(origin, id);
  }
  return ids;
};
