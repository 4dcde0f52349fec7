import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Failure } from "./failure.tsx";
import { FocusReturn, useFocusBefore } from "./focus-return.tsx";

interface ConfirmProps {
  readonly title: string;
  readonly open: boolean;
  readonly confirmLabel: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that asks before something is done, and stays open with the reason when it could not be. */
export const Confirm = ({ title, open, confirmLabel, busy, error, disabled, children, ...on }: ConfirmProps) => {
  const before = useFocusBefore(open);
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && on.onClose()}>
      <DialogSurface>
        <FocusReturn to={before} />
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <Failure error={error} />
            {children}
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              disabled={disabled ?? false}
              disabledFocusable={busy}
              onClick={on.onConfirm}
              {...(busy && { icon: <Spinner size="tiny" /> })}
            >
              {confirmLabel}
            </Button>
            <Button onClick={on.onClose}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
