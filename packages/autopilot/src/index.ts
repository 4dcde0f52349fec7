export * from "./entra/index.ts";
export * from "./graph/index.ts";
export * from "./hardware-hash/index.ts";
export * from "./membership-rule/index.ts";
export * from "./readiness/index.ts";
export * from "./registration/index.ts";
export * from "./set-up/index.ts";
