import { sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";

const installation = useInstallation();
const page = () => installation().page;
const { setUp } = hands(page);

describe("definitions in the console", () => {
  beforeAll(async () => {
    const { server } = installation();
    await setUp(installation());
    const api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    await createOrganisation(api, "Contoso");
  });

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
});
