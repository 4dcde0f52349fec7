import type { BuildJoin } from "@windlass/protocol";
import type { ViewOf } from "../../../api/definitions.ts";
import { NumberField } from "../../../components/checks/number-field.tsx";
import type { Problems } from "../../../forms/problems.ts";
import { TextField } from "../../../forms/text-field.tsx";
import { DomainConnectors } from "./domain-connectors.tsx";
import { OrganisationalUnitField } from "./organisational-unit-field.tsx";

type ConnectedDomain = Extract<BuildJoin, { kind: "connected-domain" }>;

interface ConnectedDomainFieldsProps {
  readonly join: ConnectedDomain;
  readonly onChange: (join: ConnectedDomain) => void;
  readonly problems: Problems;
  readonly readOnly: boolean;
  readonly organisationId: string;
  readonly locations: readonly ViewOf<"location">[];
}

/** A domain whose computer accounts a connector makes: which, where in it, and how long a device waits. */
export const ConnectedDomainFields = (props: ConnectedDomainFieldsProps) => {
  const { join, onChange, problems, readOnly, organisationId, locations } = props;
  return (
    <>
      <TextField
        label="Domain"
        required
        placeholder="corp.example.com"
        value={join.domain}
        disabled={readOnly}
        onChange={(domain) => onChange({ ...join, domain })}
        problem={problems["join.domain"]}
      />
      <DomainConnectors organisationId={organisationId} domain={join.domain} />
      <OrganisationalUnitField
        unit={join.organisationalUnit}
        onChange={(organisationalUnit) => onChange({ ...join, organisationalUnit })}
        problems={problems}
        readOnly={readOnly}
        locations={locations}
      />
      <NumberField
        label="Minutes that a device waits for its computer account"
        value={join.waitMinutes}
        minimum={1}
        maximum={240}
        disabled={readOnly}
        onChange={(waitMinutes) => onChange({ ...join, waitMinutes })}
      />
    </>
  );
};
