import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { ScrollRegion } from "../../../components/scroll-region.tsx";
import { countLines, type DiffLine, type HiveDiff, type KeyDiff, type Standing } from "./registry-diff.ts";

const useStyles = makeStyles({
  scroll: {
    maxHeight: "360px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`,
  },
  hive: { display: "block", paddingTop: tokens.spacingVerticalM, fontSize: tokens.fontSizeBase300 },
  key: {
    display: "block",
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXXS}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", rowGap: "2px" },
  line: {
    display: "grid",
    gridTemplateColumns: "76px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `1px ${tokens.spacingHorizontalS}`,
    borderLeft: "3px solid transparent",
    overflowWrap: "anywhere",
    fontSize: tokens.fontSizeBase200,
  },
  set: { borderLeftColor: tokens.colorStatusSuccessBorder2, backgroundColor: tokens.colorStatusSuccessBackground1 },
  remove: { borderLeftColor: tokens.colorStatusDangerBorder2, backgroundColor: tokens.colorStatusDangerBackground1 },
  changed: { borderLeftColor: tokens.colorStatusWarningBorder1, backgroundColor: tokens.colorStatusWarningBackground1 },
  gone: { textDecorationLine: "line-through" },
  same: { backgroundColor: "transparent", borderLeftColor: tokens.colorNeutralStroke2 },
  was: { display: "block", color: tokens.colorNeutralForeground2 },
});

const actionWords: Readonly<Record<DiffLine["action"], string>> = {
  set: "Set",
  "delete-value": "Delete",
  "create-key": "Create",
  "delete-key": "Delete",
};

const standingWords: Readonly<Record<Standing, string>> = {
  new: "New",
  changed: "Changed",
  gone: "Falls away",
  same: "As before",
};

/** Lines that are shown; a file can have thousands. */
const mostShown = 300;

/** The first lines of all keys together. */
const firstLines = (hives: readonly HiveDiff[]): { readonly shown: readonly HiveDiff[]; readonly left: number } => {
  let room = mostShown;
  let left = 0;
  const cut = (key: KeyDiff): KeyDiff[] => {
    const lines = key.lines.slice(0, room);
    room -= lines.length;
    left += key.lines.length - lines.length;
    return lines.length > 0 ? [{ ...key, lines }] : [];
  };
  const shown = hives.map((hive) => ({ ...hive, keys: hive.keys.flatMap(cut) })).filter(({ keys }) => keys.length > 0);
  return { shown, left };
};

interface RegistryDiffListProps {
  readonly hives: readonly HiveDiff[];
  readonly label: string;
  /** Whether it says what becomes different from before, beside what is done. */
  readonly compared: boolean;
}

/** What is done to the registry, hive by hive and key by key. */
export const RegistryDiffList = ({ hives, label, compared }: RegistryDiffListProps) => {
  const styles = useStyles();
  const { shown, left } = firstLines(hives);
  const colour = ({ action, standing }: DiffLine) => {
    if (compared && standing !== "new") return styles[standing];
    return action === "delete-key" || action === "delete-value" ? styles.remove : styles.set;
  };
  return (
    <ScrollRegion className={styles.scroll} label={label}>
      {shown.map(({ root, keys }) => (
        <div key={root}>
          <Text as="h4" weight="semibold" className={styles.hive}>
            {root}
          </Text>
          {keys.map(({ key, lines }) => (
            <div key={key}>
              <span className={styles.key}>{key}</span>
              <ul className={styles.list}>
                {lines.map((line) => (
                  <li
                    key={`${line.action} ${line.standing} ${line.text}`}
                    className={mergeClasses(styles.line, colour(line))}
                  >
                    <span>{compared ? standingWords[line.standing] : actionWords[line.action]}</span>
                    <span className={line.standing === "gone" ? styles.gone : undefined}>
                      {compared && line.action !== "set" ? `${actionWords[line.action].toLowerCase()} ` : ""}
                      {line.text}
                      {line.before !== null && <span className={styles.was}>{`was ${line.before}`}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
      {left > 0 && <Text>{`… and ${left} more`}</Text>}
    </ScrollRegion>
  );
};

/** The same in numbers, as one line. */
export const diffSummary = (hives: readonly HiveDiff[], compared: boolean): string => {
  const counts = countLines(hives);
  const told: readonly (readonly [number, string])[] = compared
    ? [
        [counts.new, "new"],
        [counts.changed, "changed"],
        [counts.gone, "fall away"],
        [counts.same, "as before"],
      ]
    : [
        [counts.set, counts.set === 1 ? "value set" : "values set"],
        [counts["delete-value"], counts["delete-value"] === 1 ? "value deleted" : "values deleted"],
        [counts["create-key"], counts["create-key"] === 1 ? "key created" : "keys created"],
        [counts["delete-key"], counts["delete-key"] === 1 ? "key deleted" : "keys deleted"],
      ];
  const parts = told.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return parts.length === 0 ? "Nothing" : parts.join(", ");
};
