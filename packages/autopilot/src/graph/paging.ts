import type { GraphClient, GraphVersion } from "./client.ts";
import { GraphRefused } from "./graph-refused.ts";
import { collectionOf, memberOf } from "./json.ts";

const nextPathOf = (client: GraphClient, version: GraphVersion, body: unknown): string | null => {
  const link = memberOf(body, "@odata.nextLink");
  if (typeof link !== "string") return null;
  const base = `${client.graphUrl}/${version}`;
  if (link.startsWith(`${base}/`)) return link.slice(base.length);
  // Following it would send the tenant's token to a foreign host.
  const message = "The next page's link leads away from Microsoft Graph.";
  throw new GraphRefused({
    status: 502,
    code: "foreignNextLink",
    message,
    activityId: null,
    retryAfterMilliseconds: null,
  });
};

/** One page as `convert` makes it. A function of its own, so that nothing holds the answer while the page is worked on. */
const readPage = async <Entity extends object, Converted>(
  client: GraphClient,
  path: string,
  version: GraphVersion,
  convert: (entity: Entity) => Converted,
): Promise<{ readonly page: readonly Converted[]; readonly next: string | null }> => {
  const { body } = await client.send({ method: "GET", path }, version);
  return { page: collectionOf<Entity>(body).map(convert), next: nextPathOf(client, version, body) };
};

/**
 * A collection page by page, one page in memory at a time, each entity as `convert` makes it.
 *
 * @throws GraphRefused, and what `convert` throws
 */
export async function* convertedPagesOf<Entity extends object, Converted>(
  client: GraphClient,
  path: string,
  version: GraphVersion,
  convert: (entity: Entity) => Converted,
): AsyncGenerator<readonly Converted[]> {
  for (let next: string | null = path; next !== null; ) {
    const read: Awaited<ReturnType<typeof readPage<Entity, Converted>>> = await readPage(
      client,
      next,
      version,
      convert,
    );
    next = read.next;
    yield read.page;
  }
}

/**
 * A collection page by page, one page in memory at a time.
 *
 * @throws GraphRefused
 */
export const pagesOf = <Entity extends object>(
  client: GraphClient,
  path: string,
  version: GraphVersion = "v1.0",
): AsyncGenerator<readonly Entity[]> => convertedPagesOf(client, path, version, (entity: Entity) => entity);

/**
 * All entities of a collection, page after page, one page in memory at a time.
 *
 * @throws GraphRefused
 */
export async function* entitiesOf<Entity extends object>(
  client: GraphClient,
  path: string,
  version: GraphVersion = "v1.0",
): AsyncGenerator<Entity> {
  for await (const page of pagesOf<Entity>(client, path, version)) yield* page;
}
