import { Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import type { LocalAccount } from "@windlass/protocol";
import type { ViewOf } from "../../../api/definitions.ts";
import { Card } from "../../../components/card.tsx";
import { PageLink } from "../../../components/links.tsx";
import type { BuildPartProps } from "../build-tab.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalL },
  accounts: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
  hint: { color: tokens.colorNeutralForeground3 },
});

const described = ({ name, groups, disabled, managedByLaps }: LocalAccount): string =>
  [
    name,
    groups.length > 0 ? `in ${groups.join(", ")}` : null,
    disabled ? "disabled" : null,
    managedByLaps ? "Windows LAPS takes it over" : null,
  ]
    .filter((part) => part !== null)
    .join(" · ");

interface AccountsCardProps extends BuildPartProps {
  readonly models: readonly ViewOf<"security-model">[];
}

/** The local accounts and groups of a build's devices. */
export const AccountsCard = ({ value, onChange, problems, readOnly, models }: AccountsCardProps) => {
  const styles = useStyles();
  const chosen = models.find(({ id }) => id === value.securityModelId);
  const isGone = value.securityModelId !== null && !chosen;
  return (
    <Card title="Local accounts">
      <div className={styles.fields}>
        <Field
          label="Local security model"
          hint={
            <>
              Accounts and groups beside Windows' own. <PageLink to="/security-models">All models</PageLink>
            </>
          }
          validationMessage={
            problems.securityModelId ?? (isGone ? "The model is no longer there. Choose another one." : null)
          }
        >
          <Select
            disabled={readOnly}
            value={value.securityModelId ?? ""}
            onChange={(_event, data) => onChange({ securityModelId: data.value || null })}
          >
            <option value="">None</option>
            {isGone && <option value={value.securityModelId ?? ""}>A model that is no longer there</option>}
            {models.map(({ id, definition }) => (
              <option key={id} value={id}>
                {definition.name}
              </option>
            ))}
          </Select>
        </Field>
        {chosen &&
          (chosen.definition.accounts.length === 0 ? (
            <Text className={styles.hint}>It describes no accounts.</Text>
          ) : (
            <ul className={styles.accounts} aria-label={`Accounts of ${chosen.definition.name}`}>
              {chosen.definition.accounts.map((account) => (
                <li key={account.name}>{described(account)}</li>
              ))}
            </ul>
          ))}
      </div>
    </Card>
  );
};
