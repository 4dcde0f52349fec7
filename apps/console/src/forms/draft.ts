/** An object's definition as the server has it. */
export interface ServerVersion<Definition> {
  readonly revision: number;
  readonly definition: Definition;
}

/** A definition being edited, beside the version that the editing began from. */
export interface Draft<Definition> {
  readonly base: ServerVersion<Definition>;
  readonly value: Definition;
  /** The server's newer version, where it differs and there are own changes. */
  readonly conflict: ServerVersion<Definition> | null;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** A draft without changes. */
export const draftOf = <Definition>(base: ServerVersion<Definition>): Draft<Definition> => ({
  base,
  value: base.definition,
  conflict: null,
});

/** Whether something was changed and not saved. */
export const isDirty = <Definition>({ value, base }: Draft<Definition>): boolean => !same(value, base.definition);

/**
 * What a draft becomes when the server has another revision: an untouched draft follows; a touched one keeps its
 * changes and, where the definition really differs, names the conflict.
 */
export const followServer = <Definition>(
  draft: Draft<Definition>,
  server: ServerVersion<Definition>,
): Draft<Definition> => {
  if (server.revision <= draft.base.revision) return draft;
  if (!isDirty(draft) || same(draft.value, server.definition)) return draftOf(server);
  // For example a file was added to a package: its steps, which are what is edited, are the same.
  if (same(draft.base.definition, server.definition)) return { ...draft, base: server, conflict: null };
  return draft.conflict?.revision === server.revision ? draft : { ...draft, conflict: server };
};
