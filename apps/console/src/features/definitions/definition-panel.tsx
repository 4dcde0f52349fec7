import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DefinitionKind, type DefinitionOf, definition as definitionSchema } from "@windlass/protocol";
import { type ReactNode, useState } from "react";
import { createDefinition, saveDefinition, type ViewOf } from "../../api/definitions.ts";
import { usePermission } from "../../app/session.ts";
import { type Owner, OwnerField, useMayChange, useNewOwner } from "../../components/owner-field.tsx";
import { EditPanel } from "../../components/panel.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { HistoryCard } from "../history/history-card.tsx";

/** What the fields of one kind are given. */
export interface FieldsOf<Kind extends DefinitionKind> {
  readonly value: DefinitionOf<Kind>;
  readonly onChange: (change: Partial<DefinitionOf<Kind>>) => void;
  readonly problems: Problems;
  readonly disabled: boolean;
  /** Whose it is, or is to be. */
  readonly owner: Owner;
}

interface DefinitionPanelProps<Kind extends DefinitionKind> {
  /** What it is, in the singular. */
  readonly noun: string;
  /** Null: a new one, which begins with `initial`. */
  readonly view: ViewOf<Kind> | null;
  readonly initial: DefinitionOf<Kind>;
  readonly size?: "medium" | "large";
  readonly onClose: () => void;
  /** What the schema does not say; sentences by path. */
  readonly check?: (value: DefinitionOf<Kind>) => Problems;
  readonly children: (fields: FieldsOf<Kind>) => ReactNode;
}

/** The first problem at a path or below it, for a field that stands for a list. */
export const problemAt = (problems: Problems, path: string): string | undefined =>
  problems[path] ?? Object.entries(problems).find(([where]) => where.startsWith(`${path}.`))?.[1];

/** Makes or changes a definition of any kind, with its history. */
export const DefinitionPanel = <Kind extends DefinitionKind>(props: DefinitionPanelProps<Kind>) => {
  const { noun, view, initial, size = "medium", onClose, check, children } = props;
  const queryClient = useQueryClient();
  const isPermitted = usePermission("definitions.write");
  const mayChange = useMayChange(view?.organisationId ?? null, isPermitted);
  const mayWrite = view === null ? isPermitted : mayChange;
  const [newOwner, setOwner] = useNewOwner();
  const owner = view === null ? newOwner : view.organisationId;
  const [value, setValue] = useState(initial);
  const [problems, setProblems] = useState<Problems>({});
  const save = useMutation({
    mutationFn: () =>
      view === null ? createDefinition(owner ?? null, value) : saveDefinition(view.id, view.revision, value),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["definitions"] });
      onClose();
    },
  });
  const submit = () => {
    const found = {
      ...check?.(value),
      ...problemsOf(definitionSchema, value),
      ...(owner === undefined && { owner: "Choose whose it is." }),
    };
    setProblems(found);
    if (noProblems(found) && mayWrite) save.mutate();
  };
  return (
    <EditPanel
      open
      size={size}
      title={view?.definition.name ?? `New ${noun}`}
      saveLabel={view === null ? "Create" : "Save"}
      saving={save.isPending}
      error={save.error}
      readOnly={!mayWrite}
      onSave={submit}
      onClose={onClose}
    >
      {view === null && <OwnerField value={owner} onChange={setOwner} problem={problems.owner} />}
      {children({
        value,
        onChange: (change) => setValue((before) => ({ ...before, ...change })),
        problems,
        disabled: !mayWrite,
        owner,
      })}
      {view && <HistoryCard objectId={view.id} revision={view.revision} />}
    </EditPanel>
  );
};
