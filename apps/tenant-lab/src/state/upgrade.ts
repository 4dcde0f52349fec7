import type { Entity } from "./entity.ts";

const application = {
  certificates: [],
  federatedCredentials: [],
  owners: [],
  details: { description: null, notes: null, signInAudience: "AzureADMyOrg", requiredResourceAccess: [] },
  visibleFrom: 0,
  principalVisibleFrom: 0,
};

const profile = {
  hardwareHashExtractionEnabled: false,
  locale: "os-default",
  hiddenPages: {
    privacySettingsHidden: true,
    eulaHidden: true,
    keyboardSelectionPageSkipped: false,
    escapeLinkHidden: true,
  },
};

/** An entity as it is now, from one that an older lab may have kept. */
export function upgraded(table: string, entity: Entity): Entity {
  if (table === "profiles") return { ...profile, ...entity };
  if (table !== "applications") return entity;
  const secrets: unknown = Reflect.get(entity, "secrets");
  const usable = Array.isArray(secrets) ? secrets.map((secret: object) => ({ usableFrom: 0, ...secret })) : [];
  return { ...application, ...entity, ...{ secrets: usable } };
}
