import { buildView, pageOf, sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation, importOperatingSystem } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { setUp, fill, press, save, seen, goTo } = hands(page);

describe("a build's settings and revisions, in the console", () => {
  let api: Api;
  let organisationId: string;

  beforeAll(async () => {
    const { server } = installation();
    await setUp(installation());
    api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
  });

  const openTab = (name: string) => page().getByRole("tab", { name }).click();
  const timeZone = () => page().getByRole("group", { name: "Time zone", exact: true });
  const builds = async () =>
    (await api.request(pageOf(buildView), "GET", `/api/builds?organisationId=${organisationId}`)).items;

  it("inherits the organisation's time zone until the build sets its own", async () => {
    const path = `/api/organisations/${organisationId}/settings`;
    const answer = await api.send("PUT", path, {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ revision: 0, definition: { timeZone: "Tokyo Standard Time" } }),
    });
    expect(answer.status).toBe(200);

    await goTo("Builds");
    await press("New build");
    await fill("Name", "Office");
    await timeZone().getByText("From the organisation.").waitFor();
    await timeZone().getByText(/Tokyo/).waitFor();
    await openTab("Operating systems");
    await press("Add x64");
    await press("Create");
    await page().getByRole("heading", { level: 1, name: "Office" }).waitFor();

    await openTab("General");
    await press("Set here: Time zone");
    await timeZone()
      .getByText(/Without it: .*Tokyo.* \(the organisation's\)/)
      .waitFor();
    await fill("Description", "Second thoughts");
    await save();
    await lookAt(page(), "build-general");
    expect((await builds())[0]).toMatchObject({
      revision: 2,
      definition: { timeZone: "Tokyo Standard Time", description: "Second thoughts" },
    });
  });

  it("asks before what is not saved is lost", async () => {
    await fill("Description", "Never saved");
    await goTo("Devices");
    const question = page().getByRole("alertdialog").or(page().getByRole("dialog"));
    await question.getByText("Your changes on this page are not saved.").waitFor();
    await question.getByRole("button", { name: "Leave" }).click();
    await page().getByRole("heading", { level: 1, name: "Devices" }).waitFor();
    expect((await builds())[0]?.definition.description).toBe("Second thoughts");
  });

  it("shows its revisions, and brings the first one back", async () => {
    await goTo("Builds");
    await page().getByRole("link", { name: "Office", exact: true }).click();
    await openTab("History");
    await press("Restore revision 1");
    await press("Put it into the editor", page().getByRole("dialog"));
    await seen("Revision 1 is in the editor.");
    await save();
    await seen("Restored from revision 1.");
    await lookAt(page(), "build-history");
    expect((await builds())[0]).toMatchObject({ revision: 3, definition: { timeZone: null, description: "" } });
  });

  it("is copied under another name", async () => {
    await press("Copy");
    await page().getByRole("heading", { level: 1, name: "Copy of Office" }).waitFor();
    await fill("Name", "Laboratory");
    await press("Create");
    await page().getByRole("heading", { level: 1, name: "Laboratory" }).waitFor();
    const [one, other] = (await builds()).toSorted((left, right) =>
      left.definition.name.localeCompare(right.definition.name),
    );
    expect(other?.definition).toEqual({ ...one?.definition, name: "Office" });
  });
});
