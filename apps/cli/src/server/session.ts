import { organisationView, pageOf, sessionAnswer } from "@windlass/protocol";
import { z } from "zod";
import { askPassword } from "../autopilot/ask-password.ts";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { Api } from "../demo/api.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

const listed = (names: readonly Named[]): string => names.map(({ name }) => `“${name}”`).join(", ") || "none";

/** The one that is meant by its name or id; where there is only one, nobody needs to say it. @throws WrongUsage */
export const choose = <Item extends Named>(option: string, all: readonly Item[], wanted: string | undefined): Item => {
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
export const everything = async <Item extends z.ZodType>(
  api: Api,
  item: Item,
  path: string,
): Promise<z.infer<Item>[]> => {
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

/** How a command says which server and which organisation of it. */
export interface ServerFlags {
  readonly server?: string;
  readonly organisation?: string;
}

/** A session with one organisation of a running server. */
export interface ServerSession {
  readonly api: Api;
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly organisationId: string;
}

/**
 * Signs in with `WINDLASS_EMAIL` and `WINDLASS_PASSWORD` (asked for on a terminal), does the work, and signs out.
 *
 * @throws WrongUsage; Error in the server's words, or where it cannot be reached
 */
export const withSession = async <Result>(
  { server }: Pick<ServerFlags, "server">,
  environment: NodeJS.ProcessEnv,
  work: (session: Omit<ServerSession, "organisationId">) => Promise<Result>,
): Promise<Result> => {
  if (!server || !URL.canParse(server)) throw new WrongUsage("--server needs the address of the server.");
  const url = server.replace(/\/+$/u, "");
  const api = new Api(url);
  await signIn(api, environment);
  try {
    return await work({ api, url });
  } finally {
    await api.request(z.null(), "DELETE", "/api/session").catch(() => null);
  }
};

/** The same with one organisation of the server, by `--organisation`. @throws WrongUsage where it is not clear which */
export const withServer = <Result>(
  flags: ServerFlags,
  environment: NodeJS.ProcessEnv,
  work: (session: ServerSession) => Promise<Result>,
): Promise<Result> =>
  withSession(flags, environment, async (session) => {
    const organisations = await everything(session.api, organisationView, "/api/organisations");
    const { id } = choose("--organisation", organisations, flags.organisation);
    return await work({ ...session, organisationId: id });
  });
