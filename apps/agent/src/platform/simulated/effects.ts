import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const effect = z.object({
  at: z.string(),
  kind: z.enum([
    "partition-disk",
    "apply-image",
    "driver",
    "script",
    "program",
    "registry",
    "restart",
    "seal",
    "keep-windows",
    "shut-down",
    "service-image",
    "product-key",
    "accounts",
    "join-domain",
    "capture-hash",
  ]),
  /** What it was done to, or the script's run. */
  subject: z.string(),
  exitCode: z.number().int().nullable(),
  output: z.string(),
  /** A program that was not run, and for which nothing says what it would have done. */
  onlyNoted: z.boolean().default(false),
});
type Effect = z.infer<typeof effect>;

/**
 * Everything the simulated hardware has done, one JSON line each, beside the disks: what a test or a person can hold against the
 * journal. A script's line is also the memory by which it is not run twice.
 */
export class Effects {
  readonly #path: string;

  constructor(directory: string) {
    this.#path = join(directory, "effects.jsonl");
  }

  record(kind: Effect["kind"], subject: string, exitCode: number | null = null, output = "", onlyNoted = false): void {
    const line: Effect = { at: new Date().toISOString(), kind, subject, exitCode, output, onlyNoted };
    const handle = openSync(this.#path, "a");
    try {
      appendFileSync(handle, `${JSON.stringify(line)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  all(): Effect[] {
    if (!existsSync(this.#path)) return [];
    const lines = readFileSync(this.#path, "utf8").split("\n");
    return lines.filter((line) => line.endsWith("}")).map((line) => effect.parse(JSON.parse(line)));
  }
}
