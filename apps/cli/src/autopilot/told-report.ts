import type { ReadinessReport } from "@windlass/protocol";

/** A readiness report, from a server or made here. */
export type ToldReport = Pick<ReadinessReport, "checkedAt" | "outcome" | "builds" | "rows">;
