import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildView, sessionAnswer } from "@windlass/protocol";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { needsProgram } from "../support/programs.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, press, seen, setUp } = hands(page);
const fixtures = join(import.meta.dirname, "../../packages/media/fixtures");

let api: Api;
let organisationId: string;

/** An ISO of Windows 11 25H2, made by wimlib and genisoimage of the fixture's image. */
const isoOf25H2 = (): string => {
  const tree = join(installation().folder, "iso");
  mkdirSync(join(tree, "sources"), { recursive: true });
  const image = join(tree, "sources/install.wim");
  copyFileSync(join(fixtures, "windows-11-x64.wim"), image);
  for (const index of ["1", "2"])
    execFileSync("wiminfo", [image, index, "--image-property", "WINDOWS/VERSION/BUILD=26200"], { stdio: "ignore" });
  copyFileSync(join(fixtures, "windows-11-arm64.wim"), join(tree, "sources/boot.wim"));
  const iso = join(installation().folder, "Win11_25H2.iso");
  const options = ["-quiet", "-udf", "-allow-limited-size", "-iso-level", "3", "-V", "CCCOMA_X64FRE_EN-US_DV9"];
  execFileSync("genisoimage", [...options, "-o", iso, tree], { stdio: "ignore" });
  return iso;
};

const choose = (files: readonly string[]) =>
  page()
    .locator('input[type="file"]')
    .first()
    .setInputFiles([...files]);

describe("operating systems in the console", () => {
  beforeEach((context) => {
    needsProgram(context, "genisoimage");
    needsProgram(context, "wiminfo");
  });
  beforeAll(async () => {
    await setUp(installation());
    api = new Api(installation().server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
  });

  it("are imported from an ISO and from all parts of a split set, and shown by release", async () => {
    await page().goto(`${installation().server.url}/operating-systems`);
    await seen("No operating systems yet");
    await choose(["", "2", "3"].map((number) => join(fixtures, `windows-11-x64-set${number}.swm`)));
    await seen("1 operating system");
    await choose([isoOf25H2()]);
    await seen("2 operating systems");
    await seen("Windows 11 25H2");
    await lookAt(page(), "operating-systems-01-releases");
    await page().getByText("Windows 11 26200.2605 x64").last().click();
    await panel().getByText("Win11_25H2.iso").waitFor();
    await panel().getByText("CCCOMA_X64FRE_EN-US_DV9").waitFor();
    await press("Close", panel());
  });

  it("are replaced by another release in the builds that use them", async () => {
    const systems = await api.send("GET", `/api/operating-systems?organisationId=${organisationId}&search=26100`, {});
    const { items } = await systems.json();
    const build = await api.request(buildView, "POST", "/api/builds", {
      organisationId,
      definition: {
        name: "Office",
        operatingSystems: [{ architecture: "x64", operatingSystemId: items[0].id, imageIndex: 2, language: "sv-SE" }],
        packageIds: [],
        computerNameTemplate: "PC-%SERIAL:8%",
        autopilot: null,
      },
    });
    await page().reload();
    await press("Replace Windows 11 24H2");
    await panel().getByText("Windows 11 26200.2605 x64").waitFor();
    await lookAt(page(), "operating-systems-02-replace");
    await press("Replace in 1 build", panel());
    await seen("Replaced in 1 build.");
    const { definition, revision } = await api.request(buildView, "GET", `/api/builds/${build.id}`);
    expect(revision).toBe(2);
    expect(definition.operatingSystems).toMatchObject([{ imageIndex: 2, language: "sv-SE" }]);
    expect(definition.operatingSystems[0]?.operatingSystemId).not.toBe(items[0].id);
    expect(installation().complaints).toEqual([]);
  });
});
