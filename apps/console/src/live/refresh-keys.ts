import type { LiveChange, LiveTopic } from "@windlass/protocol";

/** The beginning of a query key; every query whose key begins with it is fetched again. */
export type KeyPrefix = readonly string[];

/** What else shows something of a topic, beside the queries that bear its name. */
const alsoShownBy: Record<LiveTopic, readonly KeyPrefix[]> = {
  organisations: [["dashboard"]],
  "tenant-connections": [["organisations"], ["dashboard"]],
  "tenant-set-ups": [],
  "operating-systems": [["publications", "preview"]],
  drivers: [["driver-imports"]],
  "software-packages": [["publications", "preview"], ["software-products"]],
  "software-products": [],
  // Operating systems and software say which builds use them.
  builds: [["publications", "preview"], ["operating-systems"], ["software-products"]],
  publications: [["builds"], ["dashboard"]],
  "autopilot-devices": [],
  "autopilot-actions": [],
  devices: [["dashboard"]],
  "deployment-requests": [["dashboard"]],
  deployments: [["dashboard"]],
  registrations: [["autopilot-imports"], ["deployments", "list"], ["deployments", "object"], ["dashboard"]],
  "autopilot-imports": [],
  webhooks: [],
  definitions: [],
  secrets: [],
  connectors: [],
  content: [],
  assets: [],
  settings: [["builds"], ["publications", "preview"]],
};

/** Kinds of query that hold one object, by its id; lists and previews are always concerned. */
const kindsOfOneObject: Partial<Record<LiveTopic, readonly string[]>> = {
  organisations: ["object"],
  "tenant-connections": ["object", "readiness"],
  "tenant-set-ups": ["object"],
  drivers: ["object"],
  "software-packages": ["object"],
  "software-products": ["object"],
  builds: ["object"],
  devices: ["object"],
  "autopilot-imports": ["object", "rows"],
  deployments: ["object", "events"],
};

/** The queries that a live change concerns. One object's change leaves other objects' queries alone. */
export const keysToRefresh = (change: LiveChange): KeyPrefix[] => {
  const others = alsoShownBy[change.topic];
  const kinds = kindsOfOneObject[change.topic];
  const { id } = change;
  if (id === null || !kinds) return [[change.topic], ...others];
  return [[change.topic, "list"], ...kinds.map((kind) => [change.topic, kind, id]), ...others];
};
