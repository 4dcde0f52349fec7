import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { describeFilter } from "@windlass/planner";
import type { Filter } from "@windlass/protocol";
import { definitionsQuery } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { newCondition } from "./edited-condition.ts";
import { FilterTrial } from "./filter-trial.tsx";
import { GroupBox } from "./group-box.tsx";
import type { PlaceOption } from "./value-fields.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM, justifyItems: "start" },
  wide: { justifySelf: "stretch", minWidth: 0 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  sentence: { overflowWrap: "anywhere" },
});

interface FilterEditorProps {
  /** Null: every device. */
  readonly value: Filter | null;
  readonly onChange: (value: Filter | null) => void;
  /** Whose devices it may be tried on; null for what all organisations share. */
  readonly organisationId: string | null;
  readonly disabled?: boolean;
  /** What is wrong with the filter as a whole, from the form that holds it. */
  readonly problem?: string | undefined;
}

/** While locations cannot be told, those that are in the filter are shown by their ids. */
const none: readonly PlaceOption[] = [];

/** Which devices something is for: nested groups of conditions, said in a sentence and tried on a device on the spot. */
export const FilterEditor = (props: FilterEditorProps) => {
  const { value, onChange, organisationId, disabled = false, problem } = props;
  const styles = useStyles();
  const { organisations } = useOrganisationScope();
  const { data } = useQuery(definitionsQuery("location", organisationId));
  const locations = data?.map(({ id, definition }) => ({ id, name: definition.name })) ?? none;
  const placesOf = (field: "organisation" | "location") => (field === "organisation" ? organisations : locations);
  const nameOf = (field: "organisation" | "location", id: string) => placesOf(field).find((one) => one.id === id)?.name;
  return (
    <div className={styles.root}>
      <Text className={styles.sentence} aria-live="polite">
        For {value === null ? "every device" : `devices where ${describeFilter(value, nameOf)}`}.
      </Text>
      {problem && (
        <Text role="alert" className={styles.problem}>
          {problem}
        </Text>
      )}
      {value === null ? (
        !disabled && (
          <Button icon={<Add20Regular />} onClick={() => onChange({ all: [newCondition("model")] })}>
            Limit to some devices
          </Button>
        )
      ) : (
        <div className={styles.wide}>
          <GroupBox
            value={value}
            onChange={onChange}
            depth={1}
            label="Filter"
            placesOf={placesOf}
            disabled={disabled}
          />
        </div>
      )}
      {value !== null && <FilterTrial filter={value} organisationId={organisationId} />}
    </div>
  );
};
