import { Checkbox, Field, makeStyles, tokens } from "@fluentui/react-components";
import type { OptionalPackage, PackageChoice } from "@windlass/protocol";

const useStyles = makeStyles({
  list: { display: "grid", border: "none", margin: 0, padding: 0, minWidth: 0 },
  label: { display: "grid", overflowWrap: "anywhere" },
  needed: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** What was ticked and unticked, by package; what is not in it is as the build suggests. */
export type TickedPackages = Readonly<Record<string, boolean>>;

const isTicked = ({ id, preselected }: OptionalPackage, ticked: TickedPackages): boolean => ticked[id] ?? preselected;

/** A decision about each of the packages that were shown: what somebody saw ticked is what the device gets. */
export const choicesOf = (optional: readonly OptionalPackage[], ticked: TickedPackages): PackageChoice[] =>
  optional.map((one) => ({ packageId: one.id, install: isTicked(one, ticked) }));

/** What of the build installs a package all the same; null: nothing does. */
export const broughtBy = (
  { neededBy }: OptionalPackage,
  optional: readonly OptionalPackage[],
  ticked: TickedPackages,
): string | null => {
  const needing = neededBy.find((other) => {
    const own = optional.find(({ id }) => id === other.id);
    return !other.optional || (own !== undefined && isTicked(own, ticked));
  });
  return needing ? `${needing.name} ${needing.version}` : null;
};

interface OptionalPackagesFieldProps {
  readonly optional: readonly OptionalPackage[];
  readonly ticked: TickedPackages;
  readonly onChange: (ticked: TickedPackages) => void;
}

/** Chooses among the optional packages of a build for one device; nothing where it has none. */
export const OptionalPackagesField = ({ optional, ticked, onChange }: OptionalPackagesFieldProps) => {
  const styles = useStyles();
  if (optional.length === 0) return null;
  return (
    <Field label="Optional packages">
      <fieldset className={styles.list} aria-label="Optional packages">
        {optional.map((one) => {
          const isChosen = isTicked(one, ticked);
          const by = isChosen ? null : broughtBy(one, optional, ticked);
          return (
            <Checkbox
              key={one.id}
              checked={isChosen}
              label={
                <span className={styles.label}>
                  {one.name} {one.version}
                  {by && <span className={styles.needed}>Installed all the same: {by} needs it.</span>}
                </span>
              }
              onChange={(_event, data) => onChange({ ...ticked, [one.id]: data.checked === true })}
            />
          );
        })}
      </fieldset>
    </Field>
  );
};
