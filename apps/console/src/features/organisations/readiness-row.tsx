import { Button, makeStyles, Spinner, Text, Tooltip, tokens } from "@fluentui/react-components";
import { ArrowClockwise16Regular } from "@fluentui/react-icons";
import type { ReadinessRow } from "@windlass/protocol";
import { CopyText } from "../../components/copy-text.tsx";
import { StateIcon } from "../../components/state.tsx";
import { Age } from "../../components/time.tsx";
import { readinessStates } from "./connection-states.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  icon: { paddingTop: "2px" },
  body: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  detail: { color: tokens.colorNeutralForeground2 },
  remedy: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    minWidth: 0,
  },
  again: { alignSelf: "start" },
  path: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ReadinessRowProps {
  readonly row: ReadinessRow;
  /** When the whole report was checked; a row that was checked later says so. */
  readonly reportCheckedAt: string;
  readonly checking: boolean;
  /** Null where nobody may check. */
  readonly checkAgain: (() => void) | null;
  readonly disabled: boolean;
}

/** One row of the readiness report: state, what was seen, what to do and where; it can be checked again alone. */
export const ReadinessRowView = ({ row, reportCheckedAt, checking, checkAgain, disabled }: ReadinessRowProps) => {
  const styles = useStyles();
  const { tone, word } = readinessStates[row.state];
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <StateIcon tone={checking ? "working" : tone} />
      </span>
      <div className={styles.body}>
        <Text weight="semibold">
          {row.title} <span className={styles.quiet}>· {checking ? "Checking…" : word}</span>
          {row.checkedAt !== reportCheckedAt && !checking && (
            <span className={styles.quiet}>
              {" "}
              · checked <Age at={row.checkedAt} />
            </span>
          )}
        </Text>
        <Text className={styles.detail}>{row.detail}</Text>
        {row.remedy && (
          <div className={styles.remedy}>
            <Text>{row.remedy.text}</Text>
            {row.remedy.portalPath && <span className={styles.path}>{row.remedy.portalPath}</span>}
            {row.remedy.copyText && <CopyText text={row.remedy.copyText} label="Copy" />}
          </div>
        )}
      </div>
      {checkAgain ? (
        <Tooltip content={`Check again: ${row.title}`} relationship="label">
          <Button
            className={styles.again}
            size="small"
            appearance="subtle"
            icon={checking ? <Spinner size="extra-tiny" /> : <ArrowClockwise16Regular />}
            disabledFocusable={disabled}
            onClick={checkAgain}
          />
        </Tooltip>
      ) : (
        <span />
      )}
    </li>
  );
};
