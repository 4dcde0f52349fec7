import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, Delete16Regular } from "@fluentui/react-icons";
import type { BuildDefinition, BuildEnding, OperatingSystemView } from "@windlass/protocol";
import { Card } from "../../../components/card.tsx";
import { PageLink } from "../../../components/links.tsx";
import type { Problems } from "../../../forms/problems.ts";
import type { BuildTabProps } from "../build-tab.ts";
import {
  buildArchitectures,
  imagesFor,
  mostOperatingSystems,
  newEntry,
  systemsFor,
  withImage,
  withSystem,
} from "./choices.ts";
import { WindowsFields } from "./windows-fields.tsx";

type Entry = BuildDefinition["operatingSystems"][number];

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalL },
  entry: {
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: "grid",
    gap: tokens.spacingVerticalS,
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 3fr) minmax(0, 2fr)",
    gap: tokens.spacingHorizontalM,
    "@media (max-width: 720px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  select: { minWidth: 0 },
  inner: { minWidth: 0, width: "100%", textOverflow: "ellipsis" },
  hint: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface EntryFieldsProps {
  readonly entry: Entry;
  readonly index: number;
  readonly systems: readonly OperatingSystemView[];
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly onChange: (entry: Entry) => void;
  readonly onRemove: () => void;
  readonly ending: BuildEnding;
  readonly organisationId: string;
}

const EntryFields = ({ entry, index, systems, problems, readOnly, onChange, onRemove, ...build }: EntryFieldsProps) => {
  const styles = useStyles();
  const system = systems.find((candidate) => candidate.id === entry.operatingSystemId);
  const images = imagesFor(system, entry.architecture);
  const image = images.find((candidate) => candidate.index === entry.imageIndex);
  const validation = (field: keyof Entry) => {
    const problem = problems[`operatingSystems.${index}.${field}`];
    return problem ? { validationMessage: "Choose one.", validationState: "error" as const } : {};
  };
  return (
    <fieldset className={styles.entry} aria-label={entry.architecture}>
      <div className={styles.head}>
        <Text weight="semibold">{entry.architecture}</Text>
        {!readOnly && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Delete16Regular />}
            aria-label={`Remove ${entry.architecture}`}
            onClick={onRemove}
          />
        )}
      </div>
      <div className={styles.fields}>
        <Field label="Operating system" required {...validation("operatingSystemId")}>
          <Select
            className={styles.select}
            select={{ className: styles.inner }}
            value={entry.operatingSystemId}
            disabled={readOnly}
            onChange={(_event, data) => onChange(withSystem(entry, systems, data.value))}
          >
            {!system && <option value={entry.operatingSystemId}>Choose an operating system</option>}
            {systemsFor(systems, entry.architecture).map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {candidate.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Edition" required {...validation("imageIndex")}>
          <Select
            className={styles.select}
            select={{ className: styles.inner }}
            value={String(entry.imageIndex)}
            disabled={readOnly || !system}
            onChange={(_event, data) => onChange(withImage(entry, system, Number(data.value)))}
          >
            {!image && <option value={String(entry.imageIndex)}>Choose an edition</option>}
            {images.map((candidate) => (
              <option key={candidate.index} value={String(candidate.index)}>
                {candidate.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Language" required {...validation("language")}>
          <Select
            className={styles.select}
            select={{ className: styles.inner }}
            value={entry.language}
            disabled={readOnly || !image}
            onChange={(_event, data) => onChange({ ...entry, language: data.value })}
          >
            {!image?.languages.includes(entry.language) && (
              <option value={entry.language}>{entry.language || "Choose a language"}</option>
            )}
            {image?.languages.map((language) => (
              <option key={language} value={language}>
                {language}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <WindowsFields
        {...build}
        entry={entry}
        image={image}
        readOnly={readOnly}
        onChange={(changes) => onChange({ ...entry, ...changes })}
        problemOf={(field) =>
          Object.entries(problems).find(([path]) => path.startsWith(`operatingSystems.${index}.${field}`))?.[1]
        }
      />
    </fieldset>
  );
};

/** Which Windows a device gets, for each architecture. */
export const OperatingSystemsCard = (props: BuildTabProps & { readonly systems: readonly OperatingSystemView[] }) => {
  const { value, onChange, problems, readOnly, systems } = props;
  const styles = useStyles();
  const entries = value.operatingSystems;
  const set = (operatingSystems: Entry[]) => onChange({ operatingSystems });
  const unused = buildArchitectures.filter(
    (architecture) =>
      !entries.some((entry) => entry.architecture === architecture) && systemsFor(systems, architecture).length > 0,
  );
  const actions = !readOnly && entries.length < mostOperatingSystems && (
    <span className={styles.buttons}>
      {unused.map((architecture) => (
        <Button
          key={architecture}
          size="small"
          icon={<Add16Regular />}
          onClick={() => set([...entries, newEntry(architecture, systems)])}
        >
          Add {architecture}
        </Button>
      ))}
    </span>
  );
  return (
    <Card title="Operating system" actions={actions}>
      <div className={styles.list}>
        {systems.length === 0 && (
          <Text className={styles.hint}>
            This organisation has no operating system yet. <PageLink to="/operating-systems">Import one</PageLink>{" "}
            first.
          </Text>
        )}
        {problems.operatingSystems && (
          <Text className={styles.problem} role="alert">
            Add an operating system for at least one architecture.
          </Text>
        )}
        {entries.map((entry, index) => (
          <EntryFields
            key={entry.architecture}
            entry={entry}
            index={index}
            ending={value.ending}
            organisationId={props.organisationId}
            systems={systems}
            problems={problems}
            readOnly={readOnly}
            onChange={(changed) => set(entries.map((other, position) => (position === index ? changed : other)))}
            onRemove={() => set(entries.filter((_, position) => position !== index))}
          />
        ))}
      </div>
    </Card>
  );
};
