import type { BuildDraft } from "@windlass/planner";
import { buildCreate, buildView, type DiskVolume, definitionView, type OperatingSystemView } from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { readDefinitions } from "../definitions/transfer.ts";
import { everything } from "../server/session.ts";
import { buildEnd, type EndSecrets } from "./build-end.ts";
import { attemptOne, hasMark, type Importing, withMark } from "./outcome.ts";

/** What was brought before the builds, by origin. */
export interface Brought {
  readonly packages: ReadonlyMap<string, string>;
  readonly operatingSystems: ReadonlyMap<string, OperatingSystemView | null>;
}

/** The template of a build's disk: made once, known by the mark in its description. */
const diskTemplate = async (
  { session }: Importing,
  draft: BuildDraft,
  volumes: readonly DiskVolume[],
): Promise<string> => {
  const owner = { api: session.api, ownerId: session.organisationId };
  const known = await readDefinitions(owner, "disk-template");
  const origin = `disk of ${draft.origin}`;
  const there = known.find(({ definition }) =>
    hasMark("description" in definition ? definition.description : "", origin, true),
  );
  if (there) return there.id;
  const definition = {
    kind: "disk-template",
    name: `Disk of ${draft.name}`.slice(0, 120),
    description: withMark("", origin, true),
    volumes,
  };
  const body = { organisationId: session.organisationId, definition };
  return (await session.api.request(definitionView, "POST", "/api/definitions", body)).id;
};

/** The image's language where it has the one that is wanted; its first otherwise, and then that is told. */
const languageOf = ({ image }: BuildDraft, { images }: OperatingSystemView) => {
  const found = images.find(({ index }) => index === image.imageIndex);
  if (!found) throw new WrongUsage(`Its operating system has no image ${image.imageIndex}.`);
  const wanted = image.language?.toLowerCase();
  const language = found.languages.find((one) => one.toLowerCase() === wanted) ?? found.languages[0];
  if (language === undefined) throw new WrongUsage("The image of its operating system names no language.");
  const differs = wanted !== undefined && language.toLowerCase() !== wanted;
  return { language, message: differs ? `Its image has no ${image.language}: ${language} is taken.` : undefined };
};

const make = async (
  importing: Importing,
  draft: BuildDraft,
  { packages, operatingSystems }: Brought,
  secrets: EndSecrets,
) => {
  const { api, organisationId } = importing.session;
  const system = operatingSystems.get(draft.image.operatingSystem);
  if (!system) throw new WrongUsage("Its operating system was refused.");
  const { language, message } = languageOf(draft, system);
  const packageIds = draft.packages.map((origin) => packages.get(origin) ?? null);
  if (packageIds.includes(null)) throw new WrongUsage("One of its software packages was refused.");
  const { architecture, imageIndex } = draft.image;
  const diskTemplateId = draft.volumes === null ? null : await diskTemplate(importing, draft, draft.volumes);
  const read = buildCreate.safeParse({
    organisationId,
    definition: {
      name: draft.name,
      description: withMark(draft.description, draft.origin, true),
      operatingSystems: [
        {
          architecture,
          operatingSystemId: system.id,
          imageIndex,
          language,
          enabledFeatures: draft.features.enabled,
          disabledFeatures: draft.features.disabled,
        },
      ],
      packageIds,
      computerNameTemplate: draft.computerNameTemplate,
      naming: { lookUp: draft.looksUpNames },
      diskTemplateId,
      ...buildEnd(draft, secrets),
      autopilot: null,
    },
  });
  if (!read.success) throw new WrongUsage(`It cannot be a build: ${z.prettifyError(read.error)}`);
  await api.request(buildView, "POST", "/api/builds", read.data);
  return message;
};

/** Makes a build of each task sequence; one whose parts are not all there waits until they are. */
export const importBuilds = async (
  importing: Importing,
  builds: readonly BuildDraft[],
  brought: Brought,
  secrets: EndSecrets,
): Promise<void> => {
  const { session, options } = importing;
  const known = await everything(session.api, buildView, `/api/builds?organisationId=${session.organisationId}`);
  for (const draft of builds) {
    const isThere = known.some(({ definition }) => hasMark(definition.description, draft.origin, true));
    await attemptOne(importing, { kind: "build", name: draft.name }, async () => {
      if (isThere) return { outcome: "there", result: null };
      if (options.dryRun) return { outcome: "would-be-made", result: null };
      const message = await make(importing, draft, brought, secrets);
      return { outcome: "made", result: null, ...(message !== undefined && { message }) };
    });
  }
};
