import type { FolderChange } from "@windlass/planner";
import { ApiFailure } from "../demo/api.ts";
import type { ServerSession } from "../server/session.ts";
import type { SendOptions } from "../software/import-package.ts";
import type { LocalContent } from "./local-content.ts";
import { bringFiles } from "./package-content.ts";
import { createObject, deleteObject, updateObject } from "./requests.ts";

/** What became of one change. */
export interface CarriedOut {
  readonly change: FolderChange;
  readonly outcome: "done" | "refused" | "waits";
  /** Why it was not done: the server's code where it refused, and a sentence. */
  readonly code: string | null;
  readonly message: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const isWithoutFiles = ({ definition, there }: FolderChange): boolean => {
  const rest = (fields: Fields | null | undefined) => JSON.stringify({ ...fields, files: null });
  return rest(definition) === rest(there?.definition);
};

class CarryingOut {
  /** What the server called what was made, by what stood for it. */
  readonly #made = new Map<string, string>();
  /** Of what could not be made. */
  readonly #lost = new Map<string, string>();
  readonly #session: ServerSession;
  readonly #content: LocalContent;
  readonly #options: SendOptions;

  constructor(session: ServerSession, content: LocalContent, options: SendOptions) {
    this.#session = session;
    this.#content = content;
    this.#options = options;
  }

  async attempt(change: FolderChange): Promise<CarriedOut> {
    const lost = this.#lostIn(change);
    if (lost !== undefined) return this.#failed(change, "waits", null, `It names ${lost}, which was refused.`);
    try {
      await this.#carryOut(change);
      this.#lost.delete(change.id);
      return { change, outcome: "done", code: null, message: null };
    } catch (error) {
      // Without an answer nobody knows what the server did; the next run looks.
      if (!(error instanceof ApiFailure) || error.status >= 500) throw error;
      return this.#failed(change, "refused", error.code, error.message);
    }
  }

  #failed(change: FolderChange, outcome: "refused" | "waits", code: string | null, message: string): CarriedOut {
    if (change.action === "create") this.#lost.set(change.id, `“${change.title}”`);
    return { change, outcome, code, message };
  }

  #lostIn({ definition }: FolderChange): string | undefined {
    const text = JSON.stringify(definition);
    return [...this.#lost].find(([id]) => text.includes(id) && !this.#made.has(id))?.[1];
  }

  /** With the ids that the server gave in place of those that stood for them. */
  #definitionOf({ definition }: FolderChange): Fields {
    return JSON.parse(JSON.stringify(definition), (_key, value: unknown) =>
      typeof value === "string" ? (this.#made.get(value) ?? value) : value,
    );
  }

  async #carryOut(change: FolderChange): Promise<void> {
    const { api, organisationId } = this.#session;
    if (change.action === "delete") return await deleteObject(api, change);
    const definition = this.#definitionOf(change);
    if (!change.there) {
      const id = this.#made.get(change.id) ?? (await createObject(api, change, definition, organisationId));
      this.#made.set(change.id, id);
      if (change.kind === "software-package") await bringFiles(this.#session, change, id, this.#content, this.#options);
      return;
    }
    const { revision } = change.there;
    if (!isWithoutFiles(change)) await updateObject(api, change, definition, { revision, organisationId });
    if (change.kind === "software-package")
      await bringFiles(this.#session, change, change.id, this.#content, this.#options);
  }
}

/** Saved by somebody else since it was compared. */
const isOvertaken = ({ code }: CarriedOut): boolean => code === "object.changed";

/**
 * Does what a comparison came to, in its order. What the server refuses is told, and the rest goes on; it is tried once
 * more at the end, for it may have waited for what came after it: a network, say, that moves from one location to another.
 *
 * @throws Error where the server cannot be reached any more; run again, it goes on where it was
 */
export const carryOut = async (
  session: ServerSession,
  changes: readonly FolderChange[],
  content: LocalContent,
  options: SendOptions,
): Promise<CarriedOut[]> => {
  const carrying = new CarryingOut(session, content, options);
  const outcomes = new Map<FolderChange, CarriedOut>();
  for (const change of changes) outcomes.set(change, await carrying.attempt(change));
  const open = [...outcomes.values()].filter((one) => one.outcome !== "done" && !isOvertaken(one));
  if (open.length < changes.length) for (const { change } of open) outcomes.set(change, await carrying.attempt(change));
  return [...outcomes.values()];
};
