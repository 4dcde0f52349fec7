import { randomUUID } from "node:crypto";
import { join } from "node:path";
import {
  bootMedium,
  bootProfileView,
  buildView,
  operatingSystemImportView,
  operatingSystemView,
  organisationView,
  pageOf,
  publicationView,
  readinessReport,
  softwarePackageView,
  tenantConnectionView,
} from "@windlass/protocol";
import type { z } from "zod";
import type { Api } from "./api.ts";
import type { Lab } from "./installation.ts";
import { waitFor } from "./wait.ts";

const fixtures = join(import.meta.dirname, "../../../../packages/media/fixtures");
const welcome = join(import.meta.dirname, "content/welcome.txt");

export const createOrganisation = async (api: Api, name: string): Promise<string> =>
  (await api.request(organisationView, "POST", "/api/organisations", { name })).id;

/** Connects the organisation to the lab's sample tenant and runs the readiness check. @throws when it is not green */
export const connectTenant = async (api: Api, organisationId: string, lab: Pick<Lab, "sample">): Promise<void> => {
  const expiresOn = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  await api.request(tenantConnectionView, "PUT", `/api/organisations/${organisationId}/tenant-connection`, {
    tenantId: lab.sample.tenantId,
    clientId: lab.sample.clientId,
    cloud: "lab",
    credential: { kind: "client-secret", value: lab.sample.clientSecret, expiresOn },
  });
  const report = await api.request(
    readinessReport,
    "POST",
    `/api/organisations/${organisationId}/readiness-checks`,
    {},
  );
  const failed = report.rows.filter((row) => row.state === "failed");
  if (failed.length > 0)
    throw new Error(`The tenant is not ready: ${failed.map((row) => `${row.title}: ${row.detail}`).join("; ")}`);
};

/** Uploads and imports a Windows image. */
export const importOperatingSystem = async (
  api: Api,
  organisationId: string,
  fileName: string,
): Promise<z.infer<typeof operatingSystemView>> => {
  const uploadId = await api.upload(join(fixtures, fileName), organisationId);
  const started = await api.request(operatingSystemImportView, "POST", "/api/operating-systems", {
    organisationId,
    uploadId,
  });
  const id = await waitFor(
    `The import of ${fileName}`,
    async () => {
      const page = await api.request(
        pageOf(operatingSystemImportView),
        "GET",
        `/api/operating-system-imports?organisationId=${organisationId}`,
      );
      const current = page.items.find((item) => item.id === started.id);
      if (current?.state === "refused") throw new Error(current.failure?.message ?? "the image was refused");
      return current?.operatingSystemId ?? undefined;
    },
    30,
  );
  return api.request(operatingSystemView, "GET", `/api/operating-systems/${id}`);
};

/** A package that does something visible: it copies a real file and runs a script. */
export const createPackage = async (api: Api, organisationId: string): Promise<string> => {
  const created = await api.request(softwarePackageView, "POST", "/api/software-packages", {
    organisationId,
    name: "Company basics",
    version: "1.0",
    steps: [
      {
        id: randomUUID(),
        kind: "copy",
        name: "Copy the welcome letter",
        source: "Documents",
        destination: "C:\\ProgramData\\Contoso",
      },
      {
        id: randomUUID(),
        kind: "powershell",
        name: "Set the power plan",
        script: "powercfg.exe /setactive 8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c\nexit $LASTEXITCODE\n",
      },
    ],
  });
  const uploadId = await api.upload(welcome, organisationId);
  await api.request(softwarePackageView, "POST", `/api/software-packages/${created.id}/files`, {
    uploadId,
    path: "Documents/welcome.txt",
  });
  return created.id;
};

export const createBuild = async (
  api: Api,
  input: {
    organisationId: string;
    name: string;
    operatingSystems: readonly z.infer<typeof operatingSystemView>[];
    packageIds: readonly string[];
    lab: Pick<Lab, "sample">;
  },
): Promise<string> => {
  const operatingSystems = input.operatingSystems.map((system) => {
    const image = system.images[0];
    if (!image?.architecture) throw new Error(`${system.name} names no architecture`);
    return {
      architecture: image.architecture,
      operatingSystemId: system.id,
      imageIndex: image.index,
      language: image.defaultLanguage ?? "en-US",
    };
  });
  const build = await api.request(buildView, "POST", "/api/builds", {
    organisationId: input.organisationId,
    definition: {
      name: input.name,
      description: "Windows 11 for the office, registered in Windows Autopilot",
      operatingSystems,
      packageIds: input.packageIds,
      computerNameTemplate: "CON-%SERIAL:8%",
      autopilot: {
        groupTag: input.lab.sample.groupTag,
        groupObjectId: input.lab.sample.groupObjectId,
        waitPolicy: { kind: "until-ready" },
      },
    },
  });
  return build.id;
};

export const publish = (api: Api, organisationId: string): Promise<z.infer<typeof publicationView>> =>
  api.request(publicationView, "POST", "/api/publications", { organisationId });

/** What a boot medium of the organisation's boot profile carries. */
export const readBootMedium = async (api: Api, organisationId: string): Promise<z.infer<typeof bootMedium>> => {
  const page = await api.request(pageOf(bootProfileView), "GET", `/api/boot-profiles?organisationId=${organisationId}`);
  const profile = page.items[0];
  if (!profile) throw new Error("the organisation has no boot profile");
  return api.request(bootMedium, "GET", `/api/boot-profiles/${profile.id}/boot-medium`);
};
