import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { contentOverview, contentRun, sessionAnswer, unusedContent } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation, importOperatingSystem } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { goTo, press, seen, setUp } = hands(page);

let api: Api;
let contoso: string;

/** The command against the server beside the browser. */
const windlass = async <Answer extends z.ZodType>(name: string, answer: Answer): Promise<z.infer<Answer>> => {
  const command = join(import.meta.dirname, "../../apps/cli/bin/windlass.mjs");
  const parameters = [command, "content", name, "--server", installation().server.url, "--json"];
  const child = spawn(process.execPath, parameters, {
    env: { ...process.env, WINDLASS_EMAIL: person.email, WINDLASS_PASSWORD: person.password },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [status] = await once(child, "close");
  expect(status).toBe(0);
  return answer.parse(JSON.parse(out));
};

const rowOf = (text: string) => page().getByRole("row").filter({ hasText: text });

describe("the content of an installation", () => {
  beforeAll(async () => {
    const { server } = installation();
    await setUp(installation());
    api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    contoso = await createOrganisation(api, "Contoso");
    const fabrikam = await createOrganisation(api, "Fabrikam");
    await importOperatingSystem(api, contoso, "windows-11-x64.wim");
    await importOperatingSystem(api, fabrikam, "windows-11-x64.wim");
    await importOperatingSystem(api, contoso, "windows-11-arm64.wim");
  });

  it("is told by organisation: what one has alone, and what it shares", async () => {
    await goTo("Content");
    await page().getByRole("heading", { name: "Use by organisation" }).waitFor();
    await seen("A folder of the server");
    await rowOf("Contoso").getByText("2 files").waitFor();
    await rowOf("Fabrikam").getByText("1 file").waitFor();
    const { organisations } = await windlass("usage", contentOverview);
    expect(organisations.find(({ name }) => name === "Contoso")).toMatchObject({
      own: { count: 1 },
      shared: { count: 1 },
    });
    await lookAt(page(), "content-01-usage");
  });

  it("is unused when the last that named it is deleted, and a clean-up leaves it alone for a week", async () => {
    const { items } = await api.request(
      z.object({ items: z.array(z.object({ id: z.string(), sha256: z.string() })) }),
      "GET",
      `/api/operating-systems?organisationId=${contoso}`,
    );
    for (const { id } of items) await api.request(z.null(), "DELETE", `/api/operating-systems/${id}`);
    await page().reload();
    await seen("Not looked at yet");
    await press("Clean up now");
    await page().getByRole("row").filter({ hasText: person.name }).getByText("Done").waitFor();
    await seen("Nothing was due; 1 unused file left alone for now");
    await page().getByText("Not looked at yet").waitFor({ state: "detached" });
    await lookAt(page(), "content-02-cleaned");
    const [unused, ...others] = await windlass("unused", z.array(unusedContent));
    expect(others).toEqual([]);
    expect(items.map(({ sha256 }) => sha256)).toContain(unused?.sha256);
    expect(unused?.freedAfter).not.toBeNull();
    expect(await windlass("free", contentRun)).toMatchObject({ state: "done", counts: { freed: { count: 0 } } });
  });

  it("brings the browser no error", () => {
    expect(installation().complaints).toEqual([]);
  });
});
