import { Button, Checkbox, Combobox, Field, makeStyles, Option, Select, tokens } from "@fluentui/react-components";
import { Delete16Regular } from "@fluentui/react-icons";
import { builtInGroups } from "@windlass/planner";
import type { LocalAccount, SecretView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalM },
  switches: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

interface AccountCardProps {
  readonly account: LocalAccount;
  readonly position: number;
  /** Groups that the model describes itself. */
  readonly ownGroups: readonly string[];
  /** Passwords that may be used. */
  readonly passwords: readonly SecretView[];
  readonly problems: Problems;
  readonly disabled: boolean;
  readonly onChange: (account: LocalAccount) => void;
  readonly onRemove: () => void;
}

/** One local account. */
export const AccountCard = ({
  account,
  position,
  ownGroups,
  passwords,
  problems,
  disabled,
  ...on
}: AccountCardProps) => {
  const styles = useStyles();
  const change = (changes: Partial<LocalAccount>) => on.onChange({ ...account, ...changes });
  const groups = [...Object.keys(builtInGroups), ...ownGroups];
  const title = account.name || `Account ${position + 1}`;
  return (
    <Card
      title={title}
      actions={
        !disabled && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Delete16Regular />}
            aria-label={`Remove ${title}`}
            onClick={on.onRemove}
          />
        )
      }
    >
      <div className={styles.fields}>
        <TextField
          label="Account name"
          required
          disabled={disabled}
          hint="Administrator is the built-in account, by whatever name Windows' language gives it."
          value={account.name}
          onChange={(name) => change({ name })}
          problem={problems[`accounts.${position}.name`]}
        />
        <TextField
          label="Full name"
          disabled={disabled}
          value={account.fullName}
          onChange={(fullName) => change({ fullName })}
          problem={problems[`accounts.${position}.fullName`]}
        />
        <Field label="Password">
          <Select
            value={account.passwordSecretId ?? ""}
            disabled={disabled}
            onChange={(_event, data) => change({ passwordSecretId: data.value || null })}
          >
            <option value="">None</option>
            {passwords.map(({ id, definition }) => (
              <option key={id} value={id}>
                {definition.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Groups">
          <Combobox
            multiselect
            disabled={disabled}
            placeholder={account.groups.join(", ") || "None"}
            selectedOptions={[...account.groups]}
            onOptionSelect={(_event, data) => change({ groups: data.selectedOptions })}
          >
            {groups.map((group) => (
              <Option key={group} value={group}>
                {group}
              </Option>
            ))}
          </Combobox>
        </Field>
        <span className={styles.switches}>
          <Checkbox
            label="Disabled"
            disabled={disabled}
            checked={account.disabled}
            onChange={(_event, data) => change({ disabled: data.checked === true })}
          />
          <Checkbox
            label="Password never expires"
            disabled={disabled}
            checked={account.passwordNeverExpires}
            onChange={(_event, data) => change({ passwordNeverExpires: data.checked === true })}
          />
          <Checkbox
            label="Handed over to Windows LAPS"
            disabled={disabled}
            checked={account.managedByLaps}
            onChange={(_event, data) => change({ managedByLaps: data.checked === true })}
          />
        </span>
      </div>
    </Card>
  );
};
