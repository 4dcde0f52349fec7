import { buildDefinitionOf } from "../definitions.ts";
import { beginUpload, softwarePackage, tus } from "./requests.ts";
import type { RouteExample, World } from "./world.ts";

/** Boot profiles, uploads, images, software, builds, publications. */
export const libraryExamples: Readonly<Record<string, (world: World) => RouteExample>> = {
  "GET /api/boot-profiles": (world) => ({ url: `/api/boot-profiles?organisationId=${world.organisationId}` }),
  "GET /api/boot-profiles/:bootProfileId/boot-medium": (world) => ({
    url: `/api/boot-profiles/${world.bootProfileId}/boot-medium`,
  }),

  "POST /api/uploads": (world) => beginUpload(world.organisationId),
  "HEAD /api/uploads/:uploadId": (world) => ({ url: `/api/uploads/${world.uploadId}`, headers: tus }),
  "PATCH /api/uploads/:uploadId": (world) => ({
    url: `/api/uploads/${world.uploadId}`,
    payload: "ab",
    headers: { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
  }),
  "DELETE /api/uploads/:uploadId": (world) => ({ url: `/api/uploads/${world.uploadId}`, headers: tus }),

  "GET /api/content": () => ({ url: "/api/content" }),
  "GET /api/content/unused": () => ({ url: "/api/content/unused" }),
  "POST /api/content/runs": () => ({ url: "/api/content/runs" }),

  "GET /api/operating-systems": (world) => ({ url: `/api/operating-systems?organisationId=${world.organisationId}` }),
  "POST /api/operating-systems": (world) => ({
    url: "/api/operating-systems",
    body: { organisationId: world.organisationId, uploadId: world.finishedUploadId },
  }),
  "POST /api/operating-systems/deletions": (world) => ({
    url: "/api/operating-systems/deletions",
    body: { ids: [world.operatingSystemId] },
  }),
  "GET /api/operating-systems/:operatingSystemId": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}`,
  }),
  "GET /api/operating-systems/:operatingSystemId/xml": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}/xml`,
  }),
  "PATCH /api/operating-systems/:operatingSystemId": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}`,
    body: { name: "Windows 11 for the office" },
  }),
  "DELETE /api/operating-systems/:operatingSystemId": (world) => ({
    url: `/api/operating-systems/${world.operatingSystemId}`,
  }),
  "GET /api/operating-system-imports": (world) => ({
    url: `/api/operating-system-imports?organisationId=${world.organisationId}`,
  }),
  "GET /api/operating-system-imports/:importId": (world) => ({
    url: `/api/operating-system-imports/${world.importId}`,
  }),
  "DELETE /api/operating-system-imports/:importId": (world) => ({
    url: `/api/operating-system-imports/${world.importId}`,
  }),

  "GET /api/software-packages": (world) => ({ url: `/api/software-packages?organisationId=${world.organisationId}` }),
  "POST /api/software-packages": (world) => ({
    url: "/api/software-packages",
    body: { organisationId: world.organisationId, ...softwarePackage() },
  }),
  // Named by nothing, and made for it.
  "POST /api/software-packages/deletions": (world) => ({
    url: "/api/software-packages/deletions",
    body: { ids: [world.sparePackageId] },
  }),
  "POST /api/software-products/deletions": (world) => ({
    url: "/api/software-products/deletions",
    body: { ids: [world.productId] },
  }),
  "GET /api/software-packages/:packageId": (world) => ({ url: `/api/software-packages/${world.packageId}` }),
  "PUT /api/software-packages/:packageId": (world) => ({
    url: `/api/software-packages/${world.packageId}`,
    body: { revision: 1, ...softwarePackage() },
  }),
  "POST /api/software-packages/:packageId/versions": (world) => ({
    url: `/api/software-packages/${world.packageId}/versions`,
    body: { version: "next" },
  }),
  "GET /api/software-products": (world) => ({ url: `/api/software-products?organisationId=${world.organisationId}` }),
  "POST /api/software-products": (world) => ({
    url: "/api/software-products",
    body: { organisationId: world.organisationId, name: "Another product" },
  }),
  "GET /api/software-products/:productId": (world) => ({ url: `/api/software-products/${world.productId}` }),
  "PUT /api/software-products/:productId": (world) => ({
    url: `/api/software-products/${world.productId}`,
    body: { revision: 1, name: "A product with another name", vendor: "Contoso" },
  }),
  "DELETE /api/software-products/:productId": (world) => ({ url: `/api/software-products/${world.spareProductId}` }),
  "POST /api/software-package-replacements/preview": (world) => ({
    url: "/api/software-package-replacements/preview",
    body: { organisationId: world.organisationId, replaced: world.packageId, by: world.packageId },
  }),
  "POST /api/software-package-replacements": (world) => ({
    url: "/api/software-package-replacements",
    body: {
      organisationId: world.organisationId,
      replaced: world.packageId,
      by: world.packageId,
      builds: [{ buildId: world.buildId, revision: 1 }],
    },
  }),
  "POST /api/registry-files": () => ({
    url: "/api/registry-files",
    body: {
      name: "settings.reg",
      content: Buffer.from('REGEDIT4\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\n"a"="b"\n').toString("base64"),
    },
  }),
  // The tests' server has no source to ask.
  "POST /api/winget-resolutions": () => ({
    url: "/api/winget-resolutions",
    body: { packageId: "7zip.7zip", version: "24.09", architectures: ["x64"] },
  }),
  "POST /api/software-packages/:packageId/files": (world) => ({
    url: `/api/software-packages/${world.packageId}/files`,
    body: { uploadId: world.uploadId, path: "other.exe" },
  }),
  "GET /api/software-packages/:packageId/files": (world) => ({
    url: `/api/software-packages/${world.packageId}/files?path=setup.exe`,
  }),
  "DELETE /api/software-packages/:packageId/files": (world) => ({
    url: `/api/software-packages/${world.packageId}/files?path=setup.exe`,
  }),
  "DELETE /api/software-packages/:packageId": (world) => ({ url: `/api/software-packages/${world.packageId}` }),

  "GET /api/builds": (world) => ({ url: `/api/builds?organisationId=${world.organisationId}` }),
  "POST /api/builds": (world) => ({
    url: "/api/builds",
    body: { organisationId: world.organisationId, definition: buildDefinitionOf(world.operatingSystemId) },
  }),
  "GET /api/builds/:buildId": (world) => ({ url: `/api/builds/${world.buildId}` }),
  "PUT /api/builds/:buildId": (world) => ({
    url: `/api/builds/${world.buildId}`,
    body: { revision: 1, definition: buildDefinitionOf(world.operatingSystemId) },
  }),
  "GET /api/builds/:buildId/revisions": (world) => ({ url: `/api/builds/${world.buildId}/revisions` }),
  "GET /api/builds/:buildId/revisions/:revision": (world) => ({ url: `/api/builds/${world.buildId}/revisions/1` }),
  "GET /api/builds/:buildId/revision-comparison": (world) => ({
    url: `/api/builds/${world.buildId}/revision-comparison?from=1&to=1`,
  }),
  "DELETE /api/builds/:buildId": (world) => ({ url: `/api/builds/${world.buildId}` }),

  "POST /api/operating-system-replacements/preview": (world) => ({
    url: "/api/operating-system-replacements/preview",
    body: {
      organisationId: world.organisationId,
      replaced: [world.operatingSystemId],
      by: [world.operatingSystemId],
    },
  }),
  "POST /api/operating-system-replacements": (world) => ({
    url: "/api/operating-system-replacements",
    body: {
      organisationId: world.organisationId,
      replaced: [world.operatingSystemId],
      by: [world.operatingSystemId],
      builds: [{ buildId: world.buildId, revision: 1 }],
    },
  }),

  "GET /api/publications": (world) => ({ url: `/api/publications?organisationId=${world.organisationId}` }),
  "POST /api/publications": (world) => ({ url: "/api/publications", body: { organisationId: world.organisationId } }),
  "GET /api/publications/preview": (world) => ({
    url: `/api/publications/preview?organisationId=${world.organisationId}`,
  }),
  "GET /api/releases": (world) => ({ url: `/api/releases?organisationId=${world.organisationId}` }),
  "GET /api/releases/current": (world) => ({ url: `/api/releases/current?organisationId=${world.organisationId}` }),
  "POST /api/releases": (world) => ({
    url: "/api/releases",
    body: {
      organisationId: world.organisationId,
      target: { kind: "build", id: world.buildId },
      number: 1,
      insteadOf: null,
    },
  }),
  "GET /api/publications/comparison": (world) => ({
    url: `/api/publications/comparison?organisationId=${world.organisationId}&from=1&to=1`,
  }),
  "GET /api/publications/:publicationId": (world) => ({ url: `/api/publications/${world.publicationId}` }),
};
