import { type Command, InvalidArgumentError } from "commander";
import { Running, runDemo } from "../demo/demo.ts";
import { describeResults, isReady, resultsAsJson } from "../demo/summary.ts";
import type { Terminal } from "../terminal.ts";

const positiveInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100) throw new InvalidArgumentError("a number from 1 to 100");
  return value;
};

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("a number above 0");
  return value;
};

interface Flags {
  readonly once: boolean;
  readonly json: boolean;
  readonly devices: number;
  readonly withFailure: boolean;
  readonly labSpeed: number;
  readonly deviceSpeed: number;
}

const portFrom = (name: string, otherwise: number): number => Number(process.env[name] || otherwise);

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });

/** `windlass demo`: everything there is, playing together, with simulated devices and the tenant lab. */
export const addDemo = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  program
    .command("demo")
    .description("run a complete installation with a practice tenant and simulated devices")
    .option(
      "--once",
      "deploy the devices, print a summary and end; the exit status is 0 when every device is ready",
      false,
    )
    .option("--json", "print the summary as one JSON line, last", false)
    .option("--devices <number>", "how many devices to deploy", positiveInteger, 3)
    .option("--with-failure", "add a device that another organisation has registered, to see a failure", false)
    .option("--lab-speed <factor>", "how much faster than Microsoft's the practice tenant is", positive, 600)
    .option("--device-speed <factor>", "how much faster than real the devices' hardware is", positive, 1)
    .action(async (flags: Flags) => {
      const running = new Running();
      const interrupted = untilInterrupted();
      try {
        const work = runDemo(
          {
            ...flags,
            host: process.env.WINDLASS_HOST || "127.0.0.1",
            port: flags.once ? 0 : portFrom("WINDLASS_PORT", 8420),
            sourcePort: flags.once ? 0 : portFrom("WINDLASS_SOURCE_PORT", 8421),
            // Standard output carries the summary alone when it is for a program.
            say: (text) => (flags.json ? terminal.error : terminal.out)(`${text}\n`),
          },
          running,
        );
        const results = await Promise.race([work, interrupted]);
        if (!results) return exit(130);
        if (!flags.json) terminal.out(`\n${describeResults(results)}`);
        else terminal.out(`${resultsAsJson(results)}\n`);
        exit(results.length > 0 && results.every(isReady) ? 0 : 1);
        if (flags.once) return;
        terminal.out("\nThe demo goes on; Ctrl-C ends it.\n");
        await interrupted;
      } catch (error) {
        terminal.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}\n`);
        exit(1);
      } finally {
        await running.stop();
      }
    });
};
