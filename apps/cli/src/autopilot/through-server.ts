import { buildView, organisationView, pageOf, readinessReport, sessionAnswer } from "@windlass/protocol";
import { z } from "zod";
import { Api } from "../demo/api.ts";
import { askPassword } from "./ask-password.ts";
import type { CheckFlags } from "./flags.ts";
import type { ToldReport } from "./told-report.ts";
import { WrongUsage } from "./wrong-usage.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

const listed = (names: readonly Named[]): string => names.map(({ name }) => `“${name}”`).join(", ") || "none";

/** The one that is meant by its name or id; where there is only one, nobody needs to say it. */
const choose = (option: string, all: readonly Named[], wanted: string | undefined): Named => {
  const matching = all.filter(({ id, name }) => wanted === undefined || id === wanted || name === wanted);
  const [only] = matching;
  if (only && matching.length === 1) return only;
  throw new WrongUsage(`${option} has to name one of: ${listed(all)}.`);
};

const signIn = async (api: Api, environment: NodeJS.ProcessEnv): Promise<void> => {
  const email = environment.WINDLASS_EMAIL;
  if (!email) throw new WrongUsage("Put the e-mail address you sign in with into WINDLASS_EMAIL.");
  const password = environment.WINDLASS_PASSWORD || (await askPassword(email));
  await api.request(sessionAnswer, "POST", "/api/session", { email, password });
};

/** Every object of a list whose pages are followed by their cursors. */
const everything = async <Item extends z.ZodType>(api: Api, item: Item, path: string): Promise<z.infer<Item>[]> => {
  const all: z.infer<Item>[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: { items: z.infer<Item>[]; nextCursor: string | null } = await api.request(
      pageOf(item),
      "GET",
      cursor === "" ? path : `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
};

/**
 * Has a running server check one of its organisations: the report is kept there, too.
 *
 * @throws WrongUsage; Error in the server's words, or where it cannot be reached
 */
export const checkThroughServer = async (flags: CheckFlags, environment: NodeJS.ProcessEnv): Promise<ToldReport> => {
  if (!flags.server || !URL.canParse(flags.server)) throw new WrongUsage("--server needs the address of the server.");
  const api = new Api(flags.server.replace(/\/+$/u, ""));
  await signIn(api, environment);
  try {
    const organisations = await everything(api, organisationView, "/api/organisations");
    const { id } = choose("--organisation", organisations, flags.organisation);
    const path = `/api/organisations/${id}/readiness-checks`;
    if (flags.build === undefined) return await api.request(readinessReport, "POST", path, { allBuilds: true });
    const builds = await everything(api, buildView, `/api/builds?organisationId=${id}`);
    const named = builds.map((build) => ({ id: build.id, name: build.definition.name }));
    const build = choose("--build", named, flags.build);
    return await api.request(readinessReport, "POST", path, { buildId: build.id });
  } finally {
    await api.request(z.null(), "DELETE", "/api/session").catch(() => null);
  }
};
