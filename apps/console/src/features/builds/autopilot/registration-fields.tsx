import { Field, Select, Text } from "@fluentui/react-components";
import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import { autopilotMode, groupTag as groupTagSchema, type RegistrationSettings } from "@windlass/protocol";
import { CopyText } from "../../../components/copy-text.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { RuleExplainer } from "./rule-explainer.tsx";
import { WaitFields } from "./wait-fields.tsx";
import type { WayFieldsProps } from "./way-settings.ts";

const modeNames: Readonly<Record<RegistrationSettings["intendedMode"], string>> = {
  "user-driven": "By the user (user-driven)",
  "self-deploying": "By themselves (self-deploying)",
  "pre-provisioned": "By a technician first (pre-provisioned)",
  "hybrid-user-driven": "By the user, with hybrid join",
};

/** Settings of a registration: hash, group tag and group. */
export const RegistrationFields = ({ settings, set, readOnly, problems }: WayFieldsProps<RegistrationSettings>) => {
  const tag = groupTagSchema.safeParse(settings.groupTag);
  return (
    <>
      <TextField
        label="Group tag"
        required
        disabled={readOnly}
        hint="Set by the server at registration. Spelled the same in the group's membership rule."
        value={settings.groupTag}
        onChange={(groupTag) => set({ ...settings, groupTag })}
        problem={problems["autopilot.groupTag"]}
      />
      {tag.success && (
        <div>
          <Text>Membership rule of the dynamic device group:</Text>
          <CopyText text={membershipRuleForTag(tag.data)} label="Copy the membership rule" />
          <RuleExplainer groupTag={tag.data} />
        </div>
      )}
      <TextField
        label="Object ID of the Entra group"
        required
        monospace
        disabled={readOnly}
        hint="Microsoft Entra admin center › Groups › the group › Overview"
        value={settings.groupObjectId}
        onChange={(text) => set({ ...settings, groupObjectId: text.trim().toLowerCase() })}
        problem={problems["autopilot.groupObjectId"]}
      />
      <Field
        label="Devices are set up"
        hint="Intune's deployment profile decides; the readiness report says where the two disagree."
      >
        <Select
          value={settings.intendedMode}
          disabled={readOnly}
          onChange={(_event, data) => set({ ...settings, intendedMode: autopilotMode.parse(data.value) })}
        >
          {autopilotMode.options.map((mode) => (
            <option key={mode} value={mode}>
              {modeNames[mode]}
            </option>
          ))}
        </Select>
      </Field>
      <WaitFields
        waitFor="registration"
        policy={settings.waitPolicy}
        onChange={(waitPolicy) => set({ ...settings, waitPolicy })}
        readOnly={readOnly}
        problem={problems["autopilot.waitPolicy.minutes"]}
      />
    </>
  );
};
