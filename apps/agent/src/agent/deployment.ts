import type { DeploymentGrant, PublicationBody } from "@windlass/protocol";
import type { ContentCache } from "../content/content-cache.ts";
import type { ServerApi } from "../http/server-api.ts";
import type { Journal } from "../journal/journal.ts";
import type { Reporter } from "../journal/reporter.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Runtime } from "./runtime.ts";
import type { Persistence } from "./waiting.ts";

/** One approved deployment as the steps see it. */
export interface Deployment {
  readonly runtime: Runtime;
  readonly workspace: Workspace;
  readonly journal: Journal;
  readonly reporter: Reporter;
  readonly content: ContentCache;
  readonly api: ServerApi;
  readonly persistence: Persistence;
  readonly sessionId: string;
  readonly deploymentId: string;
  readonly buildId: string;
  readonly publication: PublicationBody;
  readonly publicationSha256: string;
  readonly signal: AbortSignal;
  readonly grant: () => DeploymentGrant;
  /** The time by the server's clock, as far as it is known. */
  readonly serverNow: () => Date;
  /** A call with the deployment's token; an expired token is renewed once. */
  readonly authorised: <Answer>(call: () => Promise<Answer>) => Promise<Answer>;
}
