import {
  comparePlans,
  compilePlan,
  downloadsOf,
  estimateDuration,
  optionalPackagesOf,
  previewChecks,
} from "@windlass/planner";
import {
  type DecidedName,
  type DurationEstimate,
  type Inventory,
  type OptionalPackage,
  type optionalPackagesQuery,
  type Plan,
  type PlanPreview,
  type PlanPreviewRequest,
  type PreviewedChecks,
  type PreviewedName,
  type PublicationBody,
  WindlassError,
} from "@windlass/protocol";
import type { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { instantOf } from "../../database/rows.ts";
import { checkFactsFor } from "../agents/check-facts.ts";
import { previewPlannedName } from "../computer-names/preview.ts";
import { drawnBySystem } from "../computer-names/service.ts";
import { optionalPackagesFor } from "../deployments/optional-packages.ts";
import { lastPlanOf, pastSteps } from "../deployments/past.ts";
import { addressOf, addressWithin, inventoryOf } from "../devices/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { driversOfCatalogue, driversOfDraft } from "./drivers.ts";
import { mayPreview } from "./policy.ts";
import { type PreviewedPublication, previewedPublication } from "./previewed-publication.ts";

/** Stands for a device that nobody has seen. */
const nobody = "00000000-0000-0000-0000-000000000000";

interface PreviewedDevice {
  readonly inventory: Inventory;
  readonly address: string | null;
}

/** @throws object.not-found, driver-match.device-untold */
const deviceOf = async (
  connection: Connection,
  actor: Actor,
  { device, organisationId }: PlanPreviewRequest,
): Promise<PreviewedDevice> => {
  if (device.kind === "told") return device;
  const known = await inventoryOf(connection, actor, device.deviceId);
  if (known.organisationId !== organisationId)
    throw new WindlassError("object.not-found", {
      parameters: { kind: "device" },
      object: { kind: "device", id: device.deviceId },
    });
  return { inventory: known.inventory, address: await addressOf(connection, device.deviceId) };
};

/** What is asked, with everything that was looked up for it. */
interface Previewing {
  readonly publication: PreviewedPublication;
  readonly device: PreviewedDevice;
  readonly request: PlanPreviewRequest;
}

const selectionOf = (
  context: ServerContext,
  connection: Connection,
  { body, signed }: PreviewedPublication,
  inventory: Inventory,
) => {
  if (body.driverCatalogue) return driversOfCatalogue(context, body.driverCatalogue, inventory);
  // A draft whose drivers are not those of the publication before has no catalogue yet.
  return signed ? undefined : driversOfDraft(connection, body.organisationId, inventory);
};

const compile = (
  publication: PreviewedPublication,
  { inventory, address }: PreviewedDevice,
  { buildId, choices }: PlanPreviewRequest,
  drivers: Awaited<ReturnType<typeof driversOfDraft>> | undefined,
  computerName: DecidedName,
): Plan =>
  compilePlan({
    publication: publication.body,
    publicationSha256: publication.signed?.sha256 ?? "0".repeat(64),
    buildId,
    inventory,
    address,
    choices: { packages: choices.packages, ...(choices.diskNumber !== null && { diskNumber: choices.diskNumber }) },
    computerName,
    random: Math.random,
    ...(drivers && { drivers }),
  });

/** A plan with the name that the device would get; or what would stop it, where it is approved or before its disk. */
interface Planned {
  readonly outcome: PlanPreview["outcome"];
  readonly name: PreviewedName | null;
}

const planFor = async (
  context: ServerContext,
  connection: Connection,
  { publication, device, request }: Previewing,
): Promise<Planned> => {
  const { organisationId, buildId } = request;
  const build = publication.body.builds.find(({ id }) => id === buildId);
  if (!build) throw new Error("a publication that was chosen for its build has it not");
  const drivers = await selectionOf(context, connection, publication, device.inventory);
  try {
    const id = request.device.kind === "known" ? request.device.deviceId : nobody;
    const { decided, preview } = await previewPlannedName(connection, {
      device: { id, organisationId, ...device },
      build,
      entered: null,
      at: context.clock(),
      random: drawnBySystem,
    });
    const planned = compile(publication, device, request, drivers, decided);
    return { outcome: { kind: "planned", plan: planned }, name: preview };
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return { outcome: { kind: "refused", error: error.told() }, name: null };
  }
};

const checksOf = async (
  context: ServerContext,
  connection: Connection,
  { device: { inventory }, request: { organisationId, buildId } }: Previewing,
  planned: Plan,
): Promise<PreviewedChecks> => {
  const granted = await checkFactsFor(connection, organisationId, buildId, inventory);
  return previewChecks(planned, { inventory, granted, now: context.clock() });
};

const sizeOf = ({ signed }: PreviewedPublication) =>
  signed && { sha256: signed.sha256, sizeBytes: Buffer.byteLength(signed.body, "utf8") };

const estimateOf = async (
  connection: Connection,
  { organisationId, id: buildId }: Pick<PublicationBody, "organisationId"> & { readonly id: string },
  plan: Plan,
): Promise<DurationEstimate | null> => estimateDuration(plan, await pastSteps(connection, { organisationId, buildId }));

const againstLast = async (
  connection: Connection,
  { device }: PlanPreviewRequest,
  plan: Plan,
): Promise<PlanPreview["lastDeployment"]> => {
  const last = device.kind === "known" ? await lastPlanOf(connection, device.deviceId) : null;
  return (
    last && {
      id: last.id,
      startedAt: instantOf(last.startedAt),
      build: last.plan.build.name,
      differences: comparePlans(last.plan, plan),
    }
  );
};

/**
 * The plan that one device would carry out, made by the same code and from the same catalogue as on the device, or what
 * would stop it.
 *
 * @throws object.not-found, build.not-published, driver-match.device-untold
 */
export const previewPlan = (context: ServerContext, actor: Actor, request: PlanPreviewRequest): Promise<PlanPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, buildId } = request;
    await loadOrganisation(connection, actor, organisationId);
    mayPreview(actor, { id: buildId, organisationId });
    const device = await deviceOf(connection, actor, request);
    const publication = await previewedPublication(context, connection, request, device.address);
    const previewing = { publication, device, request };
    const { outcome, name } = await planFor(context, connection, previewing);
    const planned = outcome.kind === "planned" ? outcome.plan : null;
    const { driverCatalogue } = publication.body;
    const build = publication.body.builds.find(({ id }) => id === buildId);
    const downloads = planned ? downloadsOf(planned, { content: sizeOf(publication), driverCatalogue }) : [];
    return {
      publicationNumber: publication.signed ? publication.body.number : null,
      outcome,
      computerName: name,
      checks: planned && (await checksOf(context, connection, previewing, planned)),
      optionalPackages: build ? optionalPackagesOf(build, publication.body.packages) : [],
      downloads,
      downloadBytes: downloads.reduce((sum, { content }) => sum + content.sizeBytes, 0),
      estimate: planned && (await estimateOf(connection, { organisationId, id: buildId }, planned)),
      lastDeployment: planned && (await againstLast(connection, request, planned)),
      problems: [...publication.problems],
    };
  });

/** What may be chosen for a device that gets a build now. @throws object.not-found, build.not-published */
export const previewOptionalPackages = (
  context: ServerContext,
  actor: Actor,
  { organisationId, buildId, deviceId }: z.infer<typeof optionalPackagesQuery>,
): Promise<OptionalPackage[]> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayPreview(actor, { id: buildId, organisationId });
    const address = deviceId === undefined ? null : await addressWithin(connection, organisationId, deviceId);
    return optionalPackagesFor(connection, { organisationId, buildId, address });
  });
