import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";

/** Somebody else saved the object that is being edited. */
export const ConflictBar = ({ noun, onReload }: { readonly noun: string; readonly onReload: () => void }) => (
  <MessageBar intent="warning" layout="multiline">
    <MessageBarBody>
      <MessageBarTitle>Somebody else changed this {noun} while you were editing it.</MessageBarTitle> Saving is not
      possible any more. Copy what you need, then load the new version.
    </MessageBarBody>
    <MessageBarActions>
      <Button onClick={onReload}>Load the new version</Button>
    </MessageBarActions>
  </MessageBar>
);
