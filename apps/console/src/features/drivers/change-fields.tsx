import { Checkbox, Field, makeStyles, Select, Switch, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ManyChange } from "../../api/drivers.ts";
import { newCondition } from "../../components/filter-editor/edited-condition.ts";
import { FilterEditor } from "../../components/filter-editor/filter-editor.tsx";
import { LinesField } from "../../forms/lines-field.tsx";
import type { Problems } from "../../forms/problems.ts";
import { ArchitecturesField, MinimumBuildField } from "./limit-fields.tsx";
import { OtherDataFields } from "./other-data-fields.tsx";

const useStyles = makeStyles({
  part: { display: "grid", gap: tokens.spacingVerticalS },
  inside: { display: "grid", gap: tokens.spacingVerticalS, marginLeft: tokens.spacingHorizontalXXL, minWidth: 0 },
});

interface PartProps {
  readonly label: string;
  readonly taken: boolean;
  readonly onTake: (taken: boolean) => void;
  readonly children: ReactNode;
}

/** One thing that can be changed; what is not ticked stays as it is in each driver. */
const Part = ({ label, taken, onTake, children }: PartProps) => {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Checkbox label={label} checked={taken} onChange={(_event, { checked }) => onTake(checked === true)} />
      {taken && <div className={styles.inside}>{children}</div>}
    </div>
  );
};

const hows = {
  fill: "Drivers without a filter get this one",
  replace: "All get this one",
  remove: "None has a filter",
};
type How = keyof typeof hows;

interface ChangeFieldsProps {
  readonly value: ManyChange;
  /** A part that is undefined is not changed. */
  readonly onChange: (value: { readonly [Key in keyof ManyChange]?: ManyChange[Key] | undefined }) => void;
  readonly organisationId: string | null;
  readonly problems: Problems;
}

/** What is changed of many drivers. */
export const ChangeFields = ({ value, onChange, organisationId, problems }: ChangeFieldsProps) => {
  const { active, availableToWindowsPe, filter, limitedArchitectures, limitedMinimumBuild, otherData } = value;
  const chooseHow = (how: How) =>
    onChange({
      filter:
        how === "remove"
          ? { how }
          : { how, filter: filter && "filter" in filter ? filter.filter : { all: [newCondition("model")] } },
    });
  const faulty = (name: string) => Object.keys(problems).some((path) => path.startsWith(name));
  return (
    <>
      <Part
        label="Active"
        taken={active !== undefined}
        onTake={(taken) => onChange({ active: taken ? true : undefined })}
      >
        <Switch
          label="Deployments are offered them"
          checked={active ?? false}
          onChange={(_event, { checked }) => onChange({ active: checked })}
        />
      </Part>
      <Part
        label="Windows PE"
        taken={availableToWindowsPe !== undefined}
        onTake={(taken) => onChange({ availableToWindowsPe: taken ? true : undefined })}
      >
        <Switch
          label="Available to Windows PE"
          checked={availableToWindowsPe ?? false}
          onChange={(_event, { checked }) => onChange({ availableToWindowsPe: checked })}
        />
      </Part>
      <Part
        label="Architectures"
        taken={limitedArchitectures !== undefined}
        onTake={(taken) => onChange({ limitedArchitectures: taken ? null : undefined })}
      >
        <ArchitecturesField
          value={limitedArchitectures ?? null}
          disabled={false}
          onChange={(next) => onChange({ limitedArchitectures: next })}
        />
      </Part>
      <Part
        label="Minimum Windows"
        taken={limitedMinimumBuild !== undefined}
        onTake={(taken) => onChange({ limitedMinimumBuild: taken ? null : undefined })}
      >
        <MinimumBuildField
          value={limitedMinimumBuild ?? null}
          disabled={false}
          onChange={(next) => onChange({ limitedMinimumBuild: next })}
        />
      </Part>
      <Part
        label="Which devices they are for"
        taken={filter !== undefined}
        onTake={(taken) => (taken ? chooseHow("replace") : onChange({ filter: undefined }))}
      >
        <Field label="How">
          <Select
            value={filter?.how ?? "replace"}
            onChange={(_event, { value: how }) =>
              how === "fill" || how === "remove" ? chooseHow(how) : chooseHow("replace")
            }
          >
            {Object.entries(hows).map(([how, label]) => (
              <option key={how} value={how}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        {filter && "filter" in filter && (
          <FilterEditor
            value={filter.filter}
            organisationId={organisationId}
            onChange={(next) => onChange({ filter: next === null ? { how: "remove" } : { ...filter, filter: next } })}
            problem={faulty("filter") ? "A condition is not complete." : undefined}
          />
        )}
      </Part>
      <Part
        label="Other data"
        taken={otherData !== undefined}
        onTake={(taken) => onChange({ otherData: taken ? { set: [{ name: "", value: "" }], remove: [] } : undefined })}
      >
        <OtherDataFields
          value={otherData?.set ?? []}
          disabled={false}
          problems={problems}
          onChange={(set) => onChange({ otherData: { ...otherData, set } })}
        />
        <LinesField
          label="Remove these entries"
          hint="Names, one a line."
          value={otherData?.remove ?? []}
          onChange={(remove) => onChange({ otherData: { ...otherData, remove } })}
        />
      </Part>
    </>
  );
};
