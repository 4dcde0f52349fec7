import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { securityModelProblems } from "@windlass/planner";
import type { LocalAccount, SecurityModelDefinition } from "@windlass/protocol";
import type { ViewOf } from "../../api/definitions.ts";
import { secretsQuery } from "../../api/secrets.ts";
import { LinesField } from "../../forms/lines-field.tsx";
import type { Problems } from "../../forms/problems.ts";
import { DefinitionPanel, problemAt } from "../definitions/definition-panel.tsx";
import { NamingFields } from "../definitions/naming-fields.tsx";
import { AccountCard } from "./account-card.tsx";

const useStyles = makeStyles({ problems: { margin: 0, paddingLeft: tokens.spacingHorizontalL } });

const newAccount: LocalAccount = {
  name: "",
  fullName: "",
  description: "",
  passwordSecretId: null,
  groups: ["Users"],
  disabled: false,
  passwordNeverExpires: false,
  managedByLaps: false,
};

/** An account has no other identity than its place while its name is typed. */
const placed = (accounts: readonly LocalAccount[]) => accounts.map((account, index) => ({ account, index }));

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const check = (value: SecurityModelDefinition): Problems =>
  securityModelProblems(value).length === 0 ? {} : { rules: "See above." };

interface SecurityModelPanelProps {
  readonly view: ViewOf<"security-model"> | null;
  readonly onClose: () => void;
}

/** Makes or changes a local security model. */
export const SecurityModelPanel = ({ view, onClose }: SecurityModelPanelProps) => {
  const styles = useStyles();
  const secrets = useQuery(secretsQuery(null)).data ?? [];
  return (
    <DefinitionPanel
      noun="local security model"
      view={view}
      initial={view?.definition ?? { kind: "security-model", name: "", description: "", accounts: [], groups: [] }}
      check={check}
      onClose={onClose}
    >
      {({ value, onChange, problems, disabled, owner }) => {
        const wrong = securityModelProblems(value);
        const ownGroups = value.groups.map(({ name }) => name);
        return (
          <>
            <NamingFields value={value} onChange={onChange} problems={problems} disabled={disabled} />
            {placed(value.accounts).map(({ account, index }) => (
              <AccountCard
                key={index}
                account={account}
                position={index}
                ownGroups={ownGroups}
                passwords={secrets.filter(
                  ({ kind, organisationId }) =>
                    kind === "password" && (organisationId === null || organisationId === owner),
                )}
                problems={problems}
                disabled={disabled}
                onChange={(changed) => onChange({ accounts: value.accounts.with(index, changed) })}
                onRemove={() => onChange({ accounts: value.accounts.toSpliced(index, 1) })}
              />
            ))}
            {!disabled && (
              <span>
                <Button icon={<Add16Regular />} onClick={() => onChange({ accounts: [...value.accounts, newAccount] })}>
                  Add an account
                </Button>
              </span>
            )}
            <LinesField
              label="Own groups"
              disabled={disabled}
              hint="Local groups that are to be there beside Windows' own, one a line."
              value={ownGroups}
              onChange={(names) =>
                onChange({
                  groups: names.map(
                    (name) => value.groups.find((group) => group.name === name) ?? { name, description: "" },
                  ),
                })
              }
              problem={problemAt(problems, "groups")}
            />
            {wrong.length > 0 && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>
                  <ul className={styles.problems} aria-label="What is to be changed">
                    {wrong.map((problem) => (
                      <li key={problem}>{sentence(problem)}</li>
                    ))}
                  </ul>
                </MessageBarBody>
              </MessageBar>
            )}
          </>
        );
      }}
    </DefinitionPanel>
  );
};
