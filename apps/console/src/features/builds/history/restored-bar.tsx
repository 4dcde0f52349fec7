import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";

interface RestoredBarProps {
  readonly revision: number;
  readonly onDiscard: () => void;
}

/** The editor holds an earlier revision that is not saved. */
export const RestoredBar = ({ revision, onDiscard }: RestoredBarProps) => (
  <MessageBar intent="info" layout="multiline">
    <MessageBarBody>
      <MessageBarTitle>Revision {revision} is in the editor.</MessageBarTitle> The build becomes it once you save.
    </MessageBarBody>
    <MessageBarActions>
      <Button onClick={onDiscard}>Back to the build as it is</Button>
    </MessageBarActions>
  </MessageBar>
);
