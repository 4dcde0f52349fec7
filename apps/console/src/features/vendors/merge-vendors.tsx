import { Field, Select, Text, ToolbarButton } from "@fluentui/react-components";
import { Merge20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { mergeVendors, type ViewOf } from "../../api/definitions.ts";
import { Confirm } from "../../components/confirm.tsx";
import { counted } from "../../components/format.ts";

interface MergeVendorsProps {
  readonly chosen: readonly ViewOf<"vendor">[];
  readonly onMerged: () => void;
}

/** The command that makes one vendor of the chosen ones, after asking which one stays. */
export const MergeVendors = ({ chosen, onMerged }: MergeVendorsProps) => {
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState("");
  const kept = chosen.find(({ id }) => id === wanted) ?? chosen[0];
  const others = chosen.filter(({ id }) => id !== kept?.id);
  const models = others.reduce((sum, { usedBy }) => sum + usedBy.length, 0);
  const merging = useMutation({
    mutationFn: async () => {
      if (!kept) return;
      await mergeVendors(
        kept.id,
        others.map(({ id }) => id),
      );
    },
    onSuccess: async () => {
      setOpen(false);
      onMerged();
      await queryClient.invalidateQueries({ queryKey: ["definitions"] });
    },
  });
  return (
    <>
      <ToolbarButton icon={<Merge20Regular />} disabled={chosen.length < 2} onClick={() => setOpen(true)}>
        Merge
      </ToolbarButton>
      <Confirm
        open={open}
        title={`Make one of ${counted(chosen.length, "vendor")}?`}
        confirmLabel="Merge"
        busy={merging.isPending}
        error={merging.error}
        onConfirm={() => merging.mutate()}
        onClose={() => {
          setOpen(false);
          merging.reset();
        }}
      >
        <Field label="The one that stays">
          <Select value={kept?.id ?? ""} onChange={(_event, data) => setWanted(data.value)}>
            {chosen.map(({ id, definition }) => (
              <option key={id} value={id}>
                {definition.name}
              </option>
            ))}
          </Select>
        </Field>
        <Text block>
          It takes the names of {others.map(({ definition }) => definition.name).join(", ")}
          {models > 0 && ` and ${counted(models, "device model")}`}; the others are deleted. Filters that name one of
          them find {kept?.definition.name}.
        </Text>
      </Confirm>
    </>
  );
};
