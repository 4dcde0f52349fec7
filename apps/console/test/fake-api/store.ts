import type {
  AgentEvent,
  AssetView,
  BootProfileView,
  BuildView,
  ChangeView,
  ConnectorView,
  ContentRun,
  DefinitionView,
  DeploymentRequestView,
  DeploymentView,
  DeviceView,
  DriverDetail,
  DriverImportView,
  DriverPackView,
  LiveChange,
  OperatingSystemView,
  OrganisationView,
  operatingSystemImportView,
  PublicationPreview,
  PublicationView,
  ReadinessReport,
  RegistrationView,
  ReleaseView,
  SecretView,
  SeenHardware,
  SessionAnswer,
  SettingsView,
  SoftwarePackageView,
  SoftwareProductView,
  TenantConnectionView,
  TenantSetUpView,
  WebhookView,
} from "@windlass/protocol";
import type { z } from "zod";
import { type AutopilotCopy, emptyCopy } from "./seed/autopilot-devices.ts";
import type { SeededImport } from "./seed/autopilot-imports.ts";
import type { KeptRevision } from "./seed/build-revisions.ts";
import { nothingSet } from "./seed/settings.ts";

export type ImportView = z.infer<typeof operatingSystemImportView>;

/** Everything the fake API answers from; a test changes it directly and then calls {@link Store.tell}. */
export class Store {
  setUpRequired = false;
  session: SessionAnswer | null = null;
  organisations: OrganisationView[] = [];
  webhooks: WebhookView[] = [];
  connections = new Map<string, TenantConnectionView>();
  setUps = new Map<string, TenantSetUpView>();
  reports = new Map<string, ReadinessReport>();
  /** The report that the next check gives. */
  nextReport: ((organisationId: string) => ReadinessReport) | null = null;
  operatingSystems: OperatingSystemView[] = [];
  imports: ImportView[] = [];
  drivers: DriverDetail[] = [];
  driverImports: DriverImportView[] = [];
  driverPacks: DriverPackView[] = [];
  products: Omit<SoftwareProductView, "versions">[] = [];
  packages: SoftwarePackageView[] = [];
  secrets: SecretView[] = [];
  connectors: ConnectorView[] = [];
  definitions: DefinitionView[] = [];
  hardware: SeenHardware[] = [];
  builds: BuildView[] = [];
  /** By build, newest first. */
  readonly revisions = new Map<string, KeptRevision[]>();
  tenantSettings: SettingsView = nothingSet;
  /** By organisation. */
  readonly settings = new Map<string, SettingsView>();
  changes: ChangeView[] = [];
  publications: PublicationView[] = [];
  contentRuns: ContentRun[] = [];
  releases: ReleaseView[] = [];
  preview: PublicationPreview = {
    nextNumber: 1,
    released: null,
    takenBack: [],
    sameAs: null,
    changes: [],
    problems: [],
    inactiveBuilds: [],
  };
  bootProfiles: BootProfileView[] = [];
  devices: DeviceView[] = [];
  assets: AssetView[] = [];
  requests: DeploymentRequestView[] = [];
  deployments: DeploymentView[] = [];
  events = new Map<string, AgentEvent[]>();
  registrations: RegistrationView[] = [];
  autopilotImports: SeededImport[] = [];
  autopilot: AutopilotCopy = emptyCopy();
  /** Awaited before a part of an upload is taken, with the offset where it begins. */
  beforeUploadPart: (offset: number) => Promise<void> = async () => undefined;
  readonly listeners = new Set<(change: LiveChange) => void>();

  /** Sends a live change to every open viewer. */
  tell(topic: LiveChange["topic"], organisationId: string | null = null, id: string | null = null): void {
    for (const listener of this.listeners) listener({ topic, organisationId, id });
  }
}

/** How the fake API misbehaves. */
export interface Misbehaviour {
  /** Milliseconds before every answer of a list or object. */
  readonly delay?: number;
  /** Answers every GET of data with `server.unexpected`. */
  readonly failing?: boolean;
}
