export * from "./hardware-hash/index.ts";
export * from "./membership-rule/index.ts";
