import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { Add20Regular, Delete20Regular } from "@fluentui/react-icons";
import { type Filter, filterLimits } from "@windlass/protocol";
import { ConditionRow } from "./condition-row.tsx";
import { newCondition } from "./edited-condition.ts";
import { filterOf, type GroupMode, groupOf, isCondition, withPart } from "./filter-tree.ts";
import type { PlaceOption } from "./value-fields.tsx";

const useStyles = makeStyles({
  box: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: "minmax(0, 1fr)",
    minInlineSize: 0,
    containerType: "inline-size",
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    "@media (max-width: 720px)": { padding: tokens.spacingHorizontalS },
  },
  head: { display: "flex", alignItems: "end", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  commands: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const modes: readonly (readonly [GroupMode, string])[] = [
  ["all", "All of these hold"],
  ["any", "Any of these holds"],
  ["none", "None of these holds"],
];

interface GroupBoxProps {
  readonly value: Filter;
  /** Null: nothing is left of the group. */
  readonly onChange: (value: Filter | null) => void;
  /** Groups around it, from 1. */
  readonly depth: number;
  /** How it is called when heard, such as `Group 2`. */
  readonly label: string;
  readonly placesOf: (field: "organisation" | "location") => readonly PlaceOption[];
  readonly disabled: boolean;
}

/** A group: how its parts have to hold, and the parts, which may be groups. */
export const GroupBox = ({ value, onChange, depth, label, placesOf, disabled }: GroupBoxProps) => {
  const styles = useStyles();
  const group = groupOf(value);
  const set = (changed: typeof group) => onChange(filterOf(changed));
  const add = (part: Filter) => set({ ...group, parts: [...group.parts, part] });
  // A part has no identity but its place; when parts come and go, what is being typed is read anew.
  const keyed = group.parts.map((part, position) => ({ part, position, key: `${position} of ${group.parts.length}` }));
  // "None" of several takes two levels of the filter, and a group in it one more.
  const mayNest = depth + 3 <= filterLimits.depth;
  return (
    <fieldset aria-label={label} className={styles.box}>
      <div className={styles.head}>
        <Field label={label}>
          <Select
            value={group.mode}
            disabled={disabled}
            onChange={(_event, data) => {
              const mode = modes.find(([name]) => name === data.value)?.[0];
              if (mode) set({ ...group, mode });
            }}
          >
            {modes.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        {!disabled && (
          <Button
            appearance="subtle"
            icon={<Delete20Regular />}
            aria-label={`Remove ${label.toLowerCase()}`}
            onClick={() => onChange(null)}
          />
        )}
      </div>
      {keyed.map(({ part, position, key }) =>
        isCondition(part) ? (
          <ConditionRow
            key={key}
            condition={part}
            number={position + 1}
            onChange={(changed) => set(withPart(group, position, changed))}
            onRemove={() => set(withPart(group, position, null))}
            placesOf={placesOf}
            disabled={disabled}
          />
        ) : (
          <GroupBox
            key={key}
            value={part}
            onChange={(changed) => set(withPart(group, position, changed))}
            depth={depth + 1}
            label={depth === 1 ? `Group ${position + 1}` : `${label}.${position + 1}`}
            placesOf={placesOf}
            disabled={disabled}
          />
        ),
      )}
      {!disabled && group.parts.length < filterLimits.parts && (
        <div className={styles.commands}>
          <Button size="small" icon={<Add20Regular />} onClick={() => add(newCondition("model"))}>
            Add a condition
          </Button>
          {mayNest && (
            <Button size="small" icon={<Add20Regular />} onClick={() => add({ any: [newCondition("model")] })}>
              Add a group
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
};
