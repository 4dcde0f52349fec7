import { makeStyles, tokens } from "@fluentui/react-components";
import {
  inputLocaleName,
  localeName,
  locales,
  type ResolvedSettings,
  timeZoneName,
  timeZones,
} from "@windlass/planner";
import type { SettingsOfBuild } from "@windlass/protocol";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { type Choice, ChoiceCombobox } from "../choice-combobox.tsx";
import { InheritedField } from "./inherited-field.tsx";
import { KeyboardsField } from "./keyboards-field.tsx";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

const ofLanguage = "As the language of Windows has it";
const ofRegion = "As Windows derives it from the region";

const zones: readonly Choice[] = [
  { value: "", text: ofRegion },
  ...timeZones.map((zone) => ({ value: zone.id, text: timeZoneName(zone) })),
];
const formats: readonly Choice[] = [
  { value: "", text: ofLanguage },
  ...locales
    .map(({ tag }) => ({ value: tag, text: localeName(tag) }))
    .toSorted((left, right) => left.text.localeCompare(right.text)),
];

const zoneWords = (id: string | null): string => zones.find(({ value }) => value === (id ?? ""))?.text ?? id ?? "";
const localeWords = (tag: string | null): string => (tag ? localeName(tag) : ofLanguage);
const keyboardWords = (list: readonly string[] | null): string =>
  list === null || list.length === 0 ? ofLanguage : list.map(inputLocaleName).join("; ");
const nameWords = (name: string | null): string => name || "Nobody";

/** What the browser of whoever sets it says, where Windows knows it. */
const ownLocale = (): string => locales.find(({ tag }) => tag === navigator.language)?.tag ?? "en-US";

type FieldName = Exclude<keyof SettingsOfBuild, "checks">;

interface SettingsFieldsProps {
  readonly value: Pick<SettingsOfBuild, FieldName>;
  /** What each setting is where it is not set here. */
  readonly inherited: Pick<ResolvedSettings, FieldName>;
  readonly onChange: (change: Partial<SettingsOfBuild>) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
}

/** Region and registration, of a build, of an organisation or of the tenant. */
export const SettingsFields = ({ value, inherited, onChange, problems, readOnly }: SettingsFieldsProps) => {
  const styles = useStyles();
  const locale = (name: "userLocale" | "systemLocale", label: string) => (
    <InheritedField
      label={label}
      value={value[name]}
      inherited={inherited[name]}
      words={localeWords}
      start={inherited[name].value ?? ownLocale()}
      onChange={(next) => onChange({ [name]: next })}
      readOnly={readOnly}
    >
      <ChoiceCombobox
        label={`${label}: language and region`}
        choices={formats}
        value={value[name] ?? ""}
        onChange={(next) => onChange({ [name]: next })}
        problem={problems[name]}
        disabled={readOnly}
      />
    </InheritedField>
  );
  const owner = (name: "registeredOwner" | "registeredOrganisation", label: string) => (
    <InheritedField
      label={label}
      value={value[name]}
      inherited={inherited[name]}
      words={nameWords}
      start={inherited[name].value}
      onChange={(next) => onChange({ [name]: next })}
      readOnly={readOnly}
    >
      <TextField
        label={`${label}: name`}
        hint="Empty: nobody."
        value={value[name] ?? ""}
        onChange={(next) => onChange({ [name]: next })}
        problem={problems[name]}
        disabled={readOnly}
      />
    </InheritedField>
  );
  return (
    <div className={styles.fields}>
      <InheritedField
        label="Time zone"
        value={value.timeZone}
        inherited={inherited.timeZone}
        words={zoneWords}
        start={inherited.timeZone.value ?? "UTC"}
        onChange={(timeZone) => onChange({ timeZone })}
        readOnly={readOnly}
      >
        <ChoiceCombobox
          label="Time zone: place"
          choices={zones}
          value={value.timeZone ?? ""}
          onChange={(timeZone) => onChange({ timeZone })}
          problem={problems.timeZone}
          disabled={readOnly}
        />
      </InheritedField>
      {locale("userLocale", "Regional format")}
      {locale("systemLocale", "Programs without Unicode")}
      <InheritedField
        label="Keyboards"
        value={value.inputLocales}
        inherited={inherited.inputLocales}
        words={keyboardWords}
        start={inherited.inputLocales.value.length > 0 ? [...inherited.inputLocales.value] : [ownLocale()]}
        onChange={(inputLocales) => onChange({ inputLocales: inputLocales && [...inputLocales] })}
        readOnly={readOnly}
      >
        <KeyboardsField
          value={value.inputLocales ?? []}
          onChange={(list) => onChange({ inputLocales: list })}
          readOnly={readOnly}
        />
      </InheritedField>
      {owner("registeredOwner", "Registered owner")}
      {owner("registeredOrganisation", "Registered organisation")}
    </div>
  );
};
