import { randomUUID } from "node:crypto";
import { type AutopilotSettings, type DeploymentView, WindlassError } from "@windlass/protocol";
import { Store } from "../store.ts";
import { assetsOf } from "./assets.ts";
import { fullCopy } from "./autopilot-devices.ts";
import { seededImport } from "./autopilot-imports.ts";
import { revisionsOf } from "./build-revisions.ts";
import { historyOf } from "./changes.ts";
import { waitingForDecision } from "./checks.ts";
import { computerAccount, connectorsOf, joinedByConnector } from "./connectors.ts";
import { contentRuns } from "./content.ts";
import { certificateView, webhooksOf } from "./credentials.ts";
import { definitionsOf, hardwareOf } from "./definitions.ts";
import { deployment, journal } from "./deployments.ts";
import { device, request } from "./devices.ts";
import { driverPacksOf } from "./driver-coverage.ts";
import { driverImportsOf, driversOf } from "./drivers.ts";
import {
  build,
  frontDesk,
  laterRelease,
  operatingSystem,
  shopFloor,
  showUsers,
  softwarePackage,
  softwareProduct,
  trainingRoom,
} from "./library.ts";
import { withOptionalSoftware } from "./package-options.ts";
import { administrator } from "./people.ts";
import { withDrivers } from "./planned-drivers.ts";
import { allDevices, changes, publication, release, warnings } from "./publications.ts";
import { mixedReport } from "./readiness.ts";
import { secretsOf } from "./secrets.ts";
import { settingsOf } from "./settings.ts";
import { tenantSetUp } from "./tenant-set-ups.ts";
import { corporateIdentifier, offlineSettings, planOf, preparationSettings } from "./ways.ts";

const organisation = (name: string, connection: "failed" | "none") => ({
  id: randomUUID(),
  name,
  createdAt: "2026-11-01T08:00:00.000Z",
  connection,
});

/** A signed-in administrator of one organisation that holds nothing yet. */
export const emptyStore = (): Store => {
  const store = new Store();
  store.session = administrator();
  store.organisations = [organisation("Contoso", "none")];
  store.nextReport = (organisationId) => mixedReport(organisationId, store.builds);
  return store;
};

