import {
  Checkbox,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Switch,
  tokens,
} from "@fluentui/react-components";
import type { SetUpProfile } from "@windlass/protocol";
import { useState } from "react";
import { TextField } from "../../forms/text-field.tsx";
import type { ChoicesProps } from "./choices-card.tsx";
import { profileInMode, usualProfile } from "./wish.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL, minWidth: 0 },
  pages: { display: "grid", margin: 0, padding: 0, border: "none", minWidth: 0 },
});

const modes: readonly { readonly mode: SetUpProfile["mode"]; readonly label: string }[] = [
  { mode: "user-driven", label: "User-driven: somebody signs in on the device. For laptops and desktops." },
  { mode: "self-deploying", label: "Self-deploying: nobody signs in. For kiosks and meeting rooms; needs TPM 2.0." },
  { mode: "hybrid-user-driven", label: "User-driven with hybrid join to Active Directory." },
];

type Switchable = "hideLicenceTerms" | "hidePrivacySettings" | "hideAccountChange" | "skipKeyboardPage";

const pages: readonly { readonly field: Switchable; readonly label: string }[] = [
  { field: "hideLicenceTerms", label: "Licence terms" },
  { field: "hidePrivacySettings", label: "Privacy settings" },
  { field: "hideAccountChange", label: "Change account options" },
  { field: "skipKeyboardPage", label: "Keyboard" },
];

/** The deployment profile, or that the organisation has one already. */
export const ProfileFields = ({ wish, problems, onChange }: Omit<ChoicesProps, "clouds">) => {
  const styles = useStyles();
  const [last, setLast] = useState(wish.profile ?? usualProfile);
  const { profile } = wish;
  const set = (change: Partial<SetUpProfile>) => onChange({ profile: { ...(profile ?? last), ...change } });
  const toggle = (wanted: boolean) => {
    if (profile) setLast(profile);
    onChange({ profile: wanted ? last : null });
  };
  return (
    <div className={styles.fields}>
      <Switch
        label="Make a deployment profile and assign it to the group"
        checked={profile !== null}
        onChange={(_event, data) => toggle(data.checked)}
      />
      {profile && (
        <>
          <TextField
            label="Name of the profile"
            required
            hint="Letters, digits and spaces. Intune refuses hyphens and most other signs."
            value={profile.name}
            onChange={(name) => set({ name })}
            problem={problems["profile.name"]}
          />
          <Field label="Mode">
            <RadioGroup
              value={profile.mode}
              onChange={(_event, data) => {
                const chosen = modes.find(({ mode }) => mode === data.value);
                if (chosen) onChange({ profile: profileInMode(profile, chosen.mode) });
              }}
            >
              {modes.map(({ mode, label }) => (
                <Radio key={mode} value={mode} label={label} />
              ))}
            </RadioGroup>
          </Field>
          {profile.mode === "hybrid-user-driven" && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>
                Hybrid join also takes the Intune Connector for Active Directory and a domain join profile, which only
                your domain's administrators can make. The plan lists these steps.
              </MessageBarBody>
            </MessageBar>
          )}
          {profile.mode !== "hybrid-user-driven" && (
            <TextField
              label="Device name template"
              hint="For example PC-%SERIAL% or PC-%RAND:5%, at most 15 characters. Empty: Windows chooses a name."
              value={profile.deviceNameTemplate}
              onChange={(deviceNameTemplate) => set({ deviceNameTemplate })}
              problem={problems["profile.deviceNameTemplate"]}
            />
          )}
          {profile.mode !== "self-deploying" && (
            <>
              <Field label="The person who signs in becomes">
                <RadioGroup
                  value={profile.userType}
                  onChange={(_event, data) =>
                    set({ userType: data.value === "administrator" ? "administrator" : "standard" })
                  }
                >
                  <Radio value="standard" label="a standard user" />
                  <Radio value="administrator" label="an administrator of the device" />
                </RadioGroup>
              </Field>
              <Checkbox
                label="Allow pre-provisioning by a technician"
                checked={profile.preprovisioningAllowed}
                onChange={(_event, data) => set({ preprovisioningAllowed: data.checked === true })}
              />
            </>
          )}
          <fieldset className={styles.pages}>
            <legend>Pages of the out-of-box experience that are not shown</legend>
            {pages.map(({ field, label }) => (
              <Checkbox
                key={field}
                label={label}
                checked={profile[field]}
                onChange={(_event, data) => set({ [field]: data.checked === true })}
              />
            ))}
          </fieldset>
        </>
      )}
    </div>
  );
};
