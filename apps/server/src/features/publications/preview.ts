import { groupProblems } from "@windlass/planner";
import type { PublicationPreview } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { instantOf } from "../../database/rows.ts";
import { readInactiveBuilds } from "../builds/published.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { draftPublication } from "./draft.ts";
import { mayRead } from "./policy.ts";
import { connectorProblems } from "./problems/connectors.ts";
import { contentProblems } from "./problems/content.ts";
import { inactiveProblems } from "./problems/inactive.ts";
import { tenantProblems } from "./problems/readiness.ts";
import { readReleasedNow } from "./releases/current.ts";
import { takenBackSince } from "./releases/repository.ts";

/** What publishing now would do; changes nothing. */
export const previewPublication = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<PublicationPreview> => {
  const at = context.clock();
  const { told, draft } = await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, { organisationId });
    const draft = await draftPublication(connection, context.content, organisationId, at);
    const { body, changes, released, sameAs } = draft;
    const { all } = await readReleasedNow(connection, organisationId);
    const told: PublicationPreview = {
      nextNumber: body.number,
      released: all?.number ? { number: all.number, since: instantOf(all.released_at) } : null,
      takenBack: released ? await takenBackSince(connection, organisationId, released.number) : [],
      sameAs: sameAs && sameAs.id !== released?.id ? sameAs.number : null,
      changes,
      problems: [
        ...draft.problems,
        ...(await inactiveProblems(connection, organisationId, changes)),
        ...(await tenantProblems(connection, body, at)),
        ...(await connectorProblems(connection, body, at)),
      ],
      inactiveBuilds: await readInactiveBuilds(connection, organisationId),
    };
    return { told, draft };
  });
  // Outside of the transaction: a bucket takes its time.
  const ofContent = await contentProblems(context, draft.body, draft.drivers);
  const groups = groupProblems([...ofContent, ...told.problems]);
  return { ...told, problems: groups.flatMap(({ problems }) => problems) };
};
