import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildJoin } from "@windlass/protocol";
import { useState } from "react";
import { Card } from "../../../components/card.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import type { BuildTabProps } from "../build-tab.ts";
import { Choice } from "../choice.tsx";
import { SecretField } from "../secret-field.tsx";
import { ComputerAccountsField } from "./computer-accounts-field.tsx";
import { ConnectedDomainFields } from "./connected-domain-fields.tsx";
import { OrganisationalUnitField } from "./organisational-unit-field.tsx";

const useStyles = makeStyles({ fields: { display: "grid", gap: tokens.spacingVerticalL } });

const kinds = [
  { id: "none", name: "Nothing", when: "As Windows has it. Right for Microsoft Entra and Windows Autopilot." },
  { id: "workgroup", name: "A workgroup" },
  { id: "domain", name: "A domain", when: "Joined by the agent at the end, with an account that may join computers." },
  {
    id: "offline-domain",
    name: "A domain, offline",
    when: "With computer accounts that were made before by djoin. No domain controller and no password on the device.",
  },
  {
    id: "connected-domain",
    name: "A domain, offline by a connector",
    when: "A connector in the domain makes the computer account when a device is let in. No password on the device.",
  },
] as const;

const newJoins: { readonly [Kind in BuildJoin["kind"]]: Extract<BuildJoin, { kind: Kind }> } = {
  none: { kind: "none" },
  workgroup: { kind: "workgroup", name: "WORKGROUP" },
  domain: { kind: "domain", domain: "", accountSecretId: "", organisationalUnit: { kind: "default" } },
  "offline-domain": { kind: "offline-domain", accounts: [] },
  "connected-domain": {
    kind: "connected-domain",
    domain: "",
    organisationalUnit: { kind: "default" },
    waitMinutes: 10,
  },
};

const Fields = ({ value, onChange, problems, readOnly, organisationId, library }: BuildTabProps) => {
  const { join } = value;
  const set = (changed: BuildJoin) => onChange({ join: changed });
  switch (join.kind) {
    case "none":
      return null;
    case "workgroup":
      return (
        <TextField
          label="Workgroup"
          required
          value={join.name}
          disabled={readOnly}
          onChange={(name) => set({ ...join, name })}
          problem={problems["join.name"]}
        />
      );
    case "domain":
      return (
        <>
          <TextField
            label="Domain"
            required
            placeholder="corp.example.com"
            value={join.domain}
            disabled={readOnly}
            onChange={(domain) => set({ ...join, domain })}
            problem={problems["join.domain"]}
          />
          <SecretField
            label="Account that joins"
            hint="A user name and password, given to the device for this step alone."
            kinds={["user-name-password"]}
            organisationId={organisationId}
            value={join.accountSecretId}
            onChange={(accountSecretId) => set({ ...join, accountSecretId })}
            problem={problems["join.accountSecretId"] && "Choose a secret."}
            readOnly={readOnly}
          />
          <OrganisationalUnitField
            unit={join.organisationalUnit}
            onChange={(organisationalUnit) => set({ ...join, organisationalUnit })}
            problems={problems}
            readOnly={readOnly}
            locations={library.locations}
          />
        </>
      );
    case "connected-domain":
      return (
        <ConnectedDomainFields
          join={join}
          onChange={set}
          problems={problems}
          readOnly={readOnly}
          organisationId={organisationId}
          locations={library.locations}
        />
      );
    case "offline-domain":
      return (
        <ComputerAccountsField
          accounts={join.accounts}
          onChange={(accounts) => set({ ...join, accounts })}
          problems={problems}
          readOnly={readOnly}
          organisationId={organisationId}
        />
      );
  }
};

/** What a build's devices belong to. */
export const JoinCard = (props: BuildTabProps) => {
  const { value, onChange, problems, readOnly } = props;
  const styles = useStyles();
  const [left, setLeft] = useState<readonly BuildJoin[]>([]);
  const { join } = value;
  const choose = (kind: BuildJoin["kind"]) => {
    setLeft([join, ...left.filter((other) => other.kind !== join.kind)]);
    onChange({ join: left.find((other) => other.kind === kind) ?? newJoins[kind] });
  };
  return (
    <Card title="Domain or workgroup">
      <div className={styles.fields}>
        <Choice
          label="The device joins"
          options={kinds}
          value={join.kind}
          onChange={choose}
          readOnly={readOnly}
          problem={problems.join}
        />
        <Fields {...props} />
      </div>
    </Card>
  );
};
