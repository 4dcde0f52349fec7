import { Checkbox, Field, Input, Select } from "@fluentui/react-components";
import type { AutopilotAction, AutopilotDeviceStatus } from "@windlass/protocol";
import { autopilotAction } from "@windlass/protocol";
import { useState } from "react";
import type { ActionKind } from "./words.ts";

/** What a person has typed; all fields of all actions, of which each uses its own. */
export interface ActionDraft {
  readonly kind: ActionKind;
  /** `other` says that the tag is typed. */
  readonly tagChoice: string;
  readonly otherTag: string;
  readonly nameTemplate: string;
  readonly userPrincipalName: string;
  readonly addressableUserName: string;
  readonly alsoFromIntune: boolean;
}

const other = "other:";
const tagOf = (groupTag: string): string => `tag:${groupTag}`;

export const emptyDraft = (kind: ActionKind): ActionDraft => ({
  kind,
  tagChoice: "",
  otherTag: "",
  nameTemplate: "WL-%SERIAL:8%",
  userPrincipalName: "",
  addressableUserName: "",
  alsoFromIntune: false,
});

const groupTagOf = ({ tagChoice, otherTag }: ActionDraft): string | undefined => {
  if (tagChoice === "") return undefined;
  return tagChoice === other ? otherTag.trim() : tagChoice.slice(tagOf("").length);
};

/** The action that a draft says, or nothing while something is missing or wrong. */
export const actionOf = (draft: ActionDraft): AutopilotAction | undefined =>
  autopilotAction.safeParse({ ...draft, groupTag: groupTagOf(draft) }).data;

interface ActionFormProps {
  readonly draft: ActionDraft;
  readonly status: AutopilotDeviceStatus;
  readonly mayUseAnyTag: boolean;
  readonly onChange: (draft: ActionDraft) => void;
}

const TagFields = ({ draft, status, mayUseAnyTag, onChange }: ActionFormProps) => {
  const ofBuilds = status.tags.filter(({ builds }) => builds.length > 0);
  return (
    <>
      <Field
        label="Group tag"
        required
        hint="The tag of a published build. It decides the device's group, and with it its deployment profile."
      >
        <Select value={draft.tagChoice} onChange={(_event, data) => onChange({ ...draft, tagChoice: data.value })}>
          <option value="" disabled>
            {ofBuilds.length === 0 && !mayUseAnyTag ? "No published build has a tag" : "Choose a tag"}
          </option>
          {ofBuilds.map(({ groupTag, builds }) => (
            <option key={groupTag} value={tagOf(groupTag)}>
              {groupTag} ({builds.join(", ")})
            </option>
          ))}
          {mayUseAnyTag && <option value={other}>Another tag…</option>}
        </Select>
      </Field>
      {draft.tagChoice === other && (
        <Field label="Other tag" hint="Left empty, the devices lose their tag.">
          <Input
            value={draft.otherTag}
            maxLength={128}
            onChange={(_event, data) => onChange({ ...draft, otherTag: data.value })}
          />
        </Field>
      )}
    </>
  );
};

const UserFields = ({ draft, onChange }: ActionFormProps) => {
  const [touched, setTouched] = useState(false);
  const wrong = touched && draft.userPrincipalName !== "" && actionOf(draft) === undefined;
  return (
    <>
      <Field
        label="User principal name"
        required
        {...(wrong && { validationMessage: "Expected a name such as ada@contoso.com", validationState: "error" })}
      >
        <Input
          type="email"
          value={draft.userPrincipalName}
          onBlur={() => setTouched(true)}
          onChange={(_event, data) => onChange({ ...draft, userPrincipalName: data.value })}
        />
      </Field>
      <Field label="Greeting name" hint="What the device says to the user at its first start.">
        <Input
          value={draft.addressableUserName}
          maxLength={120}
          onChange={(_event, data) => onChange({ ...draft, addressableUserName: data.value })}
        />
      </Field>
    </>
  );
};

/** The fields of one action; an action without any has none. */
export const ActionForm = (props: ActionFormProps) => {
  const { draft, onChange } = props;
  switch (draft.kind) {
    case "change-group-tag":
      return <TagFields {...props} />;
    case "rename":
      return (
        <Field
          label="Name"
          required
          hint="Letters, digits and hyphens, 15 at most. %SERIAL% is the serial number, %SERIAL:6% its last 6 characters, %RAND:4% four digits."
        >
          <Input
            value={draft.nameTemplate}
            onChange={(_event, data) => onChange({ ...draft, nameTemplate: data.value })}
          />
        </Field>
      );
    case "assign-user":
      return <UserFields {...props} />;
    case "delete":
      return (
        <Checkbox
          label="Also delete enrolled devices from Intune, which ends their management"
          checked={draft.alsoFromIntune}
          onChange={(_event, data) => onChange({ ...draft, alsoFromIntune: data.checked === true })}
        />
      );
    default:
      return null;
  }
};
