import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { buildTabSearch } from "../features/builds/build-tab-ids.ts";
import { planPreviewSearch } from "../features/plan-preview/search.ts";
import { NotFound } from "./not-found.tsx";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/set-up",
  component: lazyRouteComponent(() => import("../features/set-up/set-up-page.tsx"), "SetUpPage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  // Only a path of this console: never an address elsewhere.
  validateSearch: ({ from }: Record<string, unknown>): { from?: string } =>
    typeof from === "string" && /^\/[^/\\]/.test(from) ? { from } : {},
  component: lazyRouteComponent(() => import("../features/sign-in/sign-in-page.tsx"), "SignInPage"),
});

const dashboard = createRoute({
  getParentRoute: () => shell,
  path: "/",
  component: lazyRouteComponent(() => import("../features/dashboard/dashboard-page.tsx"), "DashboardPage"),
});

const organisations = createRoute({
  getParentRoute: () => shell,
  path: "/organisations",
  component: lazyRouteComponent(() => import("../features/organisations/organisations-page.tsx"), "OrganisationsPage"),
});

const organisation = createRoute({
  getParentRoute: () => shell,
  path: "/organisations/$organisationId",
  component: lazyRouteComponent(() => import("../features/organisations/organisation-page.tsx"), "OrganisationPage"),
});

const tenantSetUp = createRoute({
  getParentRoute: () => shell,
  path: "/organisations/$organisationId/set-up",
  component: lazyRouteComponent(() => import("../features/tenant-set-up/tenant-set-up-page.tsx"), "TenantSetUpPage"),
});

const operatingSystems = createRoute({
  getParentRoute: () => shell,
  path: "/operating-systems",
  component: lazyRouteComponent(
    () => import("../features/operating-systems/operating-systems-page.tsx"),
    "OperatingSystemsPage",
  ),
});

const drivers = createRoute({
  getParentRoute: () => shell,
  path: "/drivers",
  component: lazyRouteComponent(() => import("../features/drivers/drivers-page.tsx"), "DriversPage"),
});

const driverPacks = createRoute({
  getParentRoute: () => shell,
  path: "/drivers/packs",
  component: lazyRouteComponent(() => import("../features/drivers/packs-page.tsx"), "PacksPage"),
});

const driverPack = createRoute({
  getParentRoute: () => shell,
  path: "/drivers/packs/$packId",
  component: lazyRouteComponent(() => import("../features/drivers/pack-page.tsx"), "PackPage"),
});

const driverCoverage = createRoute({
  getParentRoute: () => shell,
  path: "/drivers/coverage",
  component: lazyRouteComponent(() => import("../features/drivers/coverage-page.tsx"), "CoveragePage"),
});

const driverMatch = createRoute({
  getParentRoute: () => shell,
  path: "/drivers/match",
  component: lazyRouteComponent(() => import("../features/drivers/match-page.tsx"), "MatchPage"),
});

const driver = createRoute({
  getParentRoute: () => shell,
  path: "/drivers/$driverId",
  component: lazyRouteComponent(() => import("../features/drivers/driver-page.tsx"), "DriverPage"),
});

const software = createRoute({
  getParentRoute: () => shell,
  path: "/software",
  component: lazyRouteComponent(() => import("../features/software/products-page.tsx"), "ProductsPage"),
});

const softwareProduct = createRoute({
  getParentRoute: () => shell,
  path: "/software/$productId",
  component: lazyRouteComponent(() => import("../features/software/product-page.tsx"), "ProductPage"),
});

const softwarePackages = createRoute({
  getParentRoute: () => shell,
  path: "/software-packages",
  component: lazyRouteComponent(
    () => import("../features/software-packages/software-packages-page.tsx"),
    "SoftwarePackagesPage",
  ),
});

const softwarePackage = createRoute({
  getParentRoute: () => shell,
  path: "/software-packages/$packageId",
  component: lazyRouteComponent(
    () => import("../features/software-packages/software-package-page.tsx"),
    "SoftwarePackagePage",
  ),
});

const secrets = createRoute({
  getParentRoute: () => shell,
  path: "/secrets",
  component: lazyRouteComponent(() => import("../features/secrets/secrets-page.tsx"), "SecretsPage"),
});

const connectors = createRoute({
  getParentRoute: () => shell,
  path: "/connectors",
  component: lazyRouteComponent(() => import("../features/connectors/connectors-page.tsx"), "ConnectorsPage"),
});

const vendors = createRoute({
  getParentRoute: () => shell,
  path: "/vendors",
  component: lazyRouteComponent(() => import("../features/vendors/vendors-page.tsx"), "VendorsPage"),
});

const deviceModels = createRoute({
  getParentRoute: () => shell,
  path: "/device-models",
  component: lazyRouteComponent(() => import("../features/device-models/device-models-page.tsx"), "DeviceModelsPage"),
});

const assets = createRoute({
  getParentRoute: () => shell,
  path: "/asset-list",
  component: lazyRouteComponent(() => import("../features/assets/assets-page.tsx"), "AssetsPage"),
});

const locations = createRoute({
  getParentRoute: () => shell,
  path: "/locations",
  component: lazyRouteComponent(() => import("../features/locations/locations-page.tsx"), "LocationsPage"),
});

const diskTemplates = createRoute({
  getParentRoute: () => shell,
  path: "/disk-templates",
  component: lazyRouteComponent(
    () => import("../features/disk-templates/disk-templates-page.tsx"),
    "DiskTemplatesPage",
  ),
});

