import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { Add16Regular, Delete16Regular } from "@fluentui/react-icons";
import type { OrganisationalUnit } from "@windlass/protocol";
import type { ViewOf } from "../../../api/definitions.ts";
import type { Problems } from "../../../forms/problems.ts";
import { TextField } from "../../../forms/text-field.tsx";
import { Choice } from "../choice.tsx";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalM },
  place: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 2fr) auto",
    gap: tokens.spacingHorizontalS,
    alignItems: "start",
    "@media (max-width: 600px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  select: { minWidth: 0 },
  add: { justifySelf: "start" },
  remove: { marginTop: tokens.spacingVerticalXXL, "@media (max-width: 600px)": { marginTop: 0, justifySelf: "start" } },
});

const example = "OU=Laptops,DC=corp,DC=example,DC=com";

const kinds = [
  { id: "default", name: "Where the domain puts new computers" },
  { id: "fixed", name: "One organisational unit" },
  { id: "by-location", name: "By location", when: "The device's network address says where it is." },
] as const;

interface OrganisationalUnitFieldProps {
  readonly unit: OrganisationalUnit;
  readonly onChange: (unit: OrganisationalUnit) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly locations: readonly ViewOf<"location">[];
}

type ByLocation = Extract<OrganisationalUnit, { kind: "by-location" }>;

const Places = ({
  unit,
  onChange,
  problems,
  readOnly,
  locations,
}: OrganisationalUnitFieldProps & { unit: ByLocation }) => {
  const styles = useStyles();
  const { places } = unit;
  const set = (changed: ByLocation["places"]) => onChange({ ...unit, places: changed });
  const problemOf = (place: string) => problems[`join.organisationalUnit.${place}`];
  const free = locations.filter(({ id }) => !places.some(({ locationId }) => locationId === id));
  return (
    <div className={styles.list}>
      {places.map((place, index) => {
        const change = (changes: Partial<typeof place>) =>
          set(places.map((other, position) => (position === index ? { ...place, ...changes } : other)));
        const known = locations.some(({ id }) => id === place.locationId);
        return (
          <div key={place.locationId} className={styles.place}>
            <Field
              label="Location"
              {...(!known && { validationMessage: "Choose one.", validationState: "error" as const })}
            >
              <Select
                className={styles.select}
                value={place.locationId}
                disabled={readOnly}
                onChange={(_event, data) => change({ locationId: data.value })}
              >
                {!known && <option value={place.locationId}>A location that is no longer there</option>}
                {locations
                  .filter((location) => location.id === place.locationId || free.includes(location))
                  .map(({ id, definition }) => (
                    <option key={id} value={id}>
                      {definition.name}
                    </option>
                  ))}
              </Select>
            </Field>
            <TextField
              label="Organisational unit"
              placeholder={example}
              value={place.path}
              disabled={readOnly}
              onChange={(path) => change({ path })}
              problem={problemOf(`places.${index}.path`)}
            />
            {!readOnly && (
              <Button
                className={styles.remove}
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label="Remove this location"
                onClick={() => set(places.filter((_, position) => position !== index))}
              />
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button
          className={styles.add}
          size="small"
          icon={<Add16Regular />}
          disabled={free.length === 0}
          onClick={() => set([...places, { locationId: free[0]?.id ?? "", path: "" }])}
        >
          Add a location
        </Button>
      )}
      <TextField
        label="Everywhere else"
        hint="Empty: where the domain puts new computers."
        placeholder={example}
        value={unit.otherwise ?? ""}
        disabled={readOnly}
        onChange={(path) => onChange({ ...unit, otherwise: path === "" ? null : path })}
        problem={problemOf("otherwise")}
      />
    </div>
  );
};

/** Where in the domain the computer account is made. */
export const OrganisationalUnitField = (props: OrganisationalUnitFieldProps) => {
  const { unit, onChange, problems, readOnly } = props;
  const choose = (kind: OrganisationalUnit["kind"]) => {
    if (kind === "fixed") return onChange({ kind, path: "" });
    if (kind === "by-location") return onChange({ kind, places: [], otherwise: null });
    onChange({ kind });
  };
  return (
    <>
      <Choice
        label="Where in the domain"
        options={kinds}
        value={unit.kind}
        onChange={choose}
        readOnly={readOnly}
        problem={problems["join.organisationalUnit.places"] && "Add a location."}
      />
      {unit.kind === "fixed" && (
        <TextField
          label="Organisational unit"
          required
          placeholder={example}
          value={unit.path}
          disabled={readOnly}
          onChange={(path) => onChange({ ...unit, path })}
          problem={problems["join.organisationalUnit.path"]}
        />
      )}
      {unit.kind === "by-location" && <Places {...props} unit={unit} />}
    </>
  );
};
