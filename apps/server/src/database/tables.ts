import type { AutopilotTables } from "./tables/autopilot.ts";
import type { ConnectorTables } from "./tables/connectors.ts";
import type { DefinitionTables } from "./tables/definitions.ts";
import type { DeploymentTables } from "./tables/deployment.ts";
import type { DriverTables } from "./tables/drivers.ts";
import type { LibraryTables } from "./tables/library.ts";
import type { NamingTables } from "./tables/naming.ts";
import type { PeopleTables } from "./tables/people.ts";
import type { RegistrationTables } from "./tables/registration.ts";
import type { TenantTables } from "./tables/tenant.ts";

export type { TenantSetUpSubjects } from "./tables/tenant.ts";

/** Every table as Kysely knows it; one file an area. The migrations are what makes them. */
export interface Tables
  extends AutopilotTables,
    ConnectorTables,
    DefinitionTables,
    DeploymentTables,
    DriverTables,
    LibraryTables,
    NamingTables,
    PeopleTables,
    RegistrationTables,
    TenantTables {}
