import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { PublicationPreview } from "@windlass/protocol";
import { Instant } from "../../components/time.tsx";

const useStyles = makeStyles({ bar: { marginBottom: tokens.spacingVerticalM } });

const numbers = (all: readonly number[]): string =>
  all.length === 1 ? `Number ${all[0]} was` : `Numbers ${all.join(", ")} were`;

/** Against what the preview is told, where that is not simply the newest publication. */
export const PreviewStand = ({ preview }: { readonly preview: PublicationPreview }) => {
  const styles = useStyles();
  const { released, takenBack, sameAs } = preview;
  return (
    <>
      {released && takenBack.length > 0 && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            All devices get number {released.number} since <Instant at={released.since} />. {numbers(takenBack)} taken
            back. What follows is told against number {released.number}.
          </MessageBarBody>
        </MessageBar>
      )}
      {sameAs !== null && (
        <MessageBar intent="info" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            Publication {sameAs} already holds exactly this. Release it from the history instead of making it again.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
};
