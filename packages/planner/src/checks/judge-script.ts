import type { ScriptCheck } from "@windlass/protocol";
import { type CheckAnswer, cannotTell, failed, passed } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";

/** Exit codes by which a script says what it found. */
const scriptExitCodes = { passed: 0, warning: 1, failed: 2 } as const;

const mostOutput = 4000;

/** The first line a script wrote, which is what people read first. */
const firstLine = (output: string): string =>
  output
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== "")
    ?.slice(0, 500) ?? "";

export const judgeScript = ({ id, name, level }: ScriptCheck, { measured: { scripts } }: CheckFacts): CheckAnswer => {
  const run = scripts?.get(id);
  if (!run || run.kind === "not-run")
    return cannotTell(
      `The script was not run${run ? `: ${run.why}` : ""}.`,
      "Add PowerShell to Windows PE in the boot profile, or run the check after the deployment.",
    );
  const output = run.output.slice(0, mostOutput).toWellFormed();
  const line = firstLine(output);
  if (run.kind === "stopped")
    return {
      ...cannotTell(`The script did not end within ${run.seconds} seconds and was stopped.`, "Allow it more time."),
      output,
    };
  const measured = `exit code ${run.exitCode}`;
  switch (run.exitCode) {
    case scriptExitCodes.passed:
      return { ...passed(line || `“${name}” is passed.`, measured), output };
    case scriptExitCodes.warning:
      return { ...failed(line || `“${name}” warns.`, measured, "Read what the script wrote."), output, level: "warn" };
    case scriptExitCodes.failed:
      return { ...failed(line || `“${name}” has failed.`, measured, "Read what the script wrote."), output, level };
    default:
      return {
        ...cannotTell(
          `The script ended with ${run.exitCode}, which says nothing: 0 passes, 1 warns, 2 fails.`,
          "Correct the script.",
        ),
        measured,
        output,
      };
  }
};
