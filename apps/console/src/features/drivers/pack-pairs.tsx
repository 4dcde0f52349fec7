import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { DriverPackReplacement, PackDriverOutcome, PackDriverPair } from "@windlass/protocol";
import { counted } from "../../components/format.ts";

const useStyles = makeStyles({
  groups: { display: "grid", gap: tokens.spacingVerticalM },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gap: tokens.spacingVerticalXS,
  },
  line: { display: "grid", overflowWrap: "anywhere" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** More of one outcome than a person reads; their number is told. */
const mostShown = 25;

const titles: Readonly<Record<PackDriverOutcome, string>> = {
  newer: "getting newer",
  same: "staying the same",
  rebuilt: "of the same version, with other files",
  older: "getting older",
  gone: "only in the replaced pack",
  added: "only in the other pack",
};

/** What people said, by the names of its fields. */
const saidNames: Readonly<Record<string, string>> = {
  active: "inactive",
  availableToWindowsPe: "Windows PE",
  filter: "its filter",
  limitedArchitectures: "its architectures",
  limitedMinimumBuild: "the oldest Windows",
  notes: "its notes",
  otherData: "its other data",
  vendor: "the maker",
};

/** What was said, in words. */
export const saidWords = (fields: readonly string[]): string =>
  fields.map((name) => saidNames[name] ?? name).join(", ");

const ageOf = (driver: PackDriverPair["from"]): string =>
  driver ? [driver.driverVersion, driver.driverDate].filter(Boolean).join(", ") || "no version" : "";

const lineOf = ({ from, to }: PackDriverPair): string => {
  if (from && to) return `${ageOf(from)} → ${ageOf(to)}`;
  return ageOf(from ?? to);
};

const order: readonly PackDriverOutcome[] = ["older", "gone", "newer", "rebuilt", "added", "same"];

/** What becomes of each driver, what one has to look at first. */
export const PackPairs = ({ replacement }: { readonly replacement: DriverPackReplacement }) => {
  const styles = useStyles();
  const groups = order.filter((outcome) => replacement.counts[outcome] > 0);
  return (
    <div className={styles.groups}>
      {groups.map((outcome) => {
        const count = replacement.counts[outcome];
        const pairs = replacement.pairs.filter((pair) => pair.outcome === outcome);
        const title = `${counted(count, "driver")} ${titles[outcome]}`;
        return (
          <section key={outcome} aria-label={title}>
            <Text weight="semibold">{title}</Text>
            {pairs.length > 0 && (
              <ul className={styles.list} aria-label={title}>
                {pairs.slice(0, mostShown).map((pair) => (
                  <li key={`${pair.from?.id} ${pair.to?.id}`} className={styles.line}>
                    <Text>{(pair.to ?? pair.from)?.description}</Text>
                    <Text size={200} className={styles.quiet}>
                      {[
                        pair.infName,
                        lineOf(pair),
                        pair.carried.length > 0 ? `takes over ${saidWords(pair.carried)}` : "",
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </Text>
                  </li>
                ))}
                {count > mostShown && <li>{`and ${(count - mostShown).toLocaleString("en")} more`}</li>}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
};
