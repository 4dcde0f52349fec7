import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { Dismiss24Regular } from "@fluentui/react-icons";
import { type FormEvent, type ReactNode, type SyntheticEvent, useId } from "react";
import { Failure } from "./failure.tsx";
import { FocusReturn, useFocusBefore } from "./focus-return.tsx";

const useStyles = makeStyles({
  drawer: { maxWidth: "100vw" },
  form: { display: "grid", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
});

interface PanelProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly size?: "small" | "medium" | "large";
  readonly children: ReactNode;
}

/** A side panel that shows something. */
export const Panel = ({ title, open, onClose, size = "medium", children }: PanelProps) => {
  const styles = useStyles();
  const before = useFocusBefore(open);
  return (
    <OverlayDrawer
      open={open}
      onOpenChange={(_event, data) => !data.open && onClose()}
      position="end"
      size={size}
      className={styles.drawer}
    >
      <FocusReturn to={before} />
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label="Close" icon={<Dismiss24Regular />} onClick={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      {children}
    </OverlayDrawer>
  );
};

interface EditPanelProps extends PanelProps {
  readonly saveLabel?: string;
  readonly saving: boolean;
  readonly error: unknown;
  /** Nothing to save: only closing is offered. */
  readonly readOnly?: boolean;
  readonly onSave: () => void;
  /** Somebody types into a field, or leaves it. */
  readonly onTouch?: (event: SyntheticEvent) => void;
}

/** A side panel with a form: saving keeps it open until the server has agreed. */
export const EditPanel = ({
  saveLabel = "Save",
  saving,
  error,
  readOnly,
  onSave,
  onTouch,
  children,
  ...panel
}: EditPanelProps) => {
  const styles = useStyles();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving) onSave();
  };
  return (
    <Panel {...panel}>
      <DrawerBody>
        <form id={form} className={styles.form} onSubmit={submit} onInput={onTouch} onBlur={onTouch} noValidate>
          <Failure error={error} />
          {children}
        </form>
      </DrawerBody>
      <DrawerFooter>
        {!readOnly && (
          <Button
            type="submit"
            form={form}
            appearance="primary"
            disabledFocusable={saving}
            {...(saving && { icon: <Spinner size="tiny" /> })}
          >
            {saveLabel}
          </Button>
        )}
        <Button onClick={panel.onClose}>{readOnly ? "Close" : "Cancel"}</Button>
      </DrawerFooter>
    </Panel>
  );
};
