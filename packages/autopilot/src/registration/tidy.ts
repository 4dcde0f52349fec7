import { TokenRefused } from "../entra/token-failure.ts";
import { sendBatch } from "../graph/batch.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { deleteImportRequest } from "../graph/imports.ts";
import { nowOf, type Tick } from "./tick.ts";

/** Writes left free for imports and tags. */
const reservedWrites = 10;
/** Fewer than this are not worth a call. */
const fewestTogether = 5;
const mostTogether = 80;

const second = 1000;
const minute = 60 * second;

/**
 * Removes finished import records, as many as Intune's limit on writes leaves room for now: they are only job records,
 * and no device waits for them. One that is gone already is as good.
 */
export const tidy = async (tick: Tick): Promise<void> => {
  const { memory, graph, store, cadence } = tick;
  const now = nowOf(tick);
  if (memory.nextTidyAt > now.getTime()) return;
  const room = Math.min(mostTogether, graph.writesAvailable() - reservedWrites);
  const { importedIds, nextAt } = await store.loadLeftovers(now, Math.max(0, room));
  if (importedIds.length === 0) {
    // Leftovers of devices that are still on their way wake the tidying up when they are stored.
    memory.nextTidyAt =
      nextAt === null ? Number.POSITIVE_INFINITY : Math.max(nextAt.getTime(), now.getTime() + 5 * second);
    return;
  }
  memory.nextTidyAt = now.getTime() + 5 * second;
  if (room < fewestTogether && importedIds.length >= fewestTogether) return;
  const later = new Date(now.getTime() + 10 * minute * cadence.factor);
  try {
    const answers = await sendBatch(graph, importedIds.map(deleteImportRequest));
    const isGone = (_: string, index: number) => {
      const answer = answers[index];
      return answer !== undefined && (!(answer instanceof GraphRefused) || answer.status === 404);
    };
    await store.forgetLeftovers(importedIds.filter(isGone));
    await store.postponeLeftovers(
      importedIds.filter((id, index) => !isGone(id, index)),
      later,
    );
  } catch (error) {
    if (!(error instanceof GraphRefused || error instanceof TokenRefused)) throw error;
    await store.postponeLeftovers(importedIds, later);
  }
};
