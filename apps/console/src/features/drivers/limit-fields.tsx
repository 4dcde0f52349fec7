import { Checkbox, Dropdown, Field, makeStyles, Option, shorthands, tokens } from "@fluentui/react-components";
import { type Architecture, architectureNames } from "../../components/architecture-names.ts";
import type { Problems } from "../../forms/problems.ts";

const useStyles = makeStyles({
  boxes: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    ...shorthands.borderStyle("none"),
  },
});

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
export const LimitFields = (props: LimitFieldsProps) => {
  const styles = useStyles();
  const { minimumBuild, disabled, onChange, problems } = props;
  const chosen = props.architectures ?? [];
  const toggle = (architecture: Architecture, on: boolean) => {
    const next = architectures.filter((one) => (one === architecture ? on : chosen.includes(one)));
    onChange({ limitedArchitectures: next.length > 0 ? next : null });
  };
  const known = [...releases.keys()];
  const offered = minimumBuild === null || releases.has(minimumBuild) ? known : [minimumBuild, ...known];
  return (
    <>
      <Field label="Only for these architectures" hint="None chosen: those of the INF.">
        <fieldset className={styles.boxes} aria-label="Only for these architectures">
          {architectures.map((architecture) => (
            <Checkbox
              key={architecture}
              label={architectureNames[architecture]}
              disabled={disabled}
              checked={chosen.includes(architecture)}
              onChange={(_event, { checked }) => toggle(architecture, checked === true)}
            />
          ))}
        </fieldset>
      </Field>
      <Field label="Oldest Windows" validationMessage={problems.limitedMinimumBuild ?? null}>
        <Dropdown
          disabled={disabled}
          value={nameOf(minimumBuild)}
          selectedOptions={[String(minimumBuild ?? "")]}
          onOptionSelect={(_event, { optionValue }) =>
            onChange({ limitedMinimumBuild: optionValue ? Number(optionValue) : null })
          }
        >
          <Option value="">{noLimit}</Option>
          {offered.map((build) => (
            <Option key={build} value={String(build)}>
              {nameOf(build)}
            </Option>
          ))}
        </Dropdown>
      </Field>
    </>
  );
};
