import { notFound, type PackageFile, type SoftwarePackageView } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { rememberBlob } from "../content/remember-blob.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { takeUploadIntoStore } from "../uploads/into-store.ts";
import { removeUpload, requireFinishedUpload } from "../uploads/service.ts";
import { type ContentFacts, readFileFacts } from "./file-facts.ts";
import { requireUsablePath, withFile, withoutFile } from "./package-files.ts";
import { openPackageFile } from "./packing.ts";
import { mayRead } from "./policy.ts";
import * as packages from "./repository.ts";
import { loadPackage, loadPackageToChange, presentChanged } from "./service.ts";

/** What is known of the files that are still there. */
const factsOfFiles = (
  known: Readonly<Record<string, ContentFacts>>,
  files: readonly PackageFile[],
): Record<string, ContentFacts> =>
  Object.fromEntries(Object.entries(known).filter(([sha256]) => files.some((file) => file.sha256 === sha256)));

/**
 * Moves a finished upload of the same organisation into the package; a file under the same path is replaced. Asked
 * again after a failure it does the rest.
 *
 * @throws object.not-found for package or upload, request.invalid for the path, upload.unfinished
 */
export const addPackageFile = async (
  context: ServerContext,
  actor: Actor,
  packageId: string,
  input: { uploadId: string; path: string },
): Promise<SoftwarePackageView> => {
  requireUsablePath(input.path);
  const upload = await context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPackageToChange(connection, actor, packageId);
    // Refused before the copy, which can take long; said again below, where it counts.
    withFile(row.files, { path: input.path, sha256: "", sizeBytes: 0 });
    return requireFinishedUpload(context, connection, row.organisation_id, input.uploadId);
  });
  const content = await takeUploadIntoStore(context, upload);
  const file: PackageFile = { ...content, path: input.path };
  const facts = await readFileFacts(context, content, input.path);
  const view = await context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPackageToChange(connection, actor, packageId);
    await rememberBlob(connection, content, context.content);
    const files = withFile(row.files, file);
    const known = facts ? { ...row.file_facts, [content.sha256]: facts } : row.file_facts;
    await packages.setPackageFiles(connection, packageId, files, factsOfFiles(known, files), context.clock());
    return presentChanged(context, connection, actor, row, packageId);
  });
  await removeUpload(context, upload.id);
  return view;
};

/** A file's bytes. @throws object.not-found, content.not-found */
export const openFile = async (context: ServerContext, actor: Actor, packageId: string, path: string) => {
  const row = await context.database.within(scopeOf(actor), async (connection) => {
    const found = await loadPackage(connection, packageId);
    mayRead(actor, { id: packageId, organisationId: found.organisation_id });
    return found;
  });
  const file = row.files.find((one) => one.path === path);
  if (!file) throw notFound("file of the package", path);
  return { sizeBytes: file.sizeBytes, bytes: await openPackageFile(context, row, file) };
};

/** The content itself stays: publications may name it. @throws object.not-found */
export const removePackageFile = (
  context: ServerContext,
  actor: Actor,
  packageId: string,
  path: string,
): Promise<SoftwarePackageView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadPackageToChange(connection, actor, packageId);
    const files = withoutFile(row.files, path);
    if (!files) throw notFound("file of the package", path);
    const facts = factsOfFiles(row.file_facts, files);
    await packages.setPackageFiles(connection, packageId, files, facts, context.clock());
    return presentChanged(context, connection, actor, row, packageId);
  });
