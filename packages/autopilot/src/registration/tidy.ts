import { TokenRefused } from "../entra/token-failure.ts";
import { approvalAnswerOf } from "../graph/approval.ts";
import { sendBatch } from "../graph/batch.ts";
import type { GraphAnswer } from "../graph/client.ts";
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
const day = 24 * 60 * minute;

/** What became of the removal of one import record. */
type Removal = "gone" | "stays" | "later";

/** One that is gone already is as good. One that only a second administrator may remove stays. */
const removalOf = (answer: GraphAnswer | GraphRefused | undefined): Removal => {
  if (!answer) return "later";
  if (!(answer instanceof GraphRefused) || answer.status === 404) return "gone";
  return approvalAnswerOf(answer) === null ? "later" : "stays";
};

const remove = async (tick: Tick, importedIds: readonly string[]): Promise<void> => {
  const { memory, graph, store, cadence } = tick;
  const now = nowOf(tick).getTime();
  const answers = await sendBatch(graph, importedIds.map(deleteImportRequest));
  const became = Map.groupBy(importedIds, (_, index) => removalOf(answers[index]));
  const stay = became.get("stays") ?? [];
  if (stay.length > 0) memory.importRecordsStayUntil = now + day * cadence.factor;
  await store.forgetLeftovers(became.get("gone") ?? []);
  await store.keepLeftovers(stay, new Date(now + day * cadence.factor));
  await store.postponeLeftovers(became.get("later") ?? [], new Date(now + 10 * minute * cadence.factor));
};

/**
 * Removes finished import records, as many as Intune's limit on writes leaves room for now: they are only job records,
 * and no device waits for them. Where Multi Admin Approval protects them they stay: no request for approval is ever filed
 * for one, and a removal is tried once a day in case the policy was lifted.
 */
export const tidy = async (tick: Tick): Promise<void> => {
  const { memory, graph, store, cadence } = tick;
  const now = nowOf(tick);
  if (memory.nextTidyAt > now.getTime()) return;
  const stay = now.getTime() < memory.importRecordsStayUntil;
  const room = stay ? mostTogether : Math.min(mostTogether, graph.writesAvailable() - reservedWrites);
  const { importedIds, nextAt } = await store.loadLeftovers(now, Math.max(0, room));
  if (importedIds.length === 0) {
    // Leftovers of devices that are still on their way wake the tidying up when they are stored.
    memory.nextTidyAt =
      nextAt === null ? Number.POSITIVE_INFINITY : Math.max(nextAt.getTime(), now.getTime() + 5 * second);
    return;
  }
  memory.nextTidyAt = now.getTime() + 5 * second;
  if (stay) {
    await store.keepLeftovers(importedIds, new Date(memory.importRecordsStayUntil));
    return;
  }
  if (room < fewestTogether && importedIds.length >= fewestTogether) return;
  try {
    await remove(tick, importedIds);
  } catch (error) {
    if (!(error instanceof GraphRefused || error instanceof TokenRefused)) throw error;
    await store.postponeLeftovers(importedIds, new Date(now.getTime() + 10 * minute * cadence.factor));
  }
};