const securityModels = createRoute({
  getParentRoute: () => shell,
  path: "/security-models",
  component: lazyRouteComponent(
    () => import("../features/security-models/security-models-page.tsx"),
    "SecurityModelsPage",
  ),
});

const builds = createRoute({
  getParentRoute: () => shell,
  path: "/builds",
  component: lazyRouteComponent(() => import("../features/builds/builds-page.tsx"), "BuildsPage"),
});

const build = createRoute({
  getParentRoute: () => shell,
  path: "/builds/$buildId",
  validateSearch: buildTabSearch,
  component: lazyRouteComponent(() => import("../features/builds/build-page.tsx"), "BuildPage"),
});

const copyBuild = createRoute({
  getParentRoute: () => shell,
  path: "/builds/$buildId/copy",
  validateSearch: buildTabSearch,
  component: lazyRouteComponent(() => import("../features/builds/copy-build-page.tsx"), "CopyBuildPage"),
});

const tenant = createRoute({
  getParentRoute: () => shell,
  path: "/tenant",
  component: lazyRouteComponent(() => import("../features/tenant/tenant-page.tsx"), "TenantPage"),
});

const newBuild = createRoute({
  getParentRoute: () => shell,
  path: "/builds/new",
  validateSearch: buildTabSearch,
  component: lazyRouteComponent(() => import("../features/builds/new-build-page.tsx"), "NewBuildPage"),
});

const planPreview = createRoute({
  getParentRoute: () => shell,
  path: "/builds/preview",
  validateSearch: planPreviewSearch,
  component: lazyRouteComponent(() => import("../features/plan-preview/plan-preview-page.tsx"), "PlanPreviewPage"),
});

const publish = createRoute({
  getParentRoute: () => shell,
  path: "/publish",
  component: lazyRouteComponent(() => import("../features/publish/publish-page.tsx"), "PublishPage"),
});

const content = createRoute({
  getParentRoute: () => shell,
  path: "/content",
  component: lazyRouteComponent(() => import("../features/content/content-page.tsx"), "ContentPage"),
});

const bootProfiles = createRoute({
  getParentRoute: () => shell,
  path: "/boot-profiles",
  component: lazyRouteComponent(() => import("../features/boot-profiles/boot-profiles-page.tsx"), "BootProfilesPage"),
});

const devices = createRoute({
  getParentRoute: () => shell,
  path: "/devices",
  component: lazyRouteComponent(() => import("../features/devices/devices-page.tsx"), "DevicesPage"),
});

const device = createRoute({
  getParentRoute: () => shell,
  path: "/devices/$deviceId",
  component: lazyRouteComponent(() => import("../features/devices/device-page.tsx"), "DevicePage"),
});

const deployments = createRoute({
  getParentRoute: () => shell,
  path: "/deployments",
  component: lazyRouteComponent(() => import("../features/deployments/deployments-page.tsx"), "DeploymentsPage"),
});

const deployment = createRoute({
  getParentRoute: () => shell,
  path: "/deployments/$deploymentId",
  component: lazyRouteComponent(() => import("../features/deployments/deployment-page.tsx"), "DeploymentPage"),
});

const autopilot = createRoute({
  getParentRoute: () => shell,
  path: "/autopilot",
  component: lazyRouteComponent(() => import("../features/autopilot/autopilot-page.tsx"), "AutopilotPage"),
});

const autopilotDevices = createRoute({
  getParentRoute: () => shell,
  path: "/autopilot/devices",
  component: lazyRouteComponent(
    () => import("../features/autopilot-devices/autopilot-devices-page.tsx"),
    "AutopilotDevicesPage",
  ),
});

const corporateIdentifiers = createRoute({
  getParentRoute: () => shell,
  path: "/autopilot/identifiers",
  component: lazyRouteComponent(() => import("../features/autopilot/identifiers-page.tsx"), "IdentifiersPage"),
});

const autopilotImports = createRoute({
  getParentRoute: () => shell,
  path: "/autopilot/import",
  component: lazyRouteComponent(() => import("../features/autopilot-imports/imports-page.tsx"), "AutopilotImportsPage"),
});

const autopilotImport = createRoute({
  getParentRoute: () => shell,
  path: "/autopilot/import/$importId",
  component: lazyRouteComponent(() => import("../features/autopilot-imports/import-page.tsx"), "AutopilotImportPage"),
});

/** Every address of the console. Pages are fetched when they are first opened or pointed at. */
export const router = createRouter({
  routeTree: root.addChildren([
    setUp,
    signIn,
    shell.addChildren([
      dashboard,
      organisations,
      organisation,
      tenantSetUp,
      operatingSystems,
      drivers,
      driverPacks,
      driverPack,
      driverCoverage,
      driverMatch,
      driver,
      software,
      softwareProduct,
      softwarePackages,
      softwarePackage,
      secrets,
      connectors,
      vendors,
      deviceModels,
      locations,
      assets,
      diskTemplates,
      securityModels,
      builds,
      planPreview,
      newBuild,
      copyBuild,
      tenant,
      build,
      publish,
      content,
      bootProfiles,
      devices,
      device,
      deployments,
      deployment,
      autopilot,
      autopilotDevices,
      corporateIdentifiers,
      autopilotImports,
      autopilotImport,
    ]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
