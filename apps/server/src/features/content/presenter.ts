import type { ContentRun, UnusedContent } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { BlobRow, RunRow } from "./repository.ts";

export const presentRun = (row: RunRow): ContentRun => ({
  id: row.id,
  state: row.state,
  askedBy: row.asked_by_name,
  askedAt: instantOf(row.asked_at),
  endedAt: row.ended_at && instantOf(row.ended_at),
  counts: row.counts,
  failure: row.failure,
});

export const presentUnused = (row: BlobRow, graceHours: number): UnusedContent => ({
  sha256: row.sha256,
  sizeBytes: row.size_bytes,
  storedAt: instantOf(row.stored_at),
  unusedSince: row.unused_since && instantOf(row.unused_since),
  freedAfter: row.unused_since && instantOf(new Date(row.unused_since.getTime() + graceHours * 3_600_000)),
});
