import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReadinessRow } from "@windlass/protocol";
import { CopyText } from "../../components/copy-text.tsx";
import { StateIcon } from "../../components/state.tsx";
import { readinessStates } from "./connection-states.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { paddingTop: "2px" },
  body: { display: "grid", gap: tokens.spacingVerticalXS, minWidth: 0, overflowWrap: "anywhere" },
  state: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  detail: { color: tokens.colorNeutralForeground2 },
  remedy: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    minWidth: 0,
  },
  path: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** One row of the readiness report: state, what was seen, what to do and where. */
export const ReadinessRowView = ({ row }: { readonly row: ReadinessRow }) => {
  const styles = useStyles();
  const { tone, word } = readinessStates[row.state];
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <StateIcon tone={tone} />
      </span>
      <div className={styles.body}>
        <Text weight="semibold">
          {row.title} <span className={styles.state}>· {word}</span>
        </Text>
        <Text className={styles.detail}>{row.detail}</Text>
        {row.missingPermission && <Text className={styles.detail}>Missing permission: {row.missingPermission}</Text>}
        {row.remedy && (
          <div className={styles.remedy}>
            <Text>{row.remedy.text}</Text>
            {row.remedy.portalPath && <span className={styles.path}>{row.remedy.portalPath}</span>}
            {row.remedy.copyText && <CopyText text={row.remedy.copyText} label="Copy" />}
          </div>
        )}
      </div>
    </li>
  );
};
