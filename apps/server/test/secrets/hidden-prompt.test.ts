import type { SecretView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { openSecret } from "../../src/features/secrets/service.ts";
import { bin, operator, startCommandLine } from "../command-line.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestServer } from "../harness.ts";
import { openPseudoTerminal, type PseudoTerminal, pseudoTerminals } from "../pseudo-terminal.ts";

let server: TestServer;
let windlass: Awaited<ReturnType<typeof startCommandLine>>;

beforeAll(async () => {
  server = await startTestServer();
  windlass = await startCommandLine(server);
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  await createOrganisation(administrator, "Contoso");
});
afterAll(() => server.close());

/** Makes a password at a terminal; then the shell tells how it ended and how the terminal is, and repeats a line. */
const create = (name: string, environment: NodeJS.ProcessEnv = {}): PseudoTerminal => {
  const command = `"${process.execPath}" "${bin}" secrets create ${name} --kind password --server ${server.app.listeningOrigin}`;
  return openPseudoTerminal(`${command}; echo "ended with $?"; stty -a; read line; echo "the shell read $line"`, {
    ...process.env,
    WINDLASS_EMAIL: operator.email,
    WINDLASS_PASSWORD: operator.password,
    ...environment,
  });
};

const asked = (terminal: PseudoTerminal, question: string): Promise<void> =>
  expect.poll(terminal.screen, { timeout: 30_000 }).toContain(question);

/** What is typed to the shell afterwards is echoed, so a prompt that hid nothing would have been seen, too. */
const ended = async (terminal: PseudoTerminal, status: number): Promise<string> => {
  await asked(terminal, `ended with ${status}\r\n`);
  await expect.poll(terminal.screen).toMatch(/\nisig icanon .* echo /s);
  terminal.type("anything\r");
  const screen = await terminal.end();
  expect(screen).toContain("anything\r\nthe shell read anything\r\n");
  return screen;
};

/** The password that was kept under a name, or undefined. */
const kept = async (name: string): Promise<unknown> => {
  const { out } = await windlass(["secrets", "list", "--json"]);
  const view = (JSON.parse(out) as SecretView[]).find(({ definition }) => definition.name === name);
  if (!view) return undefined;
  return server.database.within(wholeInstallation, async (connection) => {
    const query = connection.selectFrom("library_secrets").select("sealed_id").where("id", "=", view.id);
    return JSON.parse(await openSecret(server.context, connection, (await query.executeTakeFirstOrThrow()).sealed_id));
  });
};

describe.skipIf(!pseudoTerminals)("what the command line asks for at a terminal", { timeout: 120_000 }, () => {
  it("is not shown while it is typed and corrected, neither the password of the person nor the value", async () => {
    const terminal = create("Typed", { WINDLASS_PASSWORD: "" });
    await asked(terminal, `Password of ${operator.email}: `);
    terminal.type(`${operator.password}\r`);
    await asked(terminal, "\nPassword: ");
    for (const key of "canary-of-the-keys\x7f\x7f\x7f\x7fhands\r") terminal.type(key);
    await asked(terminal, "Once more: ");
    terminal.type("canary-of-the-hands\r");
    const screen = await ended(terminal, 0);
    expect(screen).toContain("Made Typed (");
    expect(screen).not.toContain("canary");
    expect(screen).not.toContain(operator.password);
    expect(await kept("Typed")).toMatchObject({ password: "canary-of-the-hands" });
  });

  it("may be pasted, once for each question, with line ends of Windows", async () => {
    const terminal = create("Pasted");
    await asked(terminal, "Password: ");
    terminal.type("canary of a paste\r\ncanary of a paste\r\n");
    expect(await ended(terminal, 0)).not.toContain("canary");
    expect(await kept("Pasted")).toMatchObject({ password: "canary of a paste" });
  });

  it("can be left with Ctrl+C, which changes nothing and leaves the terminal as it was", async () => {
    const terminal = create("Left");
    await asked(terminal, "Password: ");
    terminal.type("canary\x03");
    const screen = await ended(terminal, 130);
    expect(screen).toContain("Cancelled. Nothing was changed.");
    expect(screen).not.toContain("canary");
    expect(await kept("Left")).toBeUndefined();
  });

  it("is not kept where the second time is not the first", async () => {
    const terminal = create("Mistyped");
    await asked(terminal, "Password: ");
    terminal.type("canary one\r");
    await asked(terminal, "Once more: ");
    terminal.type("canary two\r");
    const screen = await ended(terminal, 2);
    expect(screen).toContain("The two are not the same. Nothing was saved.");
    expect(screen).not.toContain("canary");
    expect(await kept("Mistyped")).toBeUndefined();
  });
});
