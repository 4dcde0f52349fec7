import type { ContentRun } from "@windlass/protocol";

/** Looks through the content: one that freed something, one that met a broken store. */
export const contentRuns: ContentRun[] = [
  {
    id: "5b0a7d8e-3a0c-4c57-9a53-0c2f6f1f9d01",
    state: "done",
    askedBy: null,
    askedAt: "2026-11-23T03:00:00.000Z",
    endedAt: "2026-11-23T03:00:04.000Z",
    counts: {
      kept: { count: 42, bytes: 24_304_000_000 },
      unused: { count: 2, bytes: 4_812_000_000 },
      freed: { count: 0, bytes: 0 },
      missing: 0,
    },
    failure: null,
  },
  {
    id: "5b0a7d8e-3a0c-4c57-9a53-0c2f6f1f9d02",
    state: "done",
    askedBy: "Ada Lindqvist",
    askedAt: "2026-11-21T14:20:00.000Z",
    endedAt: "2026-11-21T14:20:09.000Z",
    counts: {
      kept: { count: 41, bytes: 19_100_000_000 },
      unused: { count: 4, bytes: 9_300_000_000 },
      freed: { count: 3, bytes: 9_100_000_000 },
      missing: 0,
    },
    failure: null,
  },
  {
    id: "5b0a7d8e-3a0c-4c57-9a53-0c2f6f1f9d03",
    state: "failed",
    askedBy: null,
    askedAt: "2026-11-20T03:00:00.000Z",
    endedAt: "2026-11-20T03:01:10.000Z",
    counts: null,
    failure: {
      code: "content.store-unreachable",
      message: "The object store does not answer (ECONNREFUSED: connect ECONNREFUSED 10.0.0.9:9000).",
      remedy: "Check the address in WINDLASS_S3_ENDPOINT, the name server and the network, then try again.",
    },
  },
];
