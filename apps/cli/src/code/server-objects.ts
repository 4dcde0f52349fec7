import { type CodeKind, kindsOfObjects, type Organisations, type ServerObject, settled } from "@windlass/planner";
import {
  buildView,
  definitionKind,
  definitionView,
  operatingSystemView,
  organisationSettingsView,
  organisationView,
  secretView,
  settingsView,
  softwarePackageView,
  softwareProductView,
} from "@windlass/protocol";
import type { Api } from "../demo/api.ts";
import { everything, type ServerSession } from "../server/session.ts";

/** All that an organisation has or shares, as far as a folder of configuration as code can hold it. */
export interface ServerState {
  readonly objects: readonly ServerObject[];
  readonly organisations: Organisations;
}

interface Told {
  readonly id: string;
  readonly revision?: number;
  readonly organisationId?: string | null;
  readonly usedBy?: ServerObject["usedBy"];
}

/** @param fields what the view says of the object; the schema of its kind leaves the rest out */
const objectOf = (kind: CodeKind, told: Told, fields: object): ServerObject => ({
  kind,
  id: told.id,
  revision: told.revision ?? 1,
  isShared: told.organisationId === null,
  definition: settled(kind, kindsOfObjects[kind].schema.parse(fields)),
  usedBy: told.usedBy ?? [],
});

const nobody: ServerObject["usedBy"] = [];

const settingsOf = async (
  { api, organisationId }: Pick<ServerSession, "api" | "organisationId">,
  isSharedIn: boolean,
): Promise<ServerObject[]> => {
  const own = await api.request(organisationSettingsView, "GET", `/api/organisations/${organisationId}/settings`);
  const tenant = isSharedIn ? [await api.request(settingsView, "GET", "/api/settings")] : [];
  // Settings that nobody set have no id, and there is one of each.
  return [
    objectOf("settings", { ...own, id: `settings of ${organisationId}`, usedBy: nobody }, own.definition),
    ...tenant.map((view) =>
      objectOf("settings", { id: "settings", revision: view.revision, organisationId: null }, view.definition),
    ),
  ];
};

const definitionsOf = async (api: Api, scope: string): Promise<ServerObject[]> => {
  const objects: ServerObject[] = [];
  for (const kind of definitionKind.options) {
    const views = await everything(api, definitionView, `/api/definitions?${scope}&kind=${kind}`);
    objects.push(...views.map((view) => objectOf(kind, view, view.definition)));
  }
  return objects;
};

/** @param isSharedIn whether the tenant's settings are read, too */
export const readServer = async (
  session: Pick<ServerSession, "api" | "organisationId">,
  isSharedIn: boolean,
): Promise<ServerState> => {
  const { api, organisationId } = session;
  const scope = `organisationId=${organisationId}&limit=200`;
  const secrets = await everything(api, secretView, `/api/secrets?${scope}`);
  const systems = await everything(api, operatingSystemView, `/api/operating-systems?${scope}`);
  const products = await everything(api, softwareProductView, `/api/software-products?${scope}`);
  const packages = await everything(api, softwarePackageView, `/api/software-packages?${scope}`);
  const builds = await everything(api, buildView, `/api/builds?${scope}`);
  const objects = [
    ...(await settingsOf(session, isSharedIn)),
    ...(await definitionsOf(api, scope)),
    ...secrets.map((view) => {
      // What a certificate says itself nobody enters.
      const expiresOn = view.expiryFrom === "certificate" ? null : view.definition.expiresOn;
      return objectOf("secret", view, { ...view.definition, expiresOn, kind: view.kind });
    }),
    ...systems.map((view) =>
      objectOf(
        "operating-system",
        { id: view.id, organisationId: view.organisationId },
        { ...view, release: view.release?.name ?? null },
      ),
    ),
    ...products.map((view) => objectOf("software-product", view, view)),
    ...packages.map((view) => objectOf("software-package", view, view)),
    ...builds.map((view) => objectOf("build", view, view.definition)),
  ];
  const organisations = await everything(api, organisationView, "/api/organisations?limit=200");
  return {
    objects: objects.filter(({ kind, isShared }) => !(isShared && !kindsOfObjects[kind].mayBeShared)),
    organisations: { ownId: organisationId, all: organisations },
  };
};
