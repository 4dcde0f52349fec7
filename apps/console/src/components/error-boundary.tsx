import { Button, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import { Component, type ErrorInfo, type ReactNode } from "react";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
});

const Crashed = ({ retry }: { readonly retry: () => void }) => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>This page could not be shown.</MessageBarTitle>
          The console met an error it did not expect. Show the page again; if it stays, reload the browser.
        </MessageBarBody>
      </MessageBar>
      <div>
        <Button onClick={retry}>Show the page again</Button>
      </div>
    </div>
  );
};

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Changing it gives the content another chance, for example the page's address. */
  readonly resetKey: string;
}

interface ErrorBoundaryState {
  readonly crashedAt: string | null;
}

/** Keeps a page that throws from taking the shell with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { crashedAt: null };

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    this.setState({ crashedAt: this.props.resetKey });
    console.error(error, info.componentStack);
  }

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { crashedAt: "" };
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.resetKey !== this.props.resetKey && this.state.crashedAt !== null) this.setState({ crashedAt: null });
  }

  override render(): ReactNode {
    if (this.state.crashedAt === null) return this.props.children;
    return <Crashed retry={() => this.setState({ crashedAt: null })} />;
  }
}
