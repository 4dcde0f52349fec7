import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { hands, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, fill, press, goTo, seen, setUp } = hands(page);

const administrator = "admin@windlasslab.onmicrosoft.com";

/** What lies in the sample tenant, by name. */
const contents = async () => {
  const { lab } = installation();
  const state: unknown = await (await fetch(`${lab.url}/lab/state`)).json();
  const text = JSON.stringify(state);
  return {
    application: text.includes('"displayName":"Windlass for Contoso"'),
    group: text.includes('"displayName":"Autopilot Contoso"'),
  };
};

/** Signs in at the tenant's page, in a window of its own, with the code that the console shows. */
const signIn = async () => {
  await seen("Enter this code:");
  const code = await page().locator("main code").first().innerText();
  const [window] = await Promise.all([
    page().context().waitForEvent("page"),
    page()
      .getByRole("link", { name: /devicelogin/ })
      .click(),
  ]);
  await window.getByLabel("Code").fill(code);
  await window.getByLabel("Who you are").selectOption(administrator);
  await window.getByRole("button", { name: "Sign in" }).click();
  await window.getByText("You have signed in").waitFor();
  await window.close();
};

describe("set up for me", () => {
  it("shows the choices, and goes from a sign-in by code to a plan that has changed nothing", async () => {
    await setUp(installation());
    await goTo("Organisations");
    await press("New organisation");
    await fill("Name", "Contoso", panel());
    await press("Create", panel());
    await page().getByRole("link", { name: "Set up for me" }).click();
    await page().getByRole("heading", { name: "What you need" }).waitFor();
    await fill("Name of the app", "Windlass for Contoso");
    await lookAt(page(), "set-up-1-choices");
    await press("Sign in and show the plan");
    await seen("Enter this code:");
    await lookAt(page(), "set-up-2-sign-in");
    // Whoever reloads finds the same code.
    await page().reload();
    await signIn();
    await page().getByRole("heading", { name: "The plan" }).waitFor();
    await seen(`Signed in as ${administrator}`);
    await lookAt(page(), "set-up-3-plan");
    expect(await contents()).toEqual({ application: false, group: false });
  });

  it("does what the plan says and connects the organisation", async () => {
    await press("Start");
    await page().getByRole("heading", { name: "Ready" }).waitFor({ timeout: 60_000 });
    // Where the mouse rests, a tooltip would lie over the button below.
    await page().mouse.move(0, 0);
    await lookAt(page(), "set-up-4-ready");
    expect(await contents()).toEqual({ application: true, group: true });
    await page().getByRole("link", { name: "Open the readiness report" }).click();
    await seen(/Checked/);
    expect(await page().getByText("· Failed").count()).toBe(0);
    await page().goBack();
    await page().getByRole("heading", { name: "Ready" }).waitFor();
  });

  it("finds everything there the second time", async () => {
    await press("Change the choices");
    await press("Sign in and show the plan");
    await signIn();
    await page().getByRole("heading", { name: "The plan" }).waitFor();
    expect(await page().getByText("· Already there").count()).toBe(10);
    await press("Start");
    await page().getByRole("heading", { name: "Ready" }).waitFor({ timeout: 60_000 });
  });

  it("removes what it made when asked, after saying what that is", async () => {
    await press("Undo the set-up");
    await panel().getByText("App registration: Windlass for Contoso").waitFor();
    await panel().getByText("Dynamic device group: Autopilot Contoso").waitFor();
    await lookAt(page(), "set-up-5-undo");
    await press("Remove all of this", panel());
    await signIn();
    await page().getByRole("heading", { name: "What you need" }).waitFor({ timeout: 60_000 });
    expect(await contents()).toEqual({ application: false, group: false });
  });

  it("gives the same as a script for those who may not sign in", async () => {
    const [download] = await Promise.all([page().waitForEvent("download"), press("PowerShell script")]);
    expect(download.suggestedFilename()).toBe("windlass-set-up.ps1");
    const script = await readFile(await download.path(), "utf8");
    expect(script).toContain("$ApplicationName = 'Windlass for Contoso'");
    expect(script).not.toContain("PRIVATE KEY");
    expect(installation().complaints).toEqual([]);
  });
});
