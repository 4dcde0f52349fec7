import { Button, DrawerBody, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { AutopilotActionView } from "@windlass/protocol";
import {
  actionFileAddress,
  actionItemsQuery,
  autopilotActionsQuery,
  cancelAction,
} from "../../api/autopilot-devices.ts";
import { Card } from "../../components/card.tsx";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { Panel } from "../../components/panel.tsx";
import { State } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { actionStateNames, actionTitle, actionTone } from "./words.ts";

const useStyles = makeStyles({
  body: {
    display: "grid",
    alignContent: "start",
    // As in the device's panel: rows shrink otherwise.
    gridAutoRows: "max-content",
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalL,
  },
  card: { display: "grid", gap: tokens.spacingVerticalS },
  commands: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  items: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none" },
  quiet: { color: tokens.colorNeutralForeground2 },
  item: { overflowWrap: "anywhere" },
});

/** The devices of an action that failed, each with its next step. */
const FailedItems = ({ action }: { readonly action: AutopilotActionView }) => {
  const styles = useStyles();
  const { data } = useQuery(actionItemsQuery(action.id, "failed"));
  if (!data) return null;
  const more = action.failed - data.items.length;
  return (
    <ul className={styles.items} aria-label="Failed devices">
      {data.items.map(({ position, serialNumber, failure }) => (
        <li key={position} className={styles.item}>
          <State tone="bad">{serialNumber}</State>
          <br />
          {failure?.message} <span className={styles.quiet}>{failure?.remedy}</span>
        </li>
      ))}
      {more > 0 && <li>… and {more} more: the file of results has all of them.</li>}
    </ul>
  );
};

const summaryOf = ({ devices, done, failed, cancelled }: AutopilotActionView): string =>
  [
    `${done} of ${devices} done`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cancelled > 0 ? [`${cancelled} not begun`] : []),
  ].join(", ");

const ActionCard = ({ action, mayWrite }: { readonly action: AutopilotActionView; readonly mayWrite: boolean }) => {
  const styles = useStyles();
  const cancel = useMutation({ mutationFn: cancelAction });
  const isOpen = action.state === "waiting" || action.state === "running";
  return (
    <Card
      title={actionTitle(action.action)}
      actions={<State tone={actionTone(action)}>{actionStateNames[action.state]}</State>}
    >
      <div className={styles.card}>
        <Text className={styles.quiet}>
          {action.requestedBy}, <Age at={action.requestedAt} />
        </Text>
        <Text aria-live="polite">{summaryOf(action)}</Text>
        {isOpen && (
          <ProgressBar
            aria-label={`Progress of ${actionTitle(action.action)}`}
            value={(action.done + action.failed) / Math.max(1, action.devices)}
          />
        )}
        {isOpen && action.note && <Text className={styles.quiet}>{action.note}</Text>}
        {action.failure && <ToldFailure told={action.failure} />}
        <Failure error={cancel.error} />
        {action.failed > 0 && <FailedItems action={action} />}
        <div className={styles.commands}>
          {isOpen && mayWrite && (
            <Button size="small" onClick={() => cancel.mutate(action.id)}>
              Cancel
            </Button>
          )}
          {!isOpen && (
            <Button size="small" as="a" href={actionFileAddress(action.id)} download>
              Export results
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
};

interface ActionsPanelProps {
  readonly organisationId: string;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

/** What was and is being done to the organisation's devices, newest first. */
export const ActionsPanel = ({ organisationId, mayWrite, onClose }: ActionsPanelProps) => {
  const styles = useStyles();
  const { data, error, refetch } = useQuery(autopilotActionsQuery(organisationId));
  return (
    <Panel title="Actions" open onClose={onClose}>
      <DrawerBody className={styles.body}>
        {error && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && <Loading label="Loading actions" />}
        {data?.items.length === 0 && <Text>Nothing was done to these devices from here yet.</Text>}
        {data?.items.map((action) => (
          <ActionCard key={action.id} action={action} mayWrite={mayWrite} />
        ))}
      </DrawerBody>
    </Panel>
  );
};
