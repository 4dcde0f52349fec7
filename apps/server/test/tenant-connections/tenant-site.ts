import type { ReadinessReport, ReadinessRow, TenantConnectionView } from "@windlass/protocol";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { type LabProcess, startLabProcess } from "../tenant-lab.ts";

/** A server whose cloud “lab” is a tenant lab of its own, and what an administrator does with a connection. */
export interface TenantSite {
  readonly lab: LabProcess;
  readonly server: TestServer;
  readonly administrator: TestClient;
  /** Enters the sample tenant's connection, with changes; untried, unless they say otherwise. */
  connect(organisationId: string, changes?: Record<string, unknown>): ReturnType<typeof putConnection>;
  check(organisationId: string, buildId?: string): ReturnType<typeof postCheck>;
  close(): Promise<void>;
}

export const pathOf = (organisationId: string, rest: string) => `/api/organisations/${organisationId}/${rest}`;

export const secretOf = (value: string, expiresOn: string | null = null) => ({
  kind: "client-secret",
  value,
  expiresOn,
});

export const rowOf = (report: ReadinessReport, id: string): ReadinessRow | undefined =>
  report.rows.find((row) => row.id === id);

const putConnection = (client: TestClient, organisationId: string, body: object) =>
  client.request<TenantConnectionView>("PUT", pathOf(organisationId, "tenant-connection"), body);

const postCheck = (client: TestClient, organisationId: string, buildId?: string) =>
  client.request<ReadinessReport>(
    "POST",
    pathOf(organisationId, "readiness-checks"),
    buildId === undefined ? {} : { buildId },
  );

/**
 * @param overrides of the server's surroundings, for example its log
 * @param settings environment variables of the server, besides the lab's
 */
export const startTenantSite = async (
  overrides: NonNullable<Parameters<typeof startTestServer>[1]> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<TenantSite> => {
  const lab = await startLabProcess(1000);
  const server = await startTestServer({ WINDLASS_LAB_URL: lab.url, ...settings }, overrides);
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  const { tenantId, clientId, clientSecret } = lab.sample;
  return {
    lab,
    server,
    administrator,
    connect: (organisationId, changes = {}) =>
      putConnection(administrator, organisationId, {
        tenantId,
        clientId,
        cloud: "lab",
        credential: secretOf(clientSecret),
        // Many tests are about what the report says of a wrong one.
        untried: true,
        ...changes,
      }),
    check: (organisationId, buildId) => postCheck(administrator, organisationId, buildId),
    close: async () => {
      await server.close();
      await lab.stop();
    },
  };
};
