import type { Page } from "playwright-core";
import { buildTabIds } from "../src/features/builds/build-tab-ids.ts";
import type { Store } from "./fake-api/store.ts";

/** A screen by name and address; where it shows one organisation alone, with that one chosen at the top. */
export type Screen = [name: string, path: string, organisationId?: string];

/** Goes to a screen as somebody does who has chosen its organisation before. */
export const goToScreen = async (page: Page, url: string, [, path, organisationId]: Screen): Promise<void> => {
  await page.goto(url + path);
  const chosen = await page.evaluate((wanted) => {
    const stored = localStorage.getItem("windlass.organisation");
    if (wanted) localStorage.setItem("windlass.organisation", wanted);
    else localStorage.removeItem("windlass.organisation");
    return stored;
  }, organisationId);
  if ((chosen ?? undefined) !== organisationId) await page.goto(url + path);
};

/** Every screen behind the sign-in; object pages only where the store has an object. */
export const screensOf = (store: Store): Screen[] => {
  const objects: [string, string, { id: string } | undefined][] = [
    ["organisation", "/organisations", store.organisations[0]],
    ["driver", "/drivers", store.drivers[0]],
    ["driver-with-filter", "/drivers", store.drivers.find(({ filter }) => filter && "all" in filter)],
    ["driver-pack", "/drivers/packs", store.driverPacks[0]],
    ["software-product", "/software", store.products[0]],
    ["software-package", "/software-packages", store.packages[0]],
    ["device", "/devices", store.devices[0]],
    ["device-prepared", "/devices", store.devices.at(-1)],
    ["deployment-running", "/deployments", store.deployments[0]],
    ["deployment-registering", "/deployments", store.deployments[1]],
    ["deployment-succeeded", "/deployments", store.deployments[2]],
    ["deployment-failed", "/deployments", store.deployments[3]],
    ["deployment-registration-failed", "/deployments", store.deployments[4]],
    ["deployment-offline-profile", "/deployments", store.deployments[5]],
    ["deployment-identifier-captured", "/deployments", store.deployments[6]],
    ["deployment-identifier-imported", "/deployments", store.deployments[7]],
    ["deployment-identifier-failed", "/deployments", store.deployments[8]],
    ["deployment-checks", "/deployments", store.deployments[9]],
  ];
  const tabs = buildTabIds;
  const buildTabsOf = (name: string, build: { readonly id: string } | undefined, shown: readonly string[]) =>
    build ? shown.map((tab): Screen => [`${name}-${tab}`, `/builds/${build.id}?tab=${tab}`]) : [];
  const setUpOf = (name: string, { id }: { readonly id: string }): [string, string] => [
    name,
    `/organisations/${id}/set-up`,
  ];
  const [first] = store.organisations;
  const setUps = store.organisations.flatMap((one): [string, string][] => {
    const setUp = store.setUps.get(one.id);
    return setUp ? [setUpOf(`set-up-${setUp.state}`, one)] : [];
  });
  return [
    ["dashboard", "/"],
    ["organisations", "/organisations"],
    ["operating-systems", "/operating-systems"],
    ["drivers", "/drivers"],
    ["driver-packs", "/drivers/packs"],
    ["driver-match", "/drivers/match"],
    ["software", "/software"],
    ["software-packages", "/software-packages"],
    ["secrets", "/secrets"],
    ["connectors", "/connectors"],
    ["vendors", "/vendors"],
    ["device-models", "/device-models"],
    ["locations", "/locations"],
    ["disk-templates", "/disk-templates"],
    ["security-models", "/security-models"],
    ["builds", "/builds"],
    ["plan-preview", "/builds/preview"],
    ["publish", "/publish"],
    ["content", "/content"],
    ["tenant", "/tenant"],
    ["boot-profiles", "/boot-profiles"],
    ["devices", "/devices"],
    ["asset-list", "/asset-list"],
    ["deployments", "/deployments"],
    ["autopilot", "/autopilot"],
    ["corporate-identifiers", "/autopilot/identifiers"],
    ["autopilot-imports", "/autopilot/import"],
    ...store.autopilotImports.map(({ id, detail }): [string, string] => [
      `autopilot-import-${detail.state}`,
      `/autopilot/import/${id}`,
    ]),
    ["autopilot-devices", "/autopilot/devices"],
    ...(first ? [["driver-coverage", "/drivers/coverage", first.id] satisfies Screen] : []),
    ...(first ? [["autopilot-devices-list", "/autopilot/devices", first.id] satisfies Screen] : []),
    ...buildTabsOf("build", store.builds[0], tabs),
    ...(store.builds[0] ? [["build-copy", `/builds/${store.builds[0].id}/copy`] satisfies Screen] : []),
    ...buildTabsOf("build-offline-profile", store.builds[2], ["autopilot"]),
    ...buildTabsOf("build-device-preparation", store.builds[3], ["autopilot"]),
    ...buildTabsOf("build-domain", store.builds[5], ["operating-systems", "experience", "accounts"]),
    ...buildTabsOf("build-connected-domain", store.builds[7], ["accounts"]),
    ...buildTabsOf("build-domain", store.builds[5], ["operating-systems", "experience", "accounts", "software"]),
    ...buildTabsOf("build-answered", store.builds[6], ["experience"]),
    ...(first ? [setUpOf("set-up-choices", first)] : []),
    ...setUps,
    ...objects.flatMap(([name, path, object]): [string, string][] => (object ? [[name, `${path}/${object.id}`]] : [])),
  ];
};
