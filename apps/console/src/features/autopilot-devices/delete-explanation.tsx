import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  order: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
});

/** What deleting does, in which order, and what it leaves alone. */
export const DeleteExplanation = () => {
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Devices are deregistered in this order</MessageBarTitle>
        <ol className={styles.order}>
          <li>Intune's record of an enrolled device, if you allow it below: Intune refuses the next steps before.</li>
          <li>The assigned user.</li>
          <li>The Autopilot record. Intune needs some minutes for it.</li>
          <li>The Entra object vanishes by itself.</li>
        </ol>
        The Entra object is never deleted directly: while a device is registered, it is the anchor of its groups and of
        its join. Without it the device gets no profile and has to be registered anew.
      </MessageBarBody>
    </MessageBar>
  );
};
