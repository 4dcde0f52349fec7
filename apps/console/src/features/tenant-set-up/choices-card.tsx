import { Checkbox, Field, makeStyles, Radio, RadioGroup, Select, Text, tokens } from "@fluentui/react-components";
import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import {
  type Cloud,
  groupTag,
  optionalPermissions,
  requiredSetUpPermission,
  rotationPermission,
  rotationRisk,
  type SetUpWish,
} from "@windlass/protocol";
import { Fragment } from "react";
import { Card } from "../../components/card.tsx";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { cloudNames } from "../organisations/cloud-names.ts";
import { ProfileFields } from "./profile-fields.tsx";
import { permissionNames } from "./wish.ts";

const useStyles = makeStyles({
  cards: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL, minWidth: 0 },

  permissions: { margin: 0, padding: 0, border: "none", minWidth: 0 },
  permission: { color: tokens.colorNeutralForeground2, display: "block", paddingLeft: "32px" },
  rule: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

export interface ChoicesProps {
  readonly wish: SetUpWish;
  readonly clouds: readonly Cloud[];
  readonly problems: Problems;
  readonly onChange: (change: Partial<SetUpWish>) => void;
}

const TenantFields = ({ wish, clouds, problems, onChange }: ChoicesProps) => (
  <>
    <Field label="Cloud">
      <Select
        value={wish.cloud}
        onChange={(_event, data) => {
          const cloud = clouds.find((one) => one === data.value);
          if (cloud) onChange({ cloud });
        }}
      >
        {clouds.map((cloud) => (
          <option key={cloud} value={cloud}>
            {cloudNames[cloud]}
          </option>
        ))}
      </Select>
    </Field>
    <TextField
      label="Directory (tenant) ID"
      monospace
      hint="Leave it empty to take the tenant of whoever signs in."
      value={wish.tenantId ?? ""}
      onChange={(text) => onChange({ tenantId: text.trim().toLowerCase() || null })}
      problem={problems.tenantId}
    />
  </>
);

/** Long names may break after each dot: on a phone they are wider than the screen. */
const PermissionName = ({ name }: { readonly name: string }) =>
  name.split(".").map((part, index) => (
    <Fragment key={part}>
      {index > 0 && (
        <>
          .<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));

const PermissionFields = ({ wish, onChange }: ChoicesProps) => {
  const styles = useStyles();
  return (
    <fieldset className={styles.permissions}>
      <legend>Permissions of the app: application permissions of Microsoft Graph, the fewer the safer</legend>
      <Checkbox checked disabled label={<PermissionName name={requiredSetUpPermission} />} />
      <Text className={styles.permission}>Required: registers devices and reads deployment profiles.</Text>
      {permissionNames.map((name) => (
        <div key={name}>
          <Checkbox
            label={<PermissionName name={name} />}
            checked={wish.permissions.includes(name)}
            onChange={(_event, data) =>
              onChange({
                permissions: data.checked
                  ? [...wish.permissions, name]
                  : wish.permissions.filter((other) => other !== name),
              })
            }
          />
          <Text className={styles.permission}>{optionalPermissions[name]}</Text>
        </div>
      ))}
    </fieldset>
  );
};

/** Whether the app may renew its credential by itself, with what that puts at risk. */
const RenewalField = ({ wish, onChange }: ChoicesProps) => {
  const styles = useStyles();
  return (
    <div>
      <Checkbox
        label="Renew the credential before it ends"
        checked={wish.renewsItself}
        onChange={(_event, data) => onChange({ renewsItself: data.checked === true })}
      />
      <Text className={styles.permission}>
        Takes the permission <PermissionName name={rotationPermission} />, and makes the app an owner of its own
        registration. Without it, somebody has to replace the credential in time. {rotationRisk}
      </Text>
    </div>
  );
};

const CredentialFields = (props: ChoicesProps) => {
  const { wish, problems, onChange } = props;
  return (
    <>
      <Field label="Credential">
        <RadioGroup
          value={wish.credential.kind}
          onChange={(_event, data) =>
            onChange({
              credential: {
                ...wish.credential,
                kind: data.value === "client-secret" ? "client-secret" : "certificate",
              },
            })
          }
        >
          <Radio value="certificate" label="Certificate made by Windlass (recommended)" />
          <Radio value="client-secret" label="Client secret" />
        </RadioGroup>
      </Field>
      <TextField
        label="Valid for, in months"
        type="number"
        value={wish.credential.validMonths ? String(wish.credential.validMonths) : ""}
        onChange={(text) => onChange({ credential: { ...wish.credential, validMonths: Number(text) } })}
        problem={problems["credential.validMonths"]}
      />
      <RenewalField {...props} />
    </>
  );
};

/** What is to be made in the tenant, with defaults that suit most organisations. */
export const ChoicesCards = (props: ChoicesProps) => {
  const styles = useStyles();
  const { wish, problems, onChange } = props;
  const tag = groupTag.safeParse(wish.group.tag);
  return (
    <div className={styles.cards}>
      <Card title="App registration">
        <div className={styles.fields}>
          <TenantFields {...props} />
          <TextField
            label="Name of the app"
            required
            hint="An app of this name that is there already is used."
            value={wish.applicationName}
            onChange={(applicationName) => onChange({ applicationName })}
            problem={problems.applicationName}
          />
          <PermissionFields {...props} />
          <CredentialFields {...props} />
        </div>
      </Card>
      <Card title="Dynamic device group">
        <div className={styles.fields}>
          <TextField
            label="Name of the group"
            required
            value={wish.group.name}
            onChange={(name) => onChange({ group: { ...wish.group, name } })}
            problem={problems["group.name"]}
          />
          <TextField
            label="Group tag"
            required
            hint="Devices get it at registration; a build has to name the same tag."
            value={wish.group.tag}
            onChange={(text) => onChange({ group: { ...wish.group, tag: text } })}
            problem={problems["group.tag"]}
          />
          {tag.success && (
            <Text className={styles.rule}>
              Membership rule: <code>{membershipRuleForTag(tag.data)}</code>
            </Text>
          )}
        </div>
      </Card>
      <Card title="Deployment profile">
        <ProfileFields wish={wish} problems={problems} onChange={onChange} />
      </Card>
    </div>
  );
};
