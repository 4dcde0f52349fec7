import { randomUUID } from "node:crypto";
import type { BuildView, ComputerAccountView, ConnectorView } from "@windlass/protocol";

const createdAt = "2026-11-01T09:00:00.000Z";

export const connector = (
  organisationId: string,
  { state, ...changes }: Partial<ConnectorView> & Pick<ConnectorView, "state">,
): ConnectorView => {
  const isEnrolled = state !== "not-enrolled" && state !== "code-expired";
  return {
    id: randomUUID(),
    organisationId,
    name: "Zurich",
    domain: "corp.contoso.com",
    state,
    computer: isEnrolled ? "ZRH-MGMT-01" : null,
    version: isEnrolled ? "0.1.0" : null,
    createdAt,
    createdBy: "Ada Endpoint",
    codeExpiresAt: isEnrolled ? null : "2026-11-02T09:00:00.000Z",
    lastSeenAt: isEnrolled ? new Date(Date.now() - (state === "living" ? 4_000 : 3_600_000)).toISOString() : null,
    revokedAt: state === "revoked" ? createdAt : null,
    made: isEnrolled ? 214 : 0,
    lastMadeAt: isEnrolled ? "2026-11-20T09:00:00.000Z" : null,
    ...changes,
  };
};

/** The same build, in a domain whose connector is away. */
export const joinedByConnector = (shop: BuildView): BuildView => ({
  ...shop,
  id: randomUUID(),
  definition: {
    ...shop.definition,
    name: "Workshop",
    join: {
      kind: "connected-domain",
      domain: "geneva.contoso.com",
      organisationalUnit: { kind: "fixed", path: "OU=Workshops,DC=geneva,DC=contoso,DC=com" },
      waitMinutes: 10,
    },
  },
});

/** One of each state. */
export const connectorsOf = (organisationId: string): ConnectorView[] => [
  connector(organisationId, { state: "living" }),
  connector(organisationId, { state: "away", name: "Geneva", domain: "geneva.contoso.com", computer: "GVA-MGMT-02" }),
  connector(organisationId, { state: "not-enrolled", name: "Basel" }),
  connector(organisationId, { state: "code-expired", name: "Bern" }),
  connector(organisationId, { state: "revoked", name: "Zurich, the old one", computer: "ZRH-OLD" }),
];

export const computerAccount: ComputerAccountView = {
  state: "waiting",
  domain: "corp.contoso.com",
  computerName: "FIN-WL000007",
  organisationalUnit: "OU=Zurich,OU=Shops,DC=corp,DC=contoso,DC=com",
  reuse: false,
  attempts: 1,
  connector: "Zurich",
  says: "The connector “Zurich” of corp.contoso.com was last heard of at 2026-11-24T08:00:00.000Z: start it.",
  failure: null,
  requestedAt: createdAt,
  madeAt: null,
  usedAt: null,
};
