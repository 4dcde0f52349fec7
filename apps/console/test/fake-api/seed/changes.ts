import { randomUUID } from "node:crypto";
import type { ChangedField, ChangedKind, ChangeView } from "@windlass/protocol";

interface Subject {
  readonly id: string;
  readonly organisationId: string | null;
}

const author = { id: randomUUID(), name: "Ada Byron" };

/** An object that was made, then changed. */
export const historyOf = (
  kind: ChangedKind,
  { id: objectId, organisationId }: Subject,
  name: string,
  fields: ChangedField[],
): ChangeView[] => {
  const base = { organisationId, kind, objectId, name };
  return [
    { ...base, id: randomUUID(), at: "2026-11-22T14:20:00.000Z", action: "changed", by: author, fields },
    {
      ...base,
      id: randomUUID(),
      at: "2026-11-03T09:00:00.000Z",
      action: "created",
      by: { id: null, name: "Windlass" },
      fields: [
        { field: "name", before: null, after: name },
        { field: "description", before: null, after: "Standard device of the finance department." },
      ],
    },
  ];
};