/** A working installation: two organisations, a library, `deviceCount` devices, deployments in every state. */
export const fullStore = (deviceCount = 24): Store => {
  const store = new Store();
  store.session = administrator();
  const contoso = organisation("Contoso Finance", "failed");
  const fabrikam = organisation("Fabrikam", "none");
  const inStates = (["signing-in", "planned", "running", "failed", "done"] as const).map((state) => {
    const one = organisation(`Fabrikam ${state}`, "none");
    store.setUps.set(one.id, tenantSetUp(one.id, state));
    return one;
  });
  store.organisations = [contoso, fabrikam, ...inStates];
  store.connections.set(contoso.id, {
    organisationId: contoso.id,
    tenantId: randomUUID(),
    clientId: randomUUID(),
    cloud: "global",
    credential: {
      kind: "client-secret",
      expiresOn: "2026-12-10",
      expiryFrom: "entered",
      setAt: "2026-11-02T10:00:00.000Z",
      triedAt: null,
    },
    nextCredential: certificateView("2026-11-23T09:00:00.000Z"),
    rotation: {
      settings: { daysBefore: 30, validDays: 180 },
      last: {
        state: "failed",
        startedAt: "2026-11-22T02:00:00.000Z",
        finishedAt: "2026-11-22T02:00:10.000Z",
        problem: new WindlassError("credential.rotation-not-permitted", {
          parameters: { what: "Insufficient privileges to complete the operation." },
        }).told(),
      },
    },
    updatedAt: "2026-11-02T10:00:00.000Z",
  });
  store.nextReport = (organisationId) => mixedReport(organisationId, store.builds);
  store.webhooks = webhooksOf(contoso.id);
  store.autopilotImports = [
    seededImport(contoso.id, "preview", 1200),
    seededImport(contoso.id, "creating", 320),
    seededImport(contoso.id, "refused", 0),
    seededImport(contoso.id, "reading", 250),
  ];
  const current = operatingSystem(contoso.id, "Windows 11 24H2 business");
  const media = [current, laterRelease(current, "Windows 11 25H2 business")];
  store.operatingSystems = media;
  store.contentRuns = contentRuns;
  store.imports = [
    {
      id: randomUUID(),
      organisationId: contoso.id,
      fileName: "notes.wim",
      state: "refused",
      doneBytes: 1200,
      totalBytes: 1200,
      operatingSystemId: null,
      failure: new WindlassError("image.not-recognised", { parameters: { file: "notes.wim" } }).told(),
      startedAt: "2026-11-23T01:00:00.000Z",
    },
  ];
  store.drivers = driversOf(contoso.id);
  store.driverImports = driverImportsOf(contoso.id);
  store.driverPacks = driverPacksOf(contoso.id);
  store.products = [softwareProduct(contoso.id, "Contoso VPN"), softwareProduct(contoso.id, "Support tools")];
  const [vpnProduct, toolsProduct] = store.products;
  if (!vpnProduct || !toolsProduct) throw new Error("the store has products");
  const vpn = softwarePackage(vpnProduct, "5.2");
  const tools = softwarePackage(toolsProduct, "2026.11");
  store.packages = [vpn, tools, { ...softwarePackage(vpnProduct, "5.10"), steps: [], replaces: [vpn.id] }];
  store.secrets = secretsOf(contoso.id);
  store.connectors = connectorsOf(contoso.id);
  store.definitions = definitionsOf(contoso.id, store.secrets[0]?.id ?? null);
  store.hardware = hardwareOf(store.definitions);
  const finance = build(contoso.id, "Finance laptop", media[0]?.id ?? "", [vpn.id, tools.id]);
  const otherWay = (name: string, autopilot: AutopilotSettings) => {
    const made = build(contoso.id, name, media[1]?.id ?? "", []);
    return { ...made, publishedNumber: null, definition: { ...made.definition, autopilot } };
  };
  const field = otherWay("Field service", offlineSettings);
  const office = otherWay("Office", preparationSettings);
  const shop = withOptionalSoftware(
    shopFloor(contoso.id, media[0]?.id ?? "", store.secrets, store.definitions),
    store.secrets,
  );
  store.products.push(...shop.products);
  store.packages.push(...shop.packages);
  store.builds = [
    finance,
    { ...build(contoso.id, "Meeting room", media[1]?.id ?? "", []), publishedNumber: null },
    field,
    office,
    trainingRoom(contoso.id, current.id),
    shop.build,
    frontDesk(contoso.id, media[0]?.id ?? ""),
    joinedByConnector(shopFloor(contoso.id, media[0]?.id ?? "", store.secrets, store.definitions)),
  ];
  showUsers(store);
  for (const one of store.builds) store.revisions.set(one.id, revisionsOf(one));
  store.tenantSettings = settingsOf({ timeZone: "W. Europe Standard Time", registeredOrganisation: "Northwind IT" });
  store.settings.set(
    contoso.id,
    settingsOf({ userLocale: "de-CH", inputLocales: ["0807:00000807", "en-US"], registeredOrganisation: "Contoso" }),
  );
  store.changes = historyOf("build", finance, "Finance laptop", [
    { field: "computerNameTemplate", before: "PC-%SERIAL:8%", after: "FIN-%SERIAL:8%" },
    {
      field: "packageIds",
      before: `${vpn.name} ${vpn.version}`,
      after: `${vpn.name} ${vpn.version}, ${tools.name} ${tools.version}`,
    },
  ]);
  store.publications = [6, 5, 4].map((number) => publication(contoso.id, number, changes(finance.id, vpn.id)));
  const location = store.definitions.find(({ definition }) => definition.kind === "location");
  const berlin = {
    kind: "location" as const,
    id: location?.id ?? randomUUID(),
    name: location?.definition.name ?? "Berlin",
  };
  store.releases = [
    release(contoso.id, "piloted", berlin, { number: 6, previousNumber: null, reason: "The new VPN, tried first." }),
    release(
      contoso.id,
      "pinned",
      { kind: "build", id: finance.id, name: finance.definition.name },
      {
        number: 4,
        previousNumber: null,
        reason: "Year-end closing.",
      },
    ),
    release(contoso.id, "rolled-back", allDevices, {
      number: 4,
      previousNumber: 5,
      reason: "The VPN of 5 does not connect.",
    }),
    release(contoso.id, "released", allDevices, { number: 5, previousNumber: 4 }),
    release(contoso.id, "released", allDevices, { number: 4, previousNumber: null }),
  ];
  store.preview = {
    nextNumber: 7,
    released: { number: 4, since: "2026-11-16T09:04:00.000Z" },
    takenBack: [5],
    sameAs: null,
    changes: changes(finance.id, vpn.id),
    problems: warnings(contoso, { id: finance.id, name: finance.definition.name }),
    inactiveBuilds: [],
  };
  store.bootProfiles = [{ id: randomUUID(), organisationId: contoso.id, name: "Default" }];
  store.assets = assetsOf(contoso.id);
  store.devices = Array.from({ length: deviceCount }, (_, index) => device(contoso.id, index));
  store.requests = [request(contoso.id, "K7-2M-QX", 1), request(contoso.id, "9A-HW-4T", 2)];
  store.autopilot = fullCopy(contoso.id, deviceCount);
  const shapes = [
    [1, "running", null],
    [7, "running", "tagged"],
    [9, "succeeded", "ready"],
    [5, "failed", null],
    [7, "running", "failed"],
  ] as const;
  for (const [index, [done, ending, reached]] of shapes.entries()) {
    const target = store.devices[index];
    if (!target) continue;
    const plain = deployment(target, finance, done, ending, reached);
    const made = ending === "succeeded" ? withDrivers(plain) : plain;
    store.deployments.push(index === 0 ? { ...made, computerAccount } : made);
    target.latestDeploymentId = made.id;
    store.events.set(made.id, journal(index === 0 ? 4000 : 60));
    if (made.registration) store.registrations.push(made.registration);
  }
  const last = store.devices.at(-1);
  if (last) {
    const offline = deployment(last, field, 9, "succeeded", null);
    const prepared = (["captured", "imported", "failed"] as const).map((state): DeploymentView => {
      const made = deployment(last, office, 7, "running", null);
      return { ...made, way: "device-preparation", corporateIdentifier: corporateIdentifier(last, made.id, state) };
    });
    store.deployments.push({ ...offline, way: "offline-profile", plan: planOf(offline) }, ...prepared);
    if (last.inventory)
      store.deployments.push(waitingForDecision(deployment(last, office, 0, "running", null), last.inventory));
    last.latestDeploymentId = prepared[1]?.id ?? null;
  }
  store.reports.set(contoso.id, mixedReport(contoso.id, store.builds));
  return store;
};
