import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isPlaceholderText } from "@windlass/planner";
import type { SeenHardware } from "@windlass/protocol";
import { useState } from "react";
import { decideOnHardware } from "../../api/definitions.ts";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { counted } from "../../components/format.ts";
import { AcceptButton } from "../definitions/accept-button.tsx";
import { modelOfSeen } from "./device-model-panel.tsx";

const useStyles = makeStyles({
  card: { marginBottom: tokens.spacingVerticalL },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  name: { flex: "1 1 260px", minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** As many as one decides on in a sitting. */
const shownAtOnce = 5;

/** Models of known vendors that nobody knows and nobody has decided on. */
export const unknownModelsOf = (hardware: readonly SeenHardware[]): SeenHardware[] =>
  hardware.filter(
    (seen) =>
      seen.vendorId !== null && seen.deviceModelId === null && !seen.ignored && !isPlaceholderText(seen.product),
  );

const keyOf = ({ manufacturer, product, sku, version }: SeenHardware) =>
  [manufacturer, product, sku, version].join("\n");

interface ModelProposalsProps {
  readonly unknown: readonly SeenHardware[];
  readonly onNew: (seen: SeenHardware) => void;
}

/** Models that devices tell of and nobody knows: to be named, or to be left alone. */
export const ModelProposals = ({ unknown, onNew }: ModelProposalsProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [all, setAll] = useState(false);
  const ignore = useMutation({
    mutationFn: async ({ manufacturer, product }: SeenHardware) => {
      if (scope !== null) await decideOnHardware({ organisationId: scope, manufacturer, product, ignored: true });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["definitions"] }),
  });
  if (unknown.length === 0) return null;
  const shown = all ? unknown : unknown.slice(0, shownAtOnce);
  return (
    <Card title="Seen on devices and not known" className={styles.card}>
      <Failure error={ignore.error} />
      <ul className={styles.list}>
        {shown.map((seen) => (
          <li key={keyOf(seen)} className={styles.item}>
            <span className={styles.name}>
              <Text weight="semibold">
                {seen.manufacturer} {seen.version || seen.product}
              </Text>{" "}
              <Text className={styles.quiet}>
                {seen.sku && `SKU ${seen.sku} · `}
                {counted(seen.devices, "device")}
              </Text>
            </span>
            <AcceptButton
              label={`Accept ${seen.manufacturer} ${seen.version || seen.product}`}
              definition={modelOfSeen(seen)}
            />
            <Button onClick={() => onNew(seen)} aria-label={`New device model for ${seen.product}`}>
              New device model
            </Button>
            <Button
              appearance="subtle"
              disabled={scope === null}
              title={scope === null ? "Choose an organisation in the top bar first." : undefined}
              onClick={() => ignore.mutate(seen)}
              aria-label={`Ignore ${seen.product}`}
            >
              Ignore
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < unknown.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          Show {unknown.length - shown.length} more
        </Button>
      )}
    </Card>
  );
};
