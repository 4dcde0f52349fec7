import { buildView, definitionView, sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation, importOperatingSystem } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { setUp, panel, labelled, fill, press, save, seen } = hands(page);

describe("definitions in the console", () => {
  let api: Api;
  let organisationId: string;

  beforeAll(async () => {
    const { server } = installation();
    await setUp(installation());
    api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
  });

  const open = (path: string) => page().goto(installation().server.url + path);
  const row = (name: string) =>
    page()
      .getByRole("row")
      .filter({ has: page().getByRole("button", { name, exact: true }) });

  it("keeps a password that is never shown again, lets an account name it, and says so when it is to be deleted", async () => {
    const { server } = installation();
    await page().goto(`${server.url}/secrets`);
    await page().getByRole("button", { name: "New secret" }).first().click();
    await page().getByRole("combobox", { name: "Belongs to" }).selectOption({ label: "All organisations" });
    await page().getByRole("textbox", { name: "Name" }).fill("Local administrator");
    await page().getByLabel("Password").fill("canary-of-the-browser");
    await page().getByRole("button", { name: "Create" }).click();
    await page().getByRole("button", { name: "Local administrator" }).click();
    await page().getByText("Nothing.").waitFor();
    expect(await page().content()).not.toContain("canary-of-the-browser");

    await page().goto(`${server.url}/security-models`);
    await page().getByRole("button", { name: "New local security model" }).first().click();
    await page().getByRole("combobox", { name: "Belongs to" }).selectOption({ label: "All organisations" });
    await page().getByRole("textbox", { name: "Name", exact: true }).fill("Office");
    await page().getByRole("button", { name: "Add an account" }).click();
    await page().getByRole("textbox", { name: "Account name" }).fill("support");
    await page().getByText("can be signed in with and has no password").waitFor();
    await page().getByRole("combobox", { name: "Password" }).selectOption({ label: "Local administrator" });
    await page().getByRole("button", { name: "Create" }).click();
    await page().getByRole("button", { name: "Office" }).waitFor();

    await page().goto(`${server.url}/secrets`);
    await page().getByRole("checkbox", { name: "Select Local administrator" }).check();
    await page().getByRole("button", { name: "Delete" }).click();
    await page().getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page().getByText("is still used by the security-model “Office”").waitFor();
  });

  it("names vendors, merges two of them with the keyboard, and moves their models", async () => {
    await open("/vendors");
    await row("Dell").waitFor();
    for (const [name, other] of [
      ["Fabrikam", "Fabrikam Computers"],
      ["Fabrikam Devices", "FD Systems"],
    ] as const) {
      await press("New vendor");
      await page().getByRole("combobox", { name: "Belongs to" }).selectOption({ label: "Contoso" });
      await fill("Name", name, panel());
      await fill("Other names", other, panel());
      await press("Create", panel());
      await row(name).waitFor();
    }
    await lookAt(page(), "vendors");

    await open("/device-models");
    await press("New device model");
    await page().getByRole("combobox", { name: "Belongs to" }).selectOption({ label: "Contoso" });
    await page().getByRole("combobox", { name: "Vendor" }).selectOption({ label: "Fabrikam Devices" });
    await fill("Name", "Slate 9", panel());
    await fill("SKU numbers", "F900\nF901", panel());
    await press("Create", panel());
    await row("Slate 9").filter({ hasText: "F900, F901" }).waitFor();

    await open("/vendors");
    for (const name of ["Fabrikam", "Fabrikam Devices"]) {
      await page()
        .getByRole("checkbox", { name: `Select ${name}`, exact: true })
        .focus();
      await page().keyboard.press("Space");
    }
    await page().getByRole("button", { name: "Merge" }).focus();
    await page().keyboard.press("Enter");
    await page().getByRole("combobox", { name: "The one that stays" }).selectOption({ label: "Fabrikam" });
    await seen("and 1 device model");
    await press("Merge", panel());
    await row("Fabrikam Devices").waitFor({ state: "detached" });
    await row("Fabrikam").getByRole("button").click();
    expect((await labelled("Other names", panel()).inputValue()).split("\n")).toEqual([
      "Fabrikam Computers",
      "Fabrikam Devices",
      "FD Systems",
    ]);
    await panel().getByText("Slate 9").waitFor();
    await panel().getByText("History").first().waitFor();
    await page().keyboard.press("Escape");
  });

  it("makes models of several searches those of another vendor, all or none", async () => {
    const make = (definition: object) =>
      api.request(definitionView, "POST", "/api/definitions", { organisationId, definition });
    const model = (name: string, vendorId: string) => ({ kind: "device-model", name, vendorId, aliases: [], skus: [] });
    const wingtip = await make({ kind: "vendor", name: "Wingtip", aliases: [] });
    const toys = await make({ kind: "vendor", name: "Wingtip Toys", aliases: [] });
    for (const name of ["Glider 1", "Glider 2", "Kite"]) await make(model(name, wingtip.id));
    await make(model("Kite", toys.id));
    await open("/device-models");
    const choose = async (name: string) => {
      await page().getByRole("searchbox").fill(name);
      await page()
        .getByRole("checkbox", { name: `Select ${name}`, exact: true })
        .first()
        .check();
    };
    const set = async () => {
      await press("Set vendor…");
      await page().getByRole("combobox", { name: "Vendor" }).selectOption({ label: "Wingtip Toys" });
      await lookAt(page(), "device-models-set-vendor");
      await press("Set vendor", panel());
    };
    await page().getByRole("searchbox").fill("Wingtip");
    const kite = row("Kite").filter({ hasNotText: "Toys" });
    await kite.getByRole("checkbox").check();
    await choose("Glider 1");
    await choose("Glider 2");
    await set();
    await panel().getByText("already has the name “Kite”").waitFor();
    await press("Cancel", panel());
    await page().getByRole("searchbox").fill("");
    await kite.getByRole("checkbox").uncheck();
    await set();
    for (const name of ["Glider 1", "Glider 2"]) await row(name).filter({ hasText: "Wingtip Toys" }).waitFor();
    await kite.waitFor();
  });

  it("refuses networks that overlap, and tells which", async () => {
    await open("/locations");
    for (const [name, network] of [
      ["Berlin", "10.20.0.0/16"],
      ["Hamburg", "10.20.8.0/24"],
    ] as const) {
      await press("New location");
      await page().getByRole("combobox", { name: "Belongs to" }).selectOption({ label: "Contoso" });
      await fill("Name", name, panel());
      await fill("Networks", network, panel());
      await press("Create", panel());
      if (name === "Berlin") await row("Berlin").waitFor();
    }
    await seen("overlaps “10.20.0.0/16” of “Berlin”");
    await fill("Networks", "10.21.0.0/16", panel());
    await press("Create", panel());
    await row("Hamburg").filter({ hasText: "10.21.0.0/16" }).waitFor();
    await lookAt(page(), "locations");
  });

  it("draws a disk partition template, takes it into a build, and keeps it while the build names it", async () => {
    await open("/disk-templates");
    await press("New disk partition template");
    await page().getByRole("combobox", { name: "Belongs to" }).selectOption({ label: "Contoso" });
    await fill("Name", "With data", panel());
    await press("Add a partition", panel());
    await panel()
      .getByRole("img", { name: /Recovery 1 GB, Data D: 100/ })
      .waitFor();
    await press("Create", panel());
    await row("With data").waitFor();
    await lookAt(page(), "disk-templates");

    const { id: operatingSystemId } = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    const definition = {
      name: "Office",
      operatingSystems: [{ architecture: "x64", operatingSystemId, imageIndex: 1, language: "en-US" }],
      packageIds: [],
      computerNameTemplate: "PC-%SERIAL:8%",
      autopilot: null,
    };
    const { id } = await api.request(buildView, "POST", "/api/builds", { organisationId, definition });
    await open(`/builds/${id}?tab=disk`);
    await labelled("Disk partition template").selectOption({ label: "With data" });
    await page()
      .getByRole("img", { name: /Data D:/ })
      .waitFor();
    await page().getByRole("tab", { name: "Domain and accounts" }).click();
    await labelled("Local security model").selectOption({ label: "Office" });
    await page().getByText("support").waitFor();
    await save();
    await lookAt(page(), "build with a template");

    await open("/disk-templates");
    await page().getByRole("checkbox", { name: "Select With data" }).check();
    await press("Delete");
    await press("Delete", panel());
    await seen("is still used by the build “Office”");
    await press("Cancel", panel());

    await open("/publish");
    await seen("Disk partition template");
  });
});
