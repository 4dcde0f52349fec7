import type { ContentReference, ContentRunCounts } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { readReferences } from "./references.ts";
import * as content from "./repository.ts";

/** PostgreSQL, "PostgreSQL Error Codes", class 23. */
const foreignKeyViolation = "23503";

/** Content that comes by pieces of this many rows. */
const rowsAtOnce = 1000;

const within = <Result>(context: ServerContext, work: Parameters<typeof context.database.within<Result>>[1]) =>
  context.database.within(wholeInstallation, work);

/** Gives a row to content of the store that has none, marked from now on, and counts what is there. */
const adoptStrays = async (context: ServerContext, signal: AbortSignal): Promise<Map<string, number>> => {
  const rows = new Set((await within(context, content.listBlobs)).map((row) => row.sha256));
  const inStore = new Map<string, number>();
  let strays: ContentReference[] = [];
  const keep = async (): Promise<void> => {
    await within(context, (connection) => content.insertUnusedBlobs(connection, strays, context.clock()));
    strays = [];
  };
  for await (const found of context.content.list()) {
    signal.throwIfAborted();
    inStore.set(found.sha256, found.sizeBytes);
    if (!rows.has(found.sha256)) strays.push(found);
    if (strays.length === rowsAtOnce) await keep();
  }
  await keep();
  return inStore;
};

/**
 * Frees one piece. Row and content go in one transaction: who names it meanwhile waits for its end and then finds both
 * gone (`rememberBlob`), or came first and keeps both. Killed in between, the row stays and the next run ends it.
 */
const free = async (context: ServerContext, sha256: string, before: Date): Promise<boolean> => {
  try {
    return await within(context, async (connection) => {
      if (!(await content.deleteDueBlob(connection, sha256, before))) return false;
      await context.content.delete(sha256);
      return true;
    });
  } catch (error) {
    // Somebody came to name it after it was looked at.
    if (error instanceof Error && "code" in error && error.code === foreignKeyViolation) return false;
    throw error;
  }
};

/**
 * Looks through all content: marks what nothing names, takes the mark off what is named again, and frees what has been
 * marked for the whole grace period. Safe beside uploads, imports and publications, and to be done again after a kill.
 *
 * @param signal - aborted when the work is no longer this process's
 */
export const collectContent = async (context: ServerContext, signal: AbortSignal): Promise<ContentRunCounts> => {
  const before = new Date(context.clock().getTime() - context.configuration.contentGraceHours * 3_600_000);
  const inStore = await adoptStrays(context, signal);
  const { unused, missing } = await within(context, async (connection) => {
    const blobs = await content.listBlobs(connection);
    // After the rows: what is named from now on takes its mark off by itself.
    const references = await readReferences(connection);
    const [used, notNamed] = [
      blobs.filter((row) => references.has(row.sha256)),
      blobs.filter((row) => !references.has(row.sha256)),
    ];
    await content.markBlobs(connection, {
      unused: notNamed.map((row) => row.sha256),
      used: used.filter((row) => row.unused_since !== null).map((row) => row.sha256),
      at: context.clock(),
    });
    return { unused: notNamed, missing: used.filter((row) => !inStore.has(row.sha256)) };
  });

  const freed = { count: 0, bytes: 0 };
  const due = await within(context, (connection) => content.listDueBlobs(connection, before));
  // Again, after the marks: what was named while they were made has one, too, and JSON has no foreign key to speak up.
  const references = await within(context, readReferences);
  for (const { sha256, size_bytes } of due) {
    signal.throwIfAborted();
    if (references.has(sha256)) continue;
    if (!(await free(context, sha256, before))) continue;
    freed.count += 1;
    freed.bytes += size_bytes;
  }
  return {
    kept: { count: inStore.size - freed.count, bytes: [...inStore.values()].reduce((a, b) => a + b, 0) - freed.bytes },
    unused: { count: unused.length, bytes: unused.reduce((total, row) => total + row.size_bytes, 0) },
    freed,
    missing: missing.length,
  };
};
