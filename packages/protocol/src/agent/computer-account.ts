import { z } from "zod";
import { computerAccountState } from "../connector.ts";
import { toldError } from "../errors/windlass-error.ts";

/** `GET /agent/v1/computer-account`: how far the account is that a connector makes for the device. Never the account. */
export const computerAccountForAgent = z.object({
  state: computerAccountState,
  /** What is waited for, as a sentence. */
  says: z.string(),
  failure: toldError.nullable(),
  pollAfterSeconds: z.number().positive(),
});
export type ComputerAccountForAgent = z.infer<typeof computerAccountForAgent>;
