import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, Delete16Regular } from "@fluentui/react-icons";
import type { BuildJoin } from "@windlass/protocol";
import type { Problems } from "../../../forms/problems.ts";
import { TextField } from "../../../forms/text-field.tsx";
import { SecretField } from "../secret-field.tsx";

type Accounts = Extract<BuildJoin, { kind: "offline-domain" }>["accounts"];

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalM },
  account: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalS,
    alignItems: "start",
    "@media (max-width: 600px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  add: { justifySelf: "start" },
  remove: { marginTop: tokens.spacingVerticalXXL, "@media (max-width: 600px)": { marginTop: 0, justifySelf: "start" } },
  hint: { color: tokens.colorNeutralForeground3 },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface ComputerAccountsFieldProps {
  readonly accounts: Accounts;
  readonly onChange: (accounts: Accounts) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly organisationId: string;
}

/** The computer accounts of an offline domain join: each is good for one computer and one deployment. */
export const ComputerAccountsField = ({ accounts, onChange, problems, ...rest }: ComputerAccountsFieldProps) => {
  const { readOnly, organisationId } = rest;
  const styles = useStyles();
  return (
    <div className={styles.list}>
      <Text size={200} className={styles.hint}>
        For each computer run djoin /provision on a member of the domain and keep what it writes as a secret of the kind
        text. Each is given to one deployment; for another one make it anew and replace the secret's value.
      </Text>
      {problems["join.accounts"] && (
        <Text role="alert" className={styles.problem}>
          Add the account of at least one computer.
        </Text>
      )}
      {accounts.map((account, index) => {
        // A row has no name of its own before one is entered.
        const row = `row ${index}`;
        const change = (changes: Partial<typeof account>) =>
          onChange(accounts.map((other, position) => (position === index ? { ...account, ...changes } : other)));
        return (
          <div key={row} className={styles.account}>
            <TextField
              label="Computer name"
              required
              value={account.computerName}
              disabled={readOnly}
              onChange={(computerName) => change({ computerName })}
              problem={problems[`join.accounts.${index}.computerName`]}
            />
            <SecretField
              label="Computer account"
              kinds={["text"]}
              organisationId={organisationId}
              value={account.blobSecretId}
              onChange={(blobSecretId) => change({ blobSecretId })}
              problem={problems[`join.accounts.${index}.blobSecretId`] && "Choose a secret."}
              readOnly={readOnly}
            />
            {!readOnly && (
              <Button
                className={styles.remove}
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={`Remove ${account.computerName || `computer ${index + 1}`}`}
                onClick={() => onChange(accounts.filter((_, position) => position !== index))}
              />
            )}
          </div>
        );
      })}
      {!readOnly && (
        <Button
          className={styles.add}
          size="small"
          icon={<Add16Regular />}
          onClick={() => onChange([...accounts, { computerName: "", blobSecretId: "" }])}
        >
          Add a computer
        </Button>
      )}
    </div>
  );
};
