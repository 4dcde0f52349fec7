import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons";
import type { DriverBulkAnswer, DriverLeftReason } from "@windlass/protocol";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

const reasons: Readonly<Record<DriverLeftReason, string>> = {
  "shared-by-all": "all organisations share them, and you may not change what all share",
  "role-missing": "they belong to an organisation in which you may not change drivers",
  "no-such-architecture": "their INF is for none of these architectures",
  "too-much-other-data": "they would have more than 50 entries of other data",
};

const examplesOf = ({ drivers, examples }: DriverBulkAnswer["left"][number]): string => {
  const names = examples.map(({ description }) => description).join(", ");
  return drivers > examples.length ? `${names} and ${(drivers - examples.length).toLocaleString("en")} more` : names;
};

interface BulkResultProps {
  readonly answer: DriverBulkAnswer;
  /** What happens, or happened, to them: “are changed”. */
  readonly verb: string;
}

/** How many drivers a change is for, and which stay as they are and why. */
export const BulkResult = ({ answer, verb }: BulkResultProps) => {
  const styles = useStyles();
  const { changed, unchanged, left } = answer;
  return (
    <div className={styles.root}>
      <Text aria-live="polite" weight="semibold">{`${counted(changed, "driver")} ${verb}.`}</Text>
      {unchanged > 0 && <Text>{`${counted(unchanged, "driver")}: so already.`}</Text>}
      {left.length > 0 && (
        <ul className={styles.list} aria-label="What stays as it is">
          {left.map((group) => (
            <li key={group.reason}>
              {`${counted(group.drivers, "driver")}: left as is, ${reasons[group.reason]} (${examplesOf(group)}).`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

/** What was done, with what became of the drivers. */
export interface BulkDone {
  readonly verb: string;
  readonly answer: DriverBulkAnswer;
}

/** What was done last, until one has read it. */
export const BulkNotice = ({ done, onDismiss }: { readonly done: BulkDone; readonly onDismiss: () => void }) => (
  <MessageBar intent={done.answer.left.length > 0 ? "warning" : "success"} layout="multiline">
    <MessageBarBody>
      <BulkResult answer={done.answer} verb={done.verb} />
    </MessageBarBody>
    <MessageBarActions
      containerAction={
        <Button appearance="transparent" aria-label="Dismiss" icon={<Dismiss20Regular />} onClick={onDismiss} />
      }
    />
  </MessageBar>
);
