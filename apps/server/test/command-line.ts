import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createUser } from "../src/features/people/service.ts";
import type { TestServer } from "./harness.ts";

/** The command as npm puts it into the path. */
export const bin = join(import.meta.dirname, "../../cli/bin/windlass.mjs");

/** Whoever works at the command line. */
export const operator = { email: "operator@example.test", password: "correct horse battery" };

/**
 * The `windlass` command as an operator of the whole installation runs it against a server that listens; its standard
 * input is a pipe. A server lets one address sign in forty times a minute.
 */
export const startCommandLine = async (server: TestServer) => {
  const url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const roles = [{ role: "administrator" as const, organisationId: null }];
  await createUser(server.context, { ...operator, name: "Operator", roles });
  return async (parameters: readonly string[], input = "") => {
    const env = { ...process.env, WINDLASS_EMAIL: operator.email, WINDLASS_PASSWORD: operator.password };
    const child = spawn(process.execPath, [bin, ...parameters, "--server", url], { env, stdio: "pipe" });
    const texts = { out: "", told: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      texts.out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      texts.told += chunk.toString();
    });
    child.stdin.end(input);
    const [status] = await once(child, "close");
    return { status, ...texts };
  };
};
