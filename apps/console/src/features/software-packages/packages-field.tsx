import { Button, Combobox, Field, type FieldProps, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { Delete16Regular } from "@fluentui/react-icons";
import type { SoftwarePackageView } from "@windlass/protocol";
import { useState } from "react";
import { PageLink } from "../../components/links.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, overflowWrap: "anywhere" },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

const mostOptions = 100;

export const titleOf = ({ name, version }: Pick<SoftwarePackageView, "name" | "version">): string =>
  `${name} ${version}`;

interface PackagesFieldProps {
  /** Label, hint and what is wrong. */
  readonly field: Pick<FieldProps, "label" | "hint" | "validationMessage" | "validationState">;
  readonly listLabel: string;
  readonly removeLabel: (title: string) => string;
  /** Those of the organisation; undefined while they are loaded. */
  readonly packages: readonly SoftwarePackageView[] | undefined;
  /** The one that is edited: it does not name itself. */
  readonly packageId: string;
  readonly value: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (ids: string[]) => void;
}

/** Other packages that a package names, with a search to add one. */
export const PackagesField = (props: PackagesFieldProps) => {
  const { packages = [], packageId, value, readOnly, onChange } = props;
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const addable = packages.filter(
    (other) =>
      other.id !== packageId && !value.includes(other.id) && titleOf(other).toLowerCase().includes(typed.toLowerCase()),
  );
  return (
    <div className={styles.root}>
      <Field {...props.field}>
        <Combobox
          disabled={readOnly}
          placeholder={packages.length > 1 ? "Add a package" : "There are no other packages"}
          value={typed}
          selectedOptions={[]}
          onChange={(event) => setTyped(event.target.value)}
          onOptionSelect={(_event, data) => {
            if (data.optionValue) onChange([...value, data.optionValue]);
            setTyped("");
          }}
        >
          {addable.slice(0, mostOptions).map((other) => (
            <Option key={other.id} value={other.id}>
              {titleOf(other)}
            </Option>
          ))}
        </Combobox>
      </Field>
      {value.length > 0 && (
        <ul className={styles.list} aria-label={props.listLabel}>
          {value.map((wanted) => {
            const found = packages.find((other) => other.id === wanted);
            const title = found ? titleOf(found) : wanted;
            return (
              <li key={wanted} className={styles.item}>
                {found ? (
                  <PageLink to="/software-packages/$packageId" params={{ packageId: wanted }}>
                    {title}
                  </PageLink>
                ) : (
                  <Text className={styles.problem}>
                    {props.packages ? `A package that is gone (${wanted})` : "Loading …"}
                  </Text>
                )}
                {!readOnly && (
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<Delete16Regular />}
                    aria-label={props.removeLabel(title)}
                    onClick={() => onChange(value.filter((other) => other !== wanted))}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
};
