import { Field, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { manualSteps, provisioningClientAppId } from "@windlass/autopilot/manual-steps";
import { type DevicePreparationSettings, identifier } from "@windlass/protocol";
import { CopyText } from "../../../components/copy-text.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { WaitFields } from "./wait-fields.tsx";
import { textOrNull, type WayFieldsProps } from "./way-settings.ts";

const useStyles = makeStyles({
  steps: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: "grid",
    gap: tokens.spacingVerticalM,
    overflowWrap: "anywhere",
  },
  path: { display: "block", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  heading: { display: "block", marginBottom: tokens.spacingVerticalS },
});

const ManualSteps = ({ settings }: { readonly settings: DevicePreparationSettings }) => {
  const styles = useStyles();
  const known = identifier.safeParse(settings.groupObjectId);
  const steps = manualSteps({
    groupObjectId: known.success ? known.data : null,
    policyName: settings.policyName,
  });
  return (
    <section aria-label="Steps for a person">
      <Text className={styles.heading} weight="semibold">
        Once, signed in to Intune: no app can do this
      </Text>
      <ol className={styles.steps}>
        {steps.map(({ text, portalPath, copyText }) => (
          <li key={text}>
            {text}
            <span className={styles.path}>{portalPath}</span>
            {copyText && <CopyText text={copyText} label={`Copy ${copyText}`} />}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Settings of device preparation, and what a person does for it. */
export const PreparationFields = ({ settings, set, readOnly, problems }: WayFieldsProps<DevicePreparationSettings>) => (
  <>
    <TextField
      label="Object ID of the device group"
      required
      monospace
      disabled={readOnly}
      hint="A security group with assigned members. Check says whether it and its owner are right."
      value={settings.groupObjectId}
      onChange={(text) => set({ ...settings, groupObjectId: text.trim().toLowerCase() })}
      problem={problems["autopilot.groupObjectId"]}
    />
    <Field label="Its owner must be the Intune Provisioning Client, the app">
      <CopyText text={provisioningClientAppId} label="Copy the app's id" />
    </Field>
    <TextField
      label="Device preparation policy"
      disabled={readOnly}
      hint="Its name, for the readiness report. Empty: any."
      value={settings.policyName ?? ""}
      onChange={(text) => set({ ...settings, policyName: textOrNull(text) === null ? null : text })}
      problem={problems["autopilot.policyName"]}
    />
    <Switch
      label="Import maker, model and serial number as a corporate identifier"
      checked={settings.importIdentifiers}
      disabled={readOnly}
      onChange={(_event, data) => set({ ...settings, importIdentifiers: data.checked })}
    />
    {settings.importIdentifiers ? (
      <WaitFields
        waitFor="corporate-identifier"
        policy={settings.waitPolicy}
        onChange={(waitPolicy) => set({ ...settings, waitPolicy })}
        readOnly={readOnly}
        problem={problems["autopilot.waitPolicy.minutes"]}
      />
    ) : (
      <Text>Devices enrol as personal ones, which the tenant's enrolment restrictions must allow.</Text>
    )}
    <ManualSteps settings={settings} />
  </>
);
