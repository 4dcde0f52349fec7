import { Combobox, Field, Option } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { devicesQuery } from "../../api/devices.ts";
import { Failure } from "../../components/failure.tsx";
import { modelOf } from "../devices/device-names.ts";

const mostOptions = 100;

interface KnownDeviceFieldProps {
  readonly organisationId: string;
  readonly value: string;
  readonly onChange: (deviceId: string) => void;
}

/** Chooses one of the organisation's devices by serial number or model. */
export const KnownDeviceField = ({ organisationId, value, onChange }: KnownDeviceFieldProps) => {
  const query = useQuery(devicesQuery(organisationId));
  const [typed, setTyped] = useState<string | null>(null);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const titled = (query.data ?? []).map((device) => ({
    id: device.id,
    title: `${device.serialNumber} · ${modelOf(device)}`,
  }));
  const chosen = titled.find(({ id }) => id === value);
  const found = titled.filter(({ title }) => title.toLowerCase().includes((typed ?? "").toLowerCase()));
  const hint =
    query.data?.length === 0
      ? "This organisation has no devices yet: describe one."
      : found.length > mostOptions
        ? `The first ${mostOptions} of ${found.length} are shown: type a part of the serial number.`
        : undefined;
  return (
    <Field label="Known device" required {...(hint && { hint })}>
      <Combobox
        freeform
        placeholder="Serial number or model"
        value={typed ?? chosen?.title ?? ""}
        selectedOptions={chosen ? [chosen.id] : []}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_event, data) => {
          if (data.optionValue) onChange(data.optionValue);
          setTyped(null);
        }}
        onBlur={() => setTyped(null)}
      >
        {found.slice(0, mostOptions).map(({ id, title }) => (
          <Option key={id} value={id}>
            {title}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
};
