import { z } from "zod";
import { filter } from "../filter/filter.ts";
import { referenceTo } from "../references.ts";
import { exitCodeRule } from "./exit-codes.ts";

const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,60}$/, "expected letters, digits and _, not beginning with a digit");

/** A variable of the step's environment: a value, or a secret by reference. Secrets never lie in a package. */
export const stepVariable = z.union([
  z.object({ name: variableName, value: z.string().max(4000) }).strict(),
  z.object({ name: variableName, secretId: referenceTo("secret") }).strict(),
]);
export type StepVariable = z.infer<typeof stepVariable>;

/** What every step of a package has. */
export const stepBase = {
  id: referenceTo("part"),
  name: z.string().trim().min(1).max(120),
  continueOnError: z.boolean().default(false),
  /** Devices on which the step runs; null: all. */
  when: filter.nullable().default(null),
};

/** What steps have that start a program. */
export const programBase = {
  ...stepBase,
  timeoutSeconds: z.number().int().min(1).max(86_400).default(1800),
  /** How often it is tried again after a failure (after a code that means “retry”: five times or more), and the wait. */
  retries: z.number().int().min(0).max(20).default(0),
  retryDelaySeconds: z.number().int().min(0).max(3600).default(30),
  /** Exceptions from what is known of exit codes. */
  exitCodes: z.array(exitCodeRule).max(100).default([]),
  /** `logged-on-user`: the person at the device; waits until somebody is signed in. */
  runAs: z.enum(["system", "logged-on-user"]).default("system"),
  /** Which of the two sets of system folders and registry keys a program sees on 64-bit Windows. */
  architectureView: z.enum(["64-bit", "32-bit"]).default("64-bit"),
  variables: z.array(stepVariable).max(50).default([]),
};
