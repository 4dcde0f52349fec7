import { Text, ToolbarButton } from "@fluentui/react-components";
import { Delete20Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Confirm } from "./confirm.tsx";
import { counted } from "./format.ts";

interface DeleteManyProps {
  /** What the rows are, in the singular. */
  readonly noun: string;
  readonly plural?: string;
  readonly ids: readonly string[];
  /** Deletes all of them, or none. */
  readonly remove: (ids: string[]) => Promise<unknown>;
  readonly onDeleted: () => Promise<unknown> | undefined;
}

/** The command that deletes the chosen rows, after asking. */
export const DeleteMany = ({ noun, plural = `${noun}s`, ids, remove, onDeleted }: DeleteManyProps) => {
  const [open, setOpen] = useState(false);
  const removing = useMutation({
    mutationFn: () => remove([...ids]),
    onSuccess: async () => {
      setOpen(false);
      await onDeleted();
    },
  });
  const close = () => {
    setOpen(false);
    removing.reset();
  };
  return (
    <>
      <ToolbarButton icon={<Delete20Regular />} disabled={ids.length === 0} onClick={() => setOpen(true)}>
        Delete
      </ToolbarButton>
      <Confirm
        open={open}
        title={`Delete ${counted(ids.length, noun, plural)}?`}
        confirmLabel="Delete"
        busy={removing.isPending}
        error={removing.error}
        onConfirm={() => removing.mutate()}
        onClose={close}
      >
        <Text>While one of them is still used, none is deleted, and you read what uses it.</Text>
      </Confirm>
    </>
  );
};
