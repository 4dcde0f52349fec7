import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ComputerAccountView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { Facts } from "../../components/facts.tsx";
import { ToldFailure } from "../../components/failure.tsx";
import { State } from "../../components/state.tsx";
import { Instant } from "../../components/time.tsx";
import { accountStates } from "../connectors/connector-words.ts";

const useStyles = makeStyles({
  state: { display: "block", marginBottom: tokens.spacingVerticalS },
  says: { display: "block", marginBottom: tokens.spacingVerticalM, overflowWrap: "anywhere" },
});

/** The computer account that a connector makes for a deployment; never the account itself. */
export const ComputerAccountCard = ({ account }: { readonly account: ComputerAccountView | null }) => {
  const styles = useStyles();
  if (!account) return null;
  const { state, failure, says, connector } = account;
  const { tone, word } = accountStates[state];
  const hasFailed = state === "failed" && failure !== null;
  return (
    <Card title="Computer account">
      {hasFailed && <ToldFailure told={failure} />}
      <Text className={styles.state}>
        <State tone={tone}>{word}</State>
      </Text>
      {!hasFailed && <Text className={styles.says}>{says}</Text>}
      <Facts
        facts={[
          ["Domain", account.domain],
          ["Organisational unit", account.organisationalUnit ?? "Where the domain puts new computers"],
          ["Connector", connector ?? "–"],
          ...(account.reuse ? [["Account", "Taken over: made for this device before"] as const] : []),
          ...(account.madeAt ? [["Made", <Instant key="made" at={account.madeAt} />] as const] : []),
          ...(account.usedAt ? [["Used", <Instant key="used" at={account.usedAt} />] as const] : []),
        ]}
      />
    </Card>
  );
};
