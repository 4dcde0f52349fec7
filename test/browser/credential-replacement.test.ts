import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { csvHeader, csvLine } from "@windlass/autopilot";
import {
  autopilotImportDetail,
  pageOf,
  type RegistrationView,
  registrationView,
  sessionAnswer,
} from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createBuild, createOrganisation, importOperatingSystem } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, labelled, fill, press, seen, setUp } = hands(page);

const madeSecret = z.object({ keyId: z.string(), value: z.string() });
const madeHash = z.object({ hardwareHash: z.string() });
const deviceCount = 12;

let api: Api;
let organisationId: string;
let buildId: string;
let secret: z.infer<typeof madeSecret>;

/** The lab's control API. */
const control = async (method: string, path: string, body?: object): Promise<unknown> => {
  const answer = await fetch(`${installation().lab.url}/lab${path}`, {
    method,
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text === "" ? null : JSON.parse(text);
};

const appPath = () => `/applications/${installation().lab.sample.clientId}`;

const registrations = async (): Promise<RegistrationView[]> =>
  (await api.request(pageOf(registrationView), "GET", `/api/registrations?organisationId=${organisationId}`)).items;

/** Registers devices by a file, as somebody with boxes on the floor does. */
const registerByFile = async () => {
  const lines = await Promise.all(
    Array.from({ length: deviceCount }, async (_, index) => {
      const serialNumber = `SWAP-${String(index).padStart(4, "0")}`;
      const { hardwareHash } = madeHash.parse(await control("POST", "/hardware-hashes", { serialNumber }));
      const others = { productId: null, groupTag: null, assignedUser: null, manufacturer: null, model: null };
      return csvLine("intune", { serialNumber, hardwareHash, ...others });
    }),
  );
  const address = `/api/autopilot-imports?organisationId=${organisationId}&fileName=devices.csv`;
  const sent = await page().request.post(installation().server.url + address, {
    headers: { "content-type": "application/octet-stream" },
    data: Buffer.from(csvHeader("intune") + lines.join("")),
  });
  expect(sent.status()).toBe(201);
  const { id } = z.object({ id: z.string() }).parse(await sent.json());
  const read = () => api.request(autopilotImportDetail, "GET", `/api/autopilot-imports/${id}`);
  await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe("preview");
  await api.request(autopilotImportDetail, "POST", `/api/autopilot-imports/${id}/confirm`, {
    tags: { kind: "build", buildId },
  });
};

beforeAll(async () => {
  const { server, lab } = installation();
  await setUp(installation());
  api = new Api(server.url);
  const { email, password } = person;
  await api.request(sessionAnswer, "POST", "/api/session", { email, password });
  organisationId = await createOrganisation(api, "Contoso");
  const system = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
  const build = { organisationId, name: "Office", operatingSystems: [system], packageIds: [], lab };
  buildId = await createBuild(api, build);
  secret = madeSecret.parse(await control("POST", `${appPath()}/secrets`, { validDays: 20 }));
  await api.request(z.unknown(), "PUT", `/api/organisations/${organisationId}/tenant-connection`, {
    tenantId: lab.sample.tenantId,
    clientId: lab.sample.clientId,
    cloud: "lab",
    credential: { kind: "client-secret", value: secret.value },
  });
  // Tokens that end soon are asked for anew at every look, and registering takes longer than replacing.
  const minutes = 60_000;
  const delays = { importFinishes: 60 * minutes, groupEvaluation: 60 * minutes, profileAssignment: 90 * minutes };
  await control("PATCH", "/behaviour", { tokenSeconds: 60, delays });
});

describe("replacing a client secret by a certificate while devices register", () => {
  it("makes the certificate, hands it over for the portal, and refuses it until it is uploaded there", async () => {
    await page().goto(`${installation().server.url}/organisations/${organisationId}`);
    await page().getByRole("heading", { name: "Credential", exact: true }).waitFor();
    await press("Replace");
    await lookAt(page(), "credential-01-replace");
    await press("Make certificate", panel());
    await seen("A new certificate waits to be uploaded");
    await press("Verify and use it");
    await seen(/does not know the certificate/);
    await lookAt(page(), "credential-02-certificate-waits");
    await page().getByRole("heading", { name: "A new certificate waits to be uploaded" }).waitFor();
  });

  it("uses it once Entra accepts it, though the old secret is gone in the same moment", async () => {
    const download = page().waitForEvent("download");
    await press("Download certificate (.cer)");
    const file = join(installation().folder, "windlass.cer");
    await (await download).saveAs(file);
    const certificatePem = await readFile(file, "utf8");
    expect(certificatePem).not.toContain("PRIVATE KEY");
    await control("POST", `${appPath()}/certificates`, { certificatePem });
    await registerByFile();
    await expect.poll(async () => (await registrations()).length).toBe(deviceCount);
    await press("Verify and use it");
    await seen("Microsoft Entra accepted the new credential; it is in use.");
    await control("DELETE", `${appPath()}/secrets/${secret.keyId}`);
    expect((await registrations()).filter(({ state }) => state === "ready")).toEqual([]);
    await seen("Stored encrypted; it never leaves the server");
    await lookAt(page(), "credential-03-certificate-in-use");
  });

  it("refuses a wrong secret and keeps the certificate", async () => {
    await press("Replace");
    await page().getByLabel("Client secret", { exact: true }).check();
    await fill("Client secret value", "not the secret of this app", panel());
    await press("Verify and use it", panel());
    await panel()
      .getByText(/nothing was changed/)
      .first()
      .waitFor();
    await lookAt(page(), "credential-04-refused");
    await press("Cancel", panel());
    await page().getByText("Certificate", { exact: true }).first().waitFor();
    expect(await labelled("Client secret value").count()).toBe(0);
  });

  it("brings every device to ready, and none has failed on the way", async () => {
    const states = async () => (await registrations()).map(({ state }) => state);
    await expect.poll(states, { timeout: 60_000, interval: 500 }).toEqual(Array(deviceCount).fill("ready"));
    for (const { failure, transitions } of await registrations()) {
      expect(failure).toBeNull();
      expect(transitions.map(({ state }) => state)).not.toContain("failed");
    }
  });
});
