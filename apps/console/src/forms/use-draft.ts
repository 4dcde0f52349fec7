import { useState } from "react";
import { type Draft, draftOf, followServer, isDirty, type ServerVersion } from "./draft.ts";

interface UsedDraft<Definition> extends Draft<Definition> {
  readonly dirty: boolean;
  readonly change: (change: Partial<Definition>) => void;
  /** Takes a version of the server, giving up own changes: after saving, or to solve a conflict. */
  readonly adopt: (version: ServerVersion<Definition>) => void;
}

/** Edits a definition while the server's version may move on. */
export const useDraft = <Definition>(server: ServerVersion<Definition>): UsedDraft<Definition> => {
  const [draft, setDraft] = useState(() => draftOf(server));
  const followed = followServer(draft, server);
  if (followed !== draft) setDraft(followed);
  return {
    ...followed,
    dirty: isDirty(followed),
    change: (change) => setDraft((current) => ({ ...current, value: { ...current.value, ...change } })),
    adopt: (version) => setDraft(draftOf(version)),
  };
};
