import type { AutopilotMode } from "@windlass/protocol";

/** Options of `windlass autopilot check`, as commander gives them. */
export interface CheckFlags {
  readonly server?: string;
  readonly organisation?: string;
  readonly build?: string;
  readonly tenant?: string;
  readonly client?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly tokenFile?: string;
  readonly expires?: string;
  readonly cloud: "global" | "usgov" | "dod" | "china";
  readonly authority?: string;
  readonly graph?: string;
  readonly group?: string;
  readonly tag?: string;
  readonly intendedMode?: AutopilotMode;
  readonly nameTemplate?: string;
  readonly json: boolean;
}
