import { Dropdown, makeStyles, Option, SearchBox, Text, tokens } from "@fluentui/react-components";
import type { DriverSummary } from "@windlass/protocol";
import { useEffect, useState } from "react";
import type { DriverFilter } from "../../api/drivers.ts";
import { counted, formatBytes } from "../../components/format.ts";

const typingPauseMilliseconds = 300;

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { flex: "0 1 320px", minWidth: "180px" },
  filter: { minWidth: "150px", maxWidth: "100%" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChoose: (value: Value | undefined) => void;
}

const Choice = <Value extends string>({ title, value, options, onChoose }: ChoiceProps<Value>) => {
  const styles = useStyles();
  const chosen = options.find((option) => option.value === value)?.title ?? value ?? "All";
  return (
    <Dropdown
      className={styles.filter}
      aria-label={title}
      value={`${title}: ${chosen}`}
      selectedOptions={[value ?? ""]}
      onOptionSelect={(_event, data) => onChoose(options.find((option) => option.value === data.optionValue)?.value)}
    >
      <Option value="" text="All">
        All
      </Option>
      {options.map((option) => (
        <Option key={option.value} value={option.value} text={option.title}>
          {option.title}
        </Option>
      ))}
    </Dropdown>
  );
};

const states = [
  { value: "yes", title: "Active" },
  { value: "no", title: "Inactive" },
] as const;
const windowsPe = [
  { value: "yes", title: "Offered" },
  { value: "no", title: "Not offered" },
] as const;
const files = [
  { value: "yes", title: "Missing" },
  { value: "no", title: "Complete" },
] as const;
const architectures = [
  { value: "x64", title: "x64" },
  { value: "arm64", title: "ARM64" },
  { value: "x86", title: "x86" },
] as const;

const shares = (items: DriverSummary["classes"]) =>
  items.filter(({ name }) => name !== "").map(({ name, drivers }) => ({ value: name, title: `${name} (${drivers})` }));

/** What one wants to know of a list at a glance. */
const shortSummary = ({ active, availableToWindowsPe, withMissingFiles, models, sizeBytes }: DriverSummary): string => {
  const missing = withMissingFiles > 0 ? ` · ${withMissingFiles} with missing files` : "";
  const parts = `${active} active · ${availableToWindowsPe} for Windows PE · ${counted(models, "model")}`;
  return ` · ${parts}${missing} · ${formatBytes(sizeBytes)}`;
};

interface DriverToolsProps {
  readonly filter: DriverFilter;
  /** Of all drivers, for the choices. */
  readonly all: DriverSummary | undefined;
  /** Of those that are found. */
  readonly found: DriverSummary | undefined;
  readonly onFilter: (change: { readonly [Key in keyof DriverFilter]: DriverFilter[Key] | undefined }) => void;
}

/** Search and filters; a search waits until the typing pauses. */
export const DriverTools = ({ filter, all, found, onFilter }: DriverToolsProps) => {
  const styles = useStyles();
  const [search, setSearch] = useState(filter.search ?? "");
  useEffect(() => {
    if (search.trim() === (filter.search ?? "")) return;
    const timer = setTimeout(() => onFilter({ search: search.trim() || undefined }), typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [search, filter, onFilter]);
  return (
    <search className={styles.root} aria-label="Find drivers">
      <SearchBox
        className={styles.search}
        placeholder="Name, maker, file or hardware id"
        aria-label="Search drivers"
        value={search}
        onChange={(_event, data) => setSearch(data.value)}
      />
      <Choice
        title="Class"
        value={filter.class}
        options={shares(all?.classes ?? [])}
        onChoose={(value) => onFilter({ class: value })}
      />
      <Choice
        title="Maker"
        value={filter.provider}
        options={shares(all?.providers ?? [])}
        onChoose={(provider) => onFilter({ provider })}
      />
      <Choice
        title="Architecture"
        value={filter.architecture}
        options={architectures}
        onChoose={(architecture) => onFilter({ architecture })}
      />
      <Choice title="State" value={filter.active} options={states} onChoose={(active) => onFilter({ active })} />
      <Choice
        title="Windows PE"
        value={filter.availableToWindowsPe}
        options={windowsPe}
        onChoose={(availableToWindowsPe) => onFilter({ availableToWindowsPe })}
      />
      <Choice
        title="Files"
        value={filter.missingFiles}
        options={files}
        onChoose={(missingFiles) => onFilter({ missingFiles })}
      />
      {found && (
        <Text aria-live="polite">
          {counted(found.drivers, "driver")}
          <Text className={styles.quiet}>{shortSummary(found)}</Text>
        </Text>
      )}
    </search>
  );
};
