import { buildView, secretView, sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation, importOperatingSystem } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { setUp, labelled, fill, press, save, seen } = hands(page);

describe("how a build ends, in the console", () => {
  let api: Api;
  let organisationId: string;
  let buildId: string;

  beforeAll(async () => {
    const { server } = installation();
    await setUp(installation());
    api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    const { id: operatingSystemId } = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    const keep = (name: string, value: object) =>
      api.request(secretView, "POST", "/api/secrets", { organisationId, definition: { name }, value });
    await keep("Joiner", { kind: "user-name-password", userName: "CORP\\join", password: "Join-1!" });
    await keep("Keeper", { kind: "password", password: "Keeper-1!" });
    const definition = {
      name: "Shop floor",
      operatingSystems: [{ architecture: "x64", operatingSystemId, imageIndex: 1, language: "en-US" }],
      packageIds: [],
      computerNameTemplate: "PC-%SERIAL:8%",
      autopilot: null,
    };
    ({ id: buildId } = await api.request(buildView, "POST", "/api/builds", { organisationId, definition }));
  });

  const choose = (name: string | RegExp) => page().getByRole("radio", { name }).check();
  const openTab = (name: string) => page().getByRole("tab", { name }).click();

  it("names what contradicts itself as it is chosen, and is saved and published once it is solved", async () => {
    await page().goto(`${installation().server.url}/builds/${buildId}?tab=experience`);
    await seen("Licence terms");
    await choose(/^Ready desktop/);
    await seen("Nobody could sign in");
    await lookAt(page(), "build that nobody could sign in to");

    await openTab("Domain and accounts");
    await choose(/^A domain Joined/);
    await fill("Domain", "corp.example.com");
    await labelled("Account that joins").selectOption({ label: "Joiner" });
    await choose("One organisational unit");
    await fill("Organisational unit", "Shop");
    await seen("expected a distinguished name");
    await fill("Organisational unit", "OU=Shop,DC=corp,DC=example,DC=com");
    await choose("Enabled with a password");
    await labelled("Password").selectOption({ label: "Keeper" });
    await fill("Renamed to", "Keeper");
    await lookAt(page(), "build that joins a domain");

    await openTab("Out-of-box experience");
    await page().getByText("Nobody could sign in").waitFor({ state: "detached" });
    await choose(/^Shut down/);
    await seen("The sign-in screen, for accounts of the domain and of the device");
    await openTab("Operating systems");
    await choose(/^Generic KMS client key/);
    await labelled("Features switched on: add a usual one").selectOption({ value: "NetFx3" });
    await labelled("Apps removed").fill("Microsoft.BingNews");
    await save();
    await lookAt(page(), "build with features and apps");

    const { definition } = await api.request(buildView, "GET", `/api/builds/${buildId}`);
    expect(definition).toMatchObject({
      ending: { kind: "desktop", afterwards: "shut-down" },
      join: { kind: "domain", organisationalUnit: { kind: "fixed" } },
      administrator: { kind: "enabled", renamedTo: "Keeper" },
      operatingSystems: [
        { productKey: { kind: "generic" }, enabledFeatures: ["NetFx3"], removedApps: ["Microsoft.BingNews"] },
      ],
    });
    await press("Publish");
    await press(/^Publish/);
    await seen("Publication 1");
  });
});
