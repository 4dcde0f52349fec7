import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
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
const { press, seen, setUp } = hands(page);

/** The lab's control API. */
const control = async <Answer>(method: string, path: string, body: object): Promise<Answer> => {
  const answer = await fetch(`${installation().lab.url}/lab${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const typographic = "(device.devicePhysicalIds -any (_ -eq “[OrderID]:OD-SHOP”))";
const straight = '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-SHOP"))';

let organisationId: string;
let buildId: string;
let groupId: string;

const rowOf = (title: string) =>
  page()
    .getByRole("listitem")
    .filter({ hasText: new RegExp(`^\\s*${title} ·`) });

/** Runs the command against the server beside the browser. */
const checkByCommand = async () => {
  const command = join(import.meta.dirname, "../../apps/cli/bin/windlass.mjs");
  const { server } = installation();
  const parameters = [
    "autopilot",
    "check",
    "--server",
    server.url,
    "--organisation",
    "Contoso",
    "--build",
    "Shop",
    "--json",
  ];
  const child = spawn(process.execPath, [command, ...parameters], {
    env: { ...process.env, WINDLASS_EMAIL: person.email, WINDLASS_PASSWORD: person.password },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [status] = await once(child, "close");
  return { status, report: JSON.parse(out) };
};

describe("the readiness report", () => {
  beforeAll(async () => {
    const { server, lab } = installation();
    await setUp(installation());
    const api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    await connectTenant(api, organisationId, lab);
    const group = { displayName: "Shop floor", membershipRule: typographic };
    ({ id: groupId } = await control<{ id: string }>("POST", `/tenants/${lab.sample.tenantId}/groups`, group));
    const windows = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    const sample = { ...lab.sample, groupTag: "OD-SHOP", groupObjectId: groupId };
    buildId = await createBuild(api, {
      organisationId,
      name: "Shop",
      operatingSystems: [windows],
      packageIds: [],
      lab: { ...lab, sample },
    });
  });

  it("names what is wrong with a build's group and profile, step by step", async () => {
    await page().goto(`${installation().server.url}/organisations/${organisationId}`);
    await press("Check");
    await page().getByRole("heading", { name: "Build Shop" }).waitFor();
    await rowOf("Membership rule").getByText("· Failed").waitFor();
    await rowOf("Membership rule")
      .getByText(/typographic quotation mark/)
      .waitFor();
    await rowOf("Membership rule").getByText(straight).waitFor();
    await rowOf("Deployment profile").getByText("· Failed").waitFor();
    await lookAt(page(), "readiness-01-failing");
  });

  it("turns a row green when it is checked again alone after the tenant was put right", async () => {
    await control("PATCH", `/groups/${groupId}`, { membershipRule: straight });
    await press("Check again: Membership rule");
    await rowOf("Membership rule").getByText("· Passed").waitFor();
    // The rest of the report is as it was.
    await rowOf("Deployment profile").getByText("· Failed").waitFor();
    await control("POST", `/tenants/${installation().lab.sample.tenantId}/profiles`, {
      displayName: "Shop profile",
      assignTo: [{ kind: "group", groupId }],
    });
    await press("Check again: Deployment profile");
    await rowOf("Deployment profile").getByText("· Passed").waitFor();
    await press("Check");
    await seen("Everything passed");
    await lookAt(page(), "readiness-02-passed");
  });

  it("names missing permissions in one list, on a narrow screen too", async () => {
    const { clientId } = installation().lab.sample;
    const consentTo = (roles: string[]) => control("PUT", `/applications/${clientId}/consent`, { roles });
    await consentTo(["DeviceManagementServiceConfig.ReadWrite.All"]);
    await page().setViewportSize({ width: 360, height: 780 });
    await press("Check");
    await seen("Missing permissions");
    const list = page().locator("code").filter({ hasText: "Device.Read.All" }).first();
    expect(await list.innerText()).toBe("Device.Read.All\nGroup.Read.All");
    expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page().getByText("Missing permissions").scrollIntoViewIfNeeded();
    await lookAt(page(), "readiness-03-narrow");
    await page().setViewportSize({ width: 1366, height: 768 });
    await consentTo(["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All", "Group.Read.All"]);
  });

  it("is shown for one build beside it, where a pasted rule is explained as it is typed", async () => {
    await page().goto(`${installation().server.url}/builds/${buildId}?tab=autopilot`);
    await press("Explain a rule");
    await page().getByLabel("The group's membership rule").fill(typographic);
    await seen("This rule takes in no device with the group tag.");
    await page().getByLabel("The group's membership rule").fill(straight);
    await seen("This rule takes in devices with the group tag.");
    await lookAt(page(), "readiness-04-explained");
    await press("Check");
    await page().getByRole("dialog").getByText("The build was checked as it is saved.").waitFor();
    await page().getByRole("dialog").getByText("Membership rule · Passed").waitFor();
    await lookAt(page(), "readiness-05-build");
  });

  it("is the same on the command line, through the same server", async () => {
    const { status, report } = await checkByCommand();
    expect(status).toBe(0);
    expect(report).toMatchObject({ organisationId, builds: [{ id: buildId, name: "Shop" }] });
    const rule = report.rows.find(({ id }: { id: string }) => id === "group-rule");
    expect(rule).toMatchObject({ state: "passed", buildId });
    await control("PATCH", `/groups/${groupId}`, { processingState: "Paused" });
    expect((await checkByCommand()).status).toBe(1);
  });

  it("leaves nothing to complain about in the browser's console", () => {
    expect(installation().complaints.filter((line) => !line.includes("401"))).toEqual([]);
  });
});
