import type { CodeKind, FolderChange } from "@windlass/planner";
import { z } from "zod";
import type { Api } from "../demo/api.ts";

/** As much of an answer as is needed: the id that the server gave. */
const made = z.looseObject({ id: z.string().nullable() });

const collections: Readonly<Record<CodeKind, string>> = {
  settings: "/api/settings",
  vendor: "/api/definitions",
  "device-model": "/api/definitions",
  location: "/api/definitions",
  "disk-template": "/api/definitions",
  "security-model": "/api/definitions",
  secret: "/api/secrets",
  "operating-system": "/api/operating-systems",
  "software-product": "/api/software-products",
  "software-package": "/api/software-packages",
  build: "/api/builds",
};

type Fields = Readonly<Record<string, unknown>>;

const isDefinition = (kind: CodeKind): boolean => collections[kind] === "/api/definitions";

/** What the server is told of an object; files of packages are sent one by one. */
const bodyOf = (kind: CodeKind, definition: Fields): Fields => {
  if (kind === "software-package" || kind === "software-product") {
    const { files: _files, ...rest } = definition;
    return rest;
  }
  return { definition: isDefinition(kind) ? { kind, ...definition } : definition };
};

/** @returns the id that the server gave */
export const createObject = async (
  api: Api,
  { kind, isShared }: FolderChange,
  definition: Fields,
  organisationId: string,
): Promise<string> => {
  const owner = { organisationId: isShared ? null : organisationId };
  const { id } = await api.request(made, "POST", collections[kind], { ...owner, ...bodyOf(kind, definition) });
  return z.string().parse(id);
};

/** @param revision the one that was compared; the server refuses when there is another by now */
export const updateObject = async (
  api: Api,
  { kind, isShared, id }: FolderChange,
  definition: Fields,
  { revision, organisationId }: { readonly revision: number; readonly organisationId: string },
): Promise<void> => {
  const url = `${collections[kind]}/${id}`;
  if (kind === "operating-system") await api.request(made, "PATCH", url, { name: definition.name });
  else if (kind === "settings")
    await api.request(made, "PUT", isShared ? collections.settings : `/api/organisations/${organisationId}/settings`, {
      revision,
      definition,
    });
  else await api.request(made, "PUT", url, { revision, ...bodyOf(kind, definition) });
};

export const deleteObject = async (api: Api, { kind, id }: FolderChange): Promise<void> => {
  await api.request(z.null(), "DELETE", `${collections[kind]}/${id}`);
};
