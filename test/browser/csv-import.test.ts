import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { csvHeader, csvLine } from "@windlass/autopilot/csv";
import { sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import {
  connectTenant,
  createBuild,
  createOrganisation,
  importOperatingSystem,
} from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { labelled, press, seen, setUp } = hands(page);

/** The lab's control API. */
const control = async (method: string, path: string, body?: object): Promise<unknown> => {
  const answer = await fetch(`${installation().lab.url}/lab${path}`, {
    method,
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const hashOf = async (serialNumber: string): Promise<string> => {
  const answer = await control("POST", "/hardware-hashes", { serialNumber });
  return z.object({ hardwareHash: z.string() }).parse(answer).hardwareHash;
};

const importsOf = async (serialNumber: string): Promise<number> => {
  const answer = await control("GET", `/imports?serialNumber=${serialNumber}`);
  return z.object({ imports: z.array(z.unknown()) }).parse(answer).imports.length;
};

const line = (serialNumber: string, hardwareHash: string, groupTag: string | null): string =>
  csvLine("intune", {
    serialNumber,
    productId: null,
    hardwareHash,
    groupTag,
    assignedUser: null,
    manufacturer: null,
    model: null,
  });

const serials = Array.from({ length: 60 }, (_, index) => `SHELF-${String(index).padStart(3, "0")}`);
const first = serials[0] ?? "";

const shows = (text: string) => page().getByRole("table", { name: "rows" }).getByText(text).first();

let file: string;

describe("a CSV file of devices in the console", () => {
  beforeAll(async () => {
    const { server, lab, folder } = installation();
    await setUp(installation());
    const api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    const organisationId = await createOrganisation(api, "Contoso");
    await connectTenant(api, organisationId, lab);
    const windows = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    await createBuild(api, { organisationId, name: "Shelf", operatingSystems: [windows], packageIds: [], lab });
    const good = await Promise.all(serials.map(async (serial) => line(serial, await hashOf(serial), null)));
    const bad = [
      line(first, await hashOf(first), null),
      line("SHELF-900", await hashOf("SHELF-901"), null),
      line("SHELF-902", "not a hash", "OD-ELSEWHERE"),
    ];
    file = join(folder, "shelf.csv");
    // As Excel saves it in many regions: UTF-16 with tabs.
    const text = [csvHeader("intune"), ...good, ...bad].join("").replaceAll(",", "\t");
    await writeFile(file, Buffer.from(`\ufeff${text}`, "utf16le"));
  });

  it("shows every row's verdict, with what is wrong and what to do, before anything is sent", async () => {
    await page().goto(`${installation().server.url}/autopilot`);
    await page().getByRole("navigation", { name: "Autopilot" }).getByText("Import").click();
    await seen("No imports yet");
    await page().locator('input[type="file"]').setInputFiles(file);
    await page().getByRole("heading", { name: "shelf.csv" }).waitFor();
    await seen("Waits for confirmation");
    await seen("utf-16le");
    await seen("63 rows");
    await lookAt(page(), "csv-import-01-preview");
    await labelled("Show").selectOption("refused");
    await shows("SHELF-900").waitFor();
    await shows("The hash belongs to serial number SHELF-901").waitFor();
    await shows(`Row 2 already has the serial number ${first}.`).waitFor();
    await shows("The hardware hash has fewer than 100 characters").waitFor();
    await lookAt(page(), "csv-import-02-refused-rows");
    expect(await importsOf(first)).toBe(0);
  });

  it("registers the others with the tag of the chosen build, one import each, until all are ready", async () => {
    await labelled("Show").selectOption("");
    await seen(/The devices get the tag/);
    await press("Register 60 devices");
    await seen("60 of 60 devices handed over, 60 ready, 0 failed");
    await lookAt(page(), "csv-import-03-ready");
    for (const serial of serials) expect(await importsOf(serial)).toBe(1);
    expect(await importsOf("SHELF-900")).toBe(0);
    await page().getByRole("navigation", { name: "Autopilot" }).getByText("Registrations").click();
    // Sorted by their last change, it may lie below those that are drawn.
    await page().getByPlaceholder("Search").fill(first);
    await seen(first);
    expect(installation().complaints).toEqual([]);
  });
});
