import { Field, Select, Text, ToolbarButton } from "@fluentui/react-components";
import { BuildingFactory20Regular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { definitionsQuery, setVendorOfModels, type ViewOf } from "../../api/definitions.ts";
import { Confirm } from "../../components/confirm.tsx";
import { counted } from "../../components/format.ts";

interface SetVendorProps {
  readonly chosen: readonly ViewOf<"device-model">[];
  readonly onDone: () => void;
}

/** The command that makes the chosen device models those of one vendor, after asking which. */
export const SetVendor = ({ chosen, onDone }: SetVendorProps) => {
  const queryClient = useQueryClient();
  const [open, setOpen] = useState(false);
  const [vendorId, setVendorId] = useState("");
  const all = useQuery({ ...definitionsQuery("vendor", null), enabled: open }).data ?? [];
  const vendors = all.filter(
    ({ organisationId }) => organisationId === null || chosen.every((model) => model.organisationId === organisationId),
  );
  const changing = useMutation({
    mutationFn: () =>
      setVendorOfModels(
        vendorId,
        chosen.map(({ id }) => id),
      ),
    onSuccess: async () => {
      setOpen(false);
      setVendorId("");
      onDone();
      await queryClient.invalidateQueries({ queryKey: ["definitions"] });
    },
  });
  return (
    <>
      <ToolbarButton icon={<BuildingFactory20Regular />} disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        Set vendor…
      </ToolbarButton>
      <Confirm
        open={open}
        title={`Set the vendor of ${counted(chosen.length, "device model")}`}
        confirmLabel="Set vendor"
        disabled={!vendors.some(({ id }) => id === vendorId)}
        busy={changing.isPending}
        error={changing.error}
        onConfirm={() => changing.mutate()}
        onClose={() => {
          setOpen(false);
          setVendorId("");
          changing.reset();
        }}
      >
        <Field label="Vendor" hint="Of all organisations, or of the one that the chosen models belong to.">
          <Select value={vendorId} onChange={(_event, data) => setVendorId(data.value)}>
            <option value="" disabled>
              Choose a vendor
            </option>
            {vendors.map(({ id, definition }) => (
              <option key={id} value={id}>
                {definition.name}
              </option>
            ))}
          </Select>
        </Field>
        <Text block>
          Only devices that tell this vendor are of these models from then on. Where it has a model of the same name or
          SKU already, none is changed.
        </Text>
      </Confirm>
    </>
  );
};
