import { Dropdown, makeStyles, Option, SearchBox, tokens } from "@fluentui/react-components";
import { type AutopilotDeviceFilter, type AutopilotDeviceStatus, autopilotProfileStatus } from "@windlass/protocol";
import { useEffect, useState } from "react";
import { driftNames, profileNames } from "./words.ts";

const typingPauseMilliseconds = 300;

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { flex: "0 1 300px", minWidth: "180px" },
  filter: { minWidth: "170px", maxWidth: "100%" },
});

interface ChoiceProps {
  readonly title: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly onChoose: (value: string | undefined) => void;
}

/** An option's value must not be empty, and a tag may be. */
const prefixed = (value: string): string => `=${value}`;

const Choice = ({ title, value, options, onChoose }: ChoiceProps) => {
  const styles = useStyles();
  const chosen = options.find((option) => option.value === value)?.title ?? value ?? "All";
  return (
    <Dropdown
      className={styles.filter}
      aria-label={title}
      value={`${title}: ${chosen}`}
      selectedOptions={[value === undefined ? "" : prefixed(value)]}
      onOptionSelect={(_event, data) => onChoose(data.optionValue ? data.optionValue.slice(1) : undefined)}
    >
      <Option value="" text="All">
        All
      </Option>
      {options.map((option) => (
        <Option key={option.value} value={prefixed(option.value)} text={option.title}>
          {option.title}
        </Option>
      ))}
    </Dropdown>
  );
};

interface DeviceToolsProps {
  readonly filter: AutopilotDeviceFilter;
  readonly status: AutopilotDeviceStatus;
  readonly onFilter: (filter: AutopilotDeviceFilter) => void;
}

const without = (filter: AutopilotDeviceFilter, change: { readonly [Key in keyof AutopilotDeviceFilter]: unknown }) =>
  Object.fromEntries(
    Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined),
  ) as AutopilotDeviceFilter;

/** Search and filters; the database finds, so a search waits until the typing pauses. */
export const DeviceTools = ({ filter, status, onFilter }: DeviceToolsProps) => {
  const styles = useStyles();
  const [search, setSearch] = useState(filter.search ?? "");
  useEffect(() => {
    if (search.trim() === (filter.search ?? "")) return;
    const timer = setTimeout(
      () => onFilter(without(filter, { search: search.trim() || undefined })),
      typingPauseMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [search, filter, onFilter]);
  return (
    <search className={styles.root} aria-label="Find Autopilot devices">
      <SearchBox
        className={styles.search}
        placeholder="Search"
        aria-label="Search Autopilot devices"
        value={search}
        onChange={(_event, data) => setSearch(data.value)}
      />
      <Choice
        title="Drift"
        value={filter.drift}
        options={status.drift.map(({ kind, devices }) => ({
          value: kind,
          title: `${driftNames[kind]} (${devices})`,
        }))}
        onChoose={(drift) => onFilter(without(filter, { drift }))}
      />
      <Choice
        title="Group tag"
        value={filter.groupTag}
        options={status.tags
          .filter(({ devices }) => devices > 0)
          .map(({ groupTag, devices }) => ({ value: groupTag, title: `${groupTag || "No tag"} (${devices})` }))}
        onChoose={(groupTag) => onFilter(without(filter, { groupTag }))}
      />
      <Choice
        title="Profile"
        value={filter.profileStatus}
        options={autopilotProfileStatus.options.map((value) => ({ value, title: profileNames[value] }))}
        onChoose={(profileStatus) => onFilter(without(filter, { profileStatus }))}
      />
    </search>
  );
};
