import type { z } from "zod";

/** What a step is known by or what an earlier version kept; nobody enters it. */
export const unasked: readonly string[] = ["id", "kind", "successExitCodes", "rebootExitCodes", "importedFrom"];

const running = [
  "runAs",
  "architectureView",
  "timeoutSeconds",
  "retries",
  "retryDelaySeconds",
  "variables",
  "exitCodes",
] as const;
const around = ["when", "continueOnError"] as const;

interface StepSection {
  readonly title: "Step" | "Which devices" | "How it runs";
  readonly names: readonly string[];
}

/** The fields of a step as its form asks for them: what it does first, what few change last. */
export const stepSections = (schema: z.ZodObject): StepSection[] => {
  const names = Object.keys(schema.shape).filter((name) => !unasked.includes(name));
  const shared: readonly string[] = [...running, ...around];
  const sections: StepSection[] = [
    { title: "Step", names: names.filter((name) => !shared.includes(name)) },
    { title: "How it runs", names: running.filter((name) => names.includes(name)) },
    { title: "Which devices", names: around.filter((name) => names.includes(name)) },
  ];
  return sections.filter((section) => section.names.length > 0);
};
