import { buildView, readinessReport } from "@windlass/protocol";
import { choose, everything, withServer } from "../server/session.ts";
import type { CheckFlags } from "./flags.ts";
import type { ToldReport } from "./told-report.ts";

/**
 * Has a running server check one of its organisations: the report is kept there, too.
 *
 * @throws WrongUsage; Error in the server's words, or where it cannot be reached
 */
export const checkThroughServer = (flags: CheckFlags, environment: NodeJS.ProcessEnv): Promise<ToldReport> =>
  withServer(flags, environment, async ({ api, organisationId }) => {
    const path = `/api/organisations/${organisationId}/readiness-checks`;
    if (flags.build === undefined) return await api.request(readinessReport, "POST", path, { allBuilds: true });
    const builds = await everything(api, buildView, `/api/builds?organisationId=${organisationId}`);
    const named = builds.map((build) => ({ id: build.id, name: build.definition.name }));
    const build = choose("--build", named, flags.build);
    return await api.request(readinessReport, "POST", path, { buildId: build.id });
  });
