import { makeStyles, tokens } from "@fluentui/react-components";
import type { AdministratorPolicy } from "@windlass/protocol";
import { Card } from "../../../components/card.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import type { BuildTabProps } from "../build-tab.ts";
import { Choice } from "../choice.tsx";
import { SecretField } from "../secret-field.tsx";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

const policies = [
  { id: "as-it-is", name: "As Windows has it", when: "Windows disables it by itself." },
  { id: "disabled", name: "Disabled" },
  { id: "enabled", name: "Enabled with a password" },
] as const;

/** What becomes of the built-in Administrator. */
export const AdministratorCard = ({ value, onChange, problems, readOnly, organisationId }: BuildTabProps) => {
  const styles = useStyles();
  const { administrator } = value;
  const set = (changed: AdministratorPolicy) => onChange({ administrator: changed });
  const { renamedTo } = administrator;
  return (
    <Card title="Built-in Administrator">
      <div className={styles.fields}>
        <Choice
          label="The account is"
          options={policies}
          value={administrator.kind}
          onChange={(kind) => set(kind === "enabled" ? { kind, passwordSecretId: "", renamedTo } : { kind, renamedTo })}
          readOnly={readOnly}
          problem={problems.administrator}
        />
        {administrator.kind === "enabled" && (
          <SecretField
            label="Password"
            kinds={["password"]}
            organisationId={organisationId}
            value={administrator.passwordSecretId}
            onChange={(passwordSecretId) => set({ ...administrator, passwordSecretId })}
            problem={problems["administrator.passwordSecretId"] && "Choose a secret."}
            readOnly={readOnly}
          />
        )}
        <TextField
          label="Renamed to"
          hint="Empty: it keeps its name."
          value={renamedTo ?? ""}
          disabled={readOnly}
          onChange={(name) => set({ ...administrator, renamedTo: name === "" ? null : name })}
          problem={problems["administrator.renamedTo"]}
        />
      </div>
    </Card>
  );
};
