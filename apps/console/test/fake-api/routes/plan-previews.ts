import { downloadsOf, optionalPackagesOf, previewChecks } from "@windlass/planner";
import {
  optionalPackagesAnswer,
  optionalPackagesQuery,
  planPreview,
  planPreviewRequest,
  WindlassError,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { found } from "../lists.ts";
import { withCheckSteps } from "../seed/checks.ts";
import type { Store } from "../store.ts";

const hash = "f".repeat(64);

/** The plan of whichever deployment has one, as if it were this build's; a disk of 1 GB is refused. */
export const planPreviewRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/plan-previews/optional-packages",
      { schema: { querystring: optionalPackagesQuery, response: { 200: optionalPackagesAnswer } } },
      async ({ query }) => {
        const { definition } = found(store.builds, "build", query.buildId);
        return { items: optionalPackagesOf(definition, store.packages) };
      },
    );
    const schema = { body: planPreviewRequest, response: { 200: planPreview } };
    app.post("/plan-previews", { schema }, async ({ body }) => {
      const build = found(store.builds, "build", body.buildId);
      const { device } = body;
      const optionalPackages = optionalPackagesOf(build.definition, store.packages);
      const nothing = { downloads: [], downloadBytes: 0, estimate: null, lastDeployment: null, problems: [] };
      const refused = { computerName: null, checks: null };
      const publicationNumber = body.publication === "draft" ? null : 6;
      const isSmall = device.kind === "told" && device.inventory.disks.every(({ sizeBytes }) => sizeBytes <= 1e9);
      if (isSmall) {
        const error = new WindlassError("device.no-suitable-disk", { parameters: { minimum: "64 GB" } }).told();
        return {
          ...nothing,
          ...refused,
          optionalPackages,
          publicationNumber,
          outcome: { kind: "refused" as const, error },
        };
      }
      const deployment = store.deployments.find(({ plan }) => plan && plan.driverFindings.length > 0);
      if (!deployment?.plan) throw new Error("no deployment of the seed has a plan with findings");
      const inventory =
        device.kind === "told" ? device.inventory : found(store.devices, "device", device.deviceId).inventory;
      if (!inventory) throw new Error("no device of the seed is previewed before it was seen");
      const named = { ...deployment.plan, build: { id: build.id, name: build.definition.name } };
      const plan = withCheckSteps(named, inventory);
      const granted = { vendorName: "Lenovo", modelName: "ThinkPad T14 Gen 4", readiness: null };
      const downloads = downloadsOf(plan, { content: { sha256: hash, sizeBytes: 48_000 }, driverCatalogue: null });
      return {
        publicationNumber,
        outcome: { kind: "planned" as const, plan },
        computerName: {
          name: plan.computerName,
          reason: "from the template “FIN-%COUNTER:4%”, counter 12",
          open: "The counter goes on with every device that is approved before this one.",
        },
        checks: previewChecks(plan, { inventory, granted, now: new Date() }),
        optionalPackages,
        downloads,
        downloadBytes: downloads.reduce((sum, { content }) => sum + content.sizeBytes, 0),
        estimate: { usualSeconds: 1930, slowSeconds: 2710, deployments: 12, unknown: [] },
        lastDeployment:
          device.kind === "told"
            ? null
            : {
                id: deployment.id,
                startedAt: deployment.startedAt,
                build: deployment.build.name,
                differences: [
                  { kind: "added" as const, title: "Contoso VPN 5.10: Install", fields: [] },
                  {
                    kind: "changed" as const,
                    title: "Contoso Tools 2.1.0: Configure",
                    fields: [{ field: "step.timeoutSeconds", before: "600", after: "1800" }],
                  },
                ],
              },
        problems: [],
      };
    });
  };
