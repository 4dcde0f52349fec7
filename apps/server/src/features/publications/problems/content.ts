import { type ContentInWords, contentInWords, shortList } from "@windlass/planner";
import { type PublicationBody, type PublicationProblem, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import type { CatalogueContents } from "../../drivers/catalogue.ts";
import { filesOfEarlierArchives } from "../../software/packing.ts";
import { askForContent } from "../releases/content.ts";

/** Whoever waits for a page waits no longer for a bucket. */
const longestMilliseconds = 10_000;

/** Content of drivers is told by the pack they came in. */
const contentOfDrivers = ({ packs, drivers }: CatalogueContents, organisationId: string): ContentInWords[] => {
  const names = new Map(packs.map(({ id, name }) => [id, name]));
  return drivers.map(({ archive, inf, packIds }) => {
    const packId = packIds[0];
    return {
      sha256: archive.sha256,
      objectKind: "driver-pack",
      objectId: packId ?? organisationId,
      name: (packId && names.get(packId)) ?? "Drivers",
      words: `the archive of the driver ${inf}`,
    };
  });
};

const missingProblems = (missing: readonly ContentInWords[]): PublicationProblem[] =>
  [...Map.groupBy(missing, ({ objectKind, objectId }) => `${objectKind} ${objectId}`).values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { objectKind, objectId, name } = first;
    const what = shortList([...new Set(alike.map(({ words }) => words))]);
    return {
      severity: "stops",
      topic: "content",
      objectKind,
      objectId,
      name,
      message: `The content store lacks ${what}.`,
    };
  });

/**
 * What devices would look for in vain: asked of the store itself, which a disk or a careless hand can have robbed of what
 * the database still names. What a package's files are packed into, and installers, come when it is published.
 *
 * @param drivers whose archives the publication will name
 */
export const contentProblems = async (
  context: ServerContext,
  body: PublicationBody,
  drivers: CatalogueContents,
  milliseconds = longestMilliseconds,
): Promise<PublicationProblem[]> => {
  const { organisationId } = body;
  const packed = await filesOfEarlierArchives(context, organisationId);
  const wanted = [
    ...contentInWords({ ...body, driverCatalogue: null }).filter(({ sha256 }) => !packed.has(sha256)),
    ...contentOfDrivers(drivers, organisationId),
  ];
  const { missing, unasked, failure } = await askForContent(
    context.content,
    wanted.map(({ sha256 }) => sha256),
    milliseconds,
  );
  const problems = missingProblems(wanted.filter(({ sha256 }) => missing.has(sha256)));
  if (unasked === 0) return problems;
  const why =
    failure instanceof WindlassError ? failure.message : `It took longer than ${milliseconds / 1000} seconds.`;
  const message = `The content store did not say of ${unasked} of ${wanted.length} files whether it has them. ${why}`;
  return [
    ...problems,
    {
      severity: "warning",
      topic: "content",
      objectKind: "organisation",
      objectId: organisationId,
      name: "Content",
      message,
    },
  ];
};
