import { readFile } from "node:fs/promises";
import { WindlassError } from "@windlass/protocol";
import { run } from "./run.ts";

/** An account PostgreSQL runs as when the server was started by root: PostgreSQL refuses to run as root. */
export interface UnprivilegedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const ownName = "windlass-postgres";

const findAccount = async (name: string): Promise<UnprivilegedUser | undefined> => {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  const fields = lines.map((line) => line.split(":")).find(([account]) => account === name);
  if (!fields?.[2] || !fields[3]) return undefined;
  return { name, uid: Number(fields[2]), gid: Number(fields[3]) };
};

const creators: readonly (readonly [string, readonly string[]])[] = [
  [
    "useradd",
    ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", ownName],
  ],
  // BusyBox, as in Alpine.
  ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", ownName]],
];

/** @returns undefined when this process is not root and so can run PostgreSQL as itself */
export const unprivilegedUser = async (): Promise<UnprivilegedUser | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await findAccount(ownName);
  if (existing) return existing;
  for (const [program, parameters] of creators) {
    await run(program, parameters, { user: undefined }).catch(() => undefined);
    const created = await findAccount(ownName);
    if (created) return created;
  }
  throw new WindlassError("start.database-failed", {
    parameters: {
      what: `PostgreSQL does not run as root, and the account ${ownName} could not be made`,
      log: "the messages above, or start Windlass as an ordinary user",
    },
  });
};
