import { Dropdown, Field, Option } from "@fluentui/react-components";
import { type Architecture, architectureNames } from "../../components/architecture-names.ts";
import { ChoiceBoxes } from "../../forms/choice-boxes.tsx";
import type { Problems } from "../../forms/problems.ts";

const architectures: readonly Architecture[] = ["x64", "arm64", "x86"];

/** The releases of Windows that anybody still deploys, by the build they begin with (learn.microsoft.com/windows/release-health). */
const releases: ReadonlyMap<number, string> = new Map([
  [17763, "Windows 10 1809, Server 2019"],
  [19041, "Windows 10 2004 to 22H2"],
  [20348, "Windows Server 2022"],
  [22000, "Windows 11 21H2"],
  [22621, "Windows 11 22H2"],
  [22631, "Windows 11 23H2"],
  [26100, "Windows 11 24H2, Server 2025"],
  [26200, "Windows 11 25H2"],
]);
const noLimit = "The INF decides";

const nameOf = (build: number | null): string => {
  if (build === null) return noLimit;
  const release = releases.get(build);
  return release ? `${release} (${build})` : `Build ${build}`;
};

interface ArchitecturesFieldProps {
  readonly value: readonly Architecture[] | null;
  readonly disabled: boolean;
  readonly onChange: (value: Architecture[] | null) => void;
}

/** Fewer architectures than the INF says; none chosen leaves it to the INF. */
export const ArchitecturesField = ({ value, disabled, onChange }: ArchitecturesFieldProps) => (
  <ChoiceBoxes
    label="Only for these architectures"
    hint="None chosen: those of the INF."
    options={architectures.map((architecture) => ({ id: architecture, name: architectureNames[architecture] }))}
    value={value ?? []}
    disabled={disabled}
    onChange={(chosen) => {
      const next = architectures.filter((architecture) => chosen.includes(architecture));
      onChange(next.length > 0 ? next : null);
    }}
  />
);

interface MinimumBuildFieldProps {
  readonly value: number | null;
  readonly disabled: boolean;
  readonly problem?: string | undefined;
  readonly onChange: (value: number | null) => void;
}

/** A later Windows than the INF asks for. */
export const MinimumBuildField = ({ value, disabled, problem, onChange }: MinimumBuildFieldProps) => {
  const known = [...releases.keys()];
  const offered = value === null || releases.has(value) ? known : [value, ...known];
  return (
    <Field label="Oldest Windows" validationMessage={problem ?? null}>
      <Dropdown
        disabled={disabled}
        value={nameOf(value)}
        selectedOptions={[String(value ?? "")]}
        onOptionSelect={(_event, { optionValue }) => onChange(optionValue ? Number(optionValue) : null)}
      >
        <Option value="">{noLimit}</Option>
        {offered.map((build) => (
          <Option key={build} value={String(build)}>
            {nameOf(build)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
};

interface Limits {
  readonly limitedArchitectures?: Architecture[] | null;
  readonly limitedMinimumBuild?: number | null;
}

interface LimitFieldsProps {
  readonly architectures: readonly Architecture[] | null;
  readonly minimumBuild: number | null;
  readonly disabled: boolean;
  readonly problems: Problems;
  readonly onChange: (limits: Limits) => void;
}

/** Narrower than the INF itself: for drivers that claim more than they can. */
export const LimitFields = ({
  architectures: limited,
  minimumBuild,
  disabled,
  problems,
  onChange,
}: LimitFieldsProps) => (
  <>
    <ArchitecturesField
      value={limited}
      disabled={disabled}
      onChange={(limitedArchitectures) => onChange({ limitedArchitectures })}
    />
    <MinimumBuildField
      value={minimumBuild}
      disabled={disabled}
      problem={problems.limitedMinimumBuild}
      onChange={(limitedMinimumBuild) => onChange({ limitedMinimumBuild })}
    />
  </>
);
