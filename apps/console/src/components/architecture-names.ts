import type { DriverMatchRequest } from "@windlass/protocol";

export type Architecture = DriverMatchRequest["architecture"];

/** As Microsoft writes them. */
export const architectureNames: Readonly<Record<Architecture, string>> = { x64: "x64", arm64: "ARM64", x86: "x86" };
