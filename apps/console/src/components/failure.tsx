import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { ToldError } from "@windlass/protocol";
import { toldOf } from "../api/api-error.ts";

const useStyles = makeStyles({
  bar: { marginBottom: tokens.spacingVerticalM, overflowWrap: "anywhere" },
  remedy: { display: "block" },
  reference: {
    display: "block",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

interface ToldFailureProps {
  readonly told: ToldError;
  readonly retry?: (() => void) | undefined;
  readonly intent?: "error" | "warning";
}

/** What happened, what to do next, and the request id to find it in the server's log. */
export const ToldFailure = ({ told, retry, intent = "error" }: ToldFailureProps) => {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline" className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{told.message}</MessageBarTitle>
        <span className={styles.remedy}>{told.remedy}</span>
        {told.requestId && <span className={styles.reference}>Request id {told.requestId}</span>}
      </MessageBarBody>
      {retry && (
        <MessageBarActions>
          <Button onClick={retry}>Try again</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
};

/** The same for anything that was thrown; nothing when nothing was. */
export const Failure = ({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) =>
  error ? <ToldFailure told={toldOf(error)} retry={retry} /> : null;
