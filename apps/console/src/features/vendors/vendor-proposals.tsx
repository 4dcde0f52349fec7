import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { DefinitionOf } from "@windlass/protocol";
import { useState } from "react";
import { decideOnHardware, saveDefinition, type ViewOf } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { useMayShare } from "../../components/owner-field.tsx";
import { AcceptButton } from "../definitions/accept-button.tsx";

/** As it calls itself, without what only says which kind of company it is. */
const acceptedVendor = (manufacturer: string): DefinitionOf<"vendor"> => {
  const name = manufacturer.replace(/,?\s+(inc|corp|corporation|ltd|limited|gmbh|llc|co)\.?$/i, "").trim();
  return { kind: "vendor", name, description: "", aliases: name === manufacturer ? [] : [manufacturer] };
};

const useStyles = makeStyles({
  card: { marginBottom: tokens.spacingVerticalL },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  name: { flex: "1 1 220px", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** A maker that devices tell of and nobody knows. */
export interface UnknownVendor {
  readonly manufacturer: string;
  readonly devices: number;
}

interface ProposalProps {
  readonly unknown: UnknownVendor;
  readonly vendors: readonly ViewOf<"vendor">[];
  readonly onNew: () => void;
}

const Proposal = ({ unknown, vendors, onNew }: ProposalProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const mayShare = useMayShare();
  const [vendorId, setVendorId] = useState("");
  const own = vendors.filter(({ organisationId }) => mayShare || organisationId !== null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["definitions"] });
  const addAlias = useMutation({
    mutationFn: async () => {
      const vendor = own.find(({ id }) => id === vendorId);
      if (!vendor) return;
      const { definition } = vendor;
      await saveDefinition(vendor.id, vendor.revision, {
        ...definition,
        aliases: [...definition.aliases, unknown.manufacturer],
      });
    },
    onSuccess: refresh,
  });
  const ignore = useMutation({
    mutationFn: async () => {
      if (scope === null) return;
      const { manufacturer } = unknown;
      await decideOnHardware({ organisationId: scope, manufacturer, product: null, ignored: true });
    },
    onSuccess: refresh,
  });
  return (
    <li>
      <Failure error={addAlias.error ?? ignore.error} />
      <div className={styles.item}>
        <span className={styles.name}>
          <Text weight="semibold">{unknown.manufacturer}</Text>{" "}
          <Text className={styles.quiet}>{counted(unknown.devices, "device")}</Text>
        </span>
        <AcceptButton label={`Accept ${unknown.manufacturer}`} definition={acceptedVendor(unknown.manufacturer)} />
        <Button onClick={onNew} aria-label={`New vendor for ${unknown.manufacturer}`}>
          New vendor
        </Button>
        <Field label={`${unknown.manufacturer} is another name of`}>
          <Select value={vendorId} onChange={(_event, data) => setVendorId(data.value)}>
            <option value="">Choose a vendor</option>
            {own.map(({ id, definition }) => (
              <option key={id} value={id}>
                {definition.name}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          disabled={vendorId === ""}
          onClick={() => addAlias.mutate()}
          aria-label={`Add ${unknown.manufacturer} to the vendor`}
        >
          Add
        </Button>
        <Button
          appearance="subtle"
          disabled={scope === null}
          onClick={() => ignore.mutate()}
          aria-label={`Ignore ${unknown.manufacturer}`}
          title={scope === null ? "Choose an organisation in the top bar first." : undefined}
        >
          Ignore
        </Button>
      </div>
    </li>
  );
};

interface VendorProposalsProps {
  readonly unknown: readonly UnknownVendor[];
  readonly vendors: readonly ViewOf<"vendor">[];
  readonly onNew: (manufacturer: string) => void;
}

/** Makers that devices tell of and nobody knows: to be named, or to be left alone. */
export const VendorProposals = ({ unknown, vendors, onNew }: VendorProposalsProps) => {
  const styles = useStyles();
  if (unknown.length === 0) return null;
  return (
    <Card title="Seen on devices and not known" className={styles.card}>
      <ul className={styles.list}>
        {unknown.map((one) => (
          <Proposal key={one.manufacturer} unknown={one} vendors={vendors} onNew={() => onNew(one.manufacturer)} />
        ))}
      </ul>
    </Card>
  );
};
