import { Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CorporateIdentifierView } from "@windlass/protocol";
import { recheckCorporateIdentifier } from "../../api/devices.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { Failure, ToldFailure } from "../../components/failure.tsx";
import { Spoken } from "../../components/spoken.tsx";
import { State } from "../../components/state.tsx";
import { ClockTime, Instant } from "../../components/time.tsx";
import { identifierStates } from "./identifier-states.ts";

const useStyles = makeStyles({
  state: { display: "block", marginBottom: tokens.spacingVerticalM },
  list: {
    listStyleType: "none",
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalXS,
  },
  entry: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
});

/** A device's way to being a corporate one, for Autopilot device preparation. */
export const IdentifierCard = ({ identifier }: { readonly identifier: CorporateIdentifierView }) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayRecheck = usePermission("devices.write");
  const recheck = useMutation({
    mutationFn: () => recheckCorporateIdentifier(identifier.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["deployments"] }),
  });
  const { state, failure, warning, transitions, nextCheckAt } = identifier;
  const { tone, word } = identifierStates[state];
  // One that is under way is looked at anyhow; an imported one may have lost its warning since.
  const button = mayRecheck && (failure || warning) && (
    <Button
      size="small"
      icon={recheck.isPending ? <Spinner size="extra-tiny" /> : <ArrowClockwise16Regular />}
      disabledFocusable={recheck.isPending}
      onClick={() => recheck.mutate()}
    >
      Check again
    </Button>
  );
  return (
    <Card title="Autopilot device preparation" actions={button}>
      <Failure error={recheck.error} />
      {failure && <ToldFailure told={failure} />}
      {warning && <ToldFailure told={warning} intent="warning" />}
      <Spoken>Corporate identifier: {word}</Spoken>
      <Text className={styles.state}>
        <State tone={tone}>{word}</State>
      </Text>
      <ol className={styles.list} aria-label="Corporate identifier">
        {transitions.map(({ at, detail }) => (
          <li key={at} className={styles.entry}>
            {detail}
            <ClockTime at={at} />
          </li>
        ))}
      </ol>
      <Facts
        facts={[
          ["Maker", identifier.manufacturer],
          ["Model", identifier.model],
          ["Serial number", identifier.serialNumber],
          ...(nextCheckAt ? [["Next try", <Instant key="next" at={nextCheckAt} />] as const] : []),
        ]}
      />
    </Card>
  );
};
