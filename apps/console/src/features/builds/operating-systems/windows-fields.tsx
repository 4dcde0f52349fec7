import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import {
  kmsClientKeyOf,
  operatingSystemProblems,
  operatingSystemWarnings,
  usualApps,
  usualFeatures,
} from "@windlass/planner";
import type { BuildEnding, BuildOperatingSystem, WindowsImage } from "@windlass/protocol";
import { Choice } from "../choice.tsx";
import { SecretField } from "../secret-field.tsx";
import { NamesField } from "./names-field.tsx";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

interface WindowsFieldsProps {
  readonly entry: BuildOperatingSystem;
  readonly image: WindowsImage | undefined;
  readonly ending: BuildEnding;
  readonly onChange: (changes: Partial<BuildOperatingSystem>) => void;
  /** By paths within the entry. */
  readonly problemOf: (field: string) => string | undefined;
  readonly organisationId: string;
  readonly readOnly: boolean;
}

const keysFor = (image: WindowsImage | undefined) => {
  const generic = image ? kmsClientKeyOf(image) : null;
  return [
    { id: "none", name: "None", when: "Windows takes the key of the firmware, or is activated later." },
    {
      id: "generic",
      name: "Generic KMS client key",
      when: generic
        ? `${generic}, published by Microsoft for ${image?.name}`
        : "Microsoft publishes none for this edition.",
    },
    { id: "own", name: "A key of your own", when: "Installed by the agent, never written into a file." },
  ] as const;
};

/** Product key, features and apps of the Windows of one architecture. */
export const WindowsFields = ({
  entry,
  image,
  ending,
  onChange,
  problemOf,
  organisationId,
  readOnly,
}: WindowsFieldsProps) => {
  const styles = useStyles();
  const { productKey, enabledFeatures, disabledFeatures, removedApps } = entry;
  const [contradiction] = operatingSystemProblems(entry, image ?? null, ending);
  const warnings = operatingSystemWarnings(entry);
  return (
    <div className={styles.fields}>
      <Choice
        label="Product key"
        options={keysFor(image)}
        value={productKey.kind}
        onChange={(kind) => onChange({ productKey: kind === "own" ? { kind, secretId: "" } : { kind } })}
        readOnly={readOnly}
        problem={contradiction}
      />
      {productKey.kind === "own" && (
        <SecretField
          label="Key"
          kinds={["product-key"]}
          organisationId={organisationId}
          value={productKey.secretId}
          onChange={(secretId) => onChange({ productKey: { kind: "own", secretId } })}
          problem={problemOf("productKey.secretId") && "Choose a secret."}
          readOnly={readOnly}
        />
      )}
      <NamesField
        label="Features switched on"
        hint="Names as DISM writes them, one a line. Those that are not in the image fail the deployment."
        value={enabledFeatures}
        onChange={(names) => onChange({ enabledFeatures: names })}
        usual={usualFeatures.filter(({ isOn }) => !isOn)}
        problem={problemOf("enabledFeatures")}
        readOnly={readOnly}
      />
      <NamesField
        label="Features switched off"
        hint="Names as DISM writes them, one a line."
        value={disabledFeatures}
        onChange={(names) => onChange({ disabledFeatures: names })}
        usual={usualFeatures.filter(({ isOn }) => isOn)}
        problem={problemOf("disabledFeatures")}
        readOnly={readOnly}
      />
      <NamesField
        label="Apps removed"
        hint="Display names without version, one a line. Those that are not in the image are passed over."
        value={removedApps}
        onChange={(names) => onChange({ removedApps: names })}
        usual={usualApps}
        problem={problemOf("removedApps")}
        readOnly={readOnly}
      />
      {warnings.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>Others need what is removed here. {warnings.join(" ")}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
};
