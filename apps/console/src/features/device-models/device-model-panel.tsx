import { Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { chassisKind, type DeviceModelDefinition, type SeenHardware } from "@windlass/protocol";
import { definitionsQuery, type ViewOf } from "../../api/definitions.ts";
import { LinesField } from "../../forms/lines-field.tsx";
import { DefinitionPanel, problemAt } from "../definitions/definition-panel.tsx";
import { NamingFields } from "../definitions/naming-fields.tsx";
import { chassisNames } from "./chassis-names.ts";

interface DeviceModelPanelProps {
  readonly view: ViewOf<"device-model"> | null;
  /** What devices tell of the model that a new one is made for. */
  readonly proposed?: SeenHardware;
  readonly onClose: () => void;
}

/** Lenovo's product name is a machine type; the model's name is its version. */
export const modelOfSeen = (seen: SeenHardware | undefined): DeviceModelDefinition => {
  const name = seen?.version || seen?.product || "";
  return {
    kind: "device-model",
    name,
    description: "",
    vendorId: seen?.vendorId ?? "",
    aliases: seen && seen.product !== name ? [seen.product] : [],
    skus: seen?.sku ? [seen.sku] : [],
    chassis: seen?.chassis ?? null,
  };
};

/** Makes or changes a device model. */
export const DeviceModelPanel = ({ view, proposed, onClose }: DeviceModelPanelProps) => {
  const vendors = useQuery(definitionsQuery("vendor", null)).data ?? [];
  return (
    <DefinitionPanel
      noun="device model"
      view={view}
      initial={view?.definition ?? modelOfSeen(proposed)}
      onClose={onClose}
    >
      {({ value, onChange, problems, disabled, owner }) => (
        <>
          <Field
            label="Vendor"
            required
            {...(problems.vendorId && { validationMessage: "Choose a vendor.", validationState: "error" as const })}
          >
            <Select
              value={value.vendorId}
              disabled={disabled}
              onChange={(_event, data) => onChange({ vendorId: data.value })}
            >
              <option value="" disabled>
                Choose a vendor
              </option>
              {vendors
                .filter(({ organisationId }) => organisationId === null || organisationId === owner)
                .map(({ id, definition }) => (
                  <option key={id} value={id}>
                    {definition.name}
                  </option>
                ))}
            </Select>
          </Field>
          <NamingFields value={value} onChange={onChange} problems={problems} disabled={disabled} />
          <LinesField
            label="Other product names"
            disabled={disabled}
            hint="As SMBIOS tells them, one a line; * at the end takes all that begin so, such as Lenovo's machine type 21ML*."
            value={value.aliases}
            onChange={(aliases) => onChange({ aliases })}
            problem={problemAt(problems, "aliases")}
          />
          <LinesField
            label="SKU numbers"
            disabled={disabled}
            hint="One a line. They tell the model for sure, before its name does."
            value={value.skus}
            onChange={(skus) => onChange({ skus })}
            problem={problemAt(problems, "skus")}
          />
          <Field label="Chassis">
            <Select
              value={value.chassis ?? ""}
              disabled={disabled}
              onChange={(_event, data) => onChange({ chassis: data.value ? chassisKind.parse(data.value) : null })}
            >
              <option value="">Not known</option>
              {chassisKind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {chassisNames[kind]}
                </option>
              ))}
            </Select>
          </Field>
        </>
      )}
    </DefinitionPanel>
  );
};
