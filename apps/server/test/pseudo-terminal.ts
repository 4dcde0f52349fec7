import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** Whether this machine has util-linux' `script`; the one of other systems takes other options. */
export const pseudoTerminals = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux");

/** A command at a terminal of its own, as if a person sat there; the command's own screen is all that is read of it. */
export interface PseudoTerminal {
  /** Everything that stands on the screen so far. */
  readonly screen: () => string;
  /** Types as a keyboard does: Enter is `\r`, Backspace `\x7f`, Ctrl+C `\x03`. */
  readonly type: (keys: string) => void;
  /** When the command has ended. @returns the screen */
  readonly end: () => Promise<string>;
}

/** Runs a line of `sh` in a pseudo terminal that util-linux' `script` opens, which echoes as every terminal does. */
export const openPseudoTerminal = (line: string, environment: NodeJS.ProcessEnv): PseudoTerminal => {
  const parameters = ["--quiet", "--echo", "always", "--command", line, "/dev/null"];
  const child = spawn("script", parameters, { env: { ...environment, SHELL: "/bin/sh" }, stdio: "pipe" });
  const closed = once(child, "close");
  let shown = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      shown += chunk.toString();
    });
  return {
    screen: () => shown,
    type: (keys) => void child.stdin.write(keys),
    end: async () => {
      await closed;
      return shown;
    },
  };
};
