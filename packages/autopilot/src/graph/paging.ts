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

/**
 * A collection page by page, one page in memory at a time.
 *
 * @throws GraphRefused
 */
export async function* pagesOf<Entity extends object>(
  client: GraphClient,
  path: string,
  version: GraphVersion = "v1.0",
): AsyncGenerator<readonly Entity[]> {
  for (let next: string | null = path; next !== null; ) {
    const { body } = await client.send({ method: "GET", path: next }, version);
    yield collectionOf<Entity>(body);
    next = nextPathOf(client, version, body);
  }
}

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
