import {
  Button,
  DrawerBody,
  DrawerFooter,
  Field,
  makeStyles,
  Select,
  Spinner,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Failure } from "./failure.tsx";
import { PageLinkButton } from "./links.tsx";
import { Loading } from "./loading.tsx";
import { Panel } from "./panel.tsx";
import { State } from "./state.tsx";

const useStyles = makeStyles({
  body: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalL,
    alignContent: "start",
    paddingBottom: tokens.spacingVerticalXL,
  },
});

interface ReplaceFrameProps {
  readonly title: string;
  readonly size?: "medium" | "large";
  /** What may take the place, of which one is chosen. */
  readonly by: {
    readonly value: string;
    readonly hint: string;
    readonly options: readonly { readonly id: string; readonly name: string }[];
    readonly onChange: (id: string) => void;
  };
  readonly preview: { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown };
  /** What is being looked at while the preview is made. */
  readonly looking: string;
  readonly action: string;
  readonly ready: boolean;
  readonly replace: { readonly isPending: boolean; readonly error: unknown; readonly mutate: () => void };
  /** What was done; null before. */
  readonly done: string | null;
  readonly onClose: () => void;
  /** What the replacement would change, and choices about it. */
  readonly children: ReactNode;
}

/** One thing in the place of another: choose what, look at what changes, do it at once, and go on to publishing. */
export const ReplaceFrame = (props: ReplaceFrameProps) => {
  const { title, size = "medium", by, preview, looking, action, ready, replace, done, onClose, children } = props;
  const styles = useStyles();
  return (
    <Panel open size={size} title={title} onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          <Failure error={replace.error} />
          {done === null ? (
            <>
              <Field label="By" hint={by.hint}>
                <Select value={by.value} onChange={(_event, data) => by.onChange(data.value)}>
                  {by.options.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              </Field>
              {preview.isPending && <Loading label={looking} />}
              <Failure error={preview.error} retry={() => void preview.refetch()} />
              {children}
            </>
          ) : (
            <>
              <State tone="good">{done}</State>
              <Text>Devices get it with the next publication.</Text>
            </>
          )}
        </div>
      </DrawerBody>
      <DrawerFooter>
        {done === null ? (
          <Button
            appearance="primary"
            disabled={!ready}
            disabledFocusable={replace.isPending}
            onClick={() => replace.mutate()}
            {...(replace.isPending && { icon: <Spinner size="tiny" /> })}
          >
            {action}
          </Button>
        ) : (
          <PageLinkButton appearance="primary" to="/publish">
            Go to Publish
          </PageLinkButton>
        )}
        <Button onClick={onClose}>{done === null ? "Cancel" : "Close"}</Button>
      </DrawerFooter>
    </Panel>
  );
};
