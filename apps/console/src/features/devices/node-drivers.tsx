import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { CandidateStanding, DriverCandidate, NodeDrivers } from "@windlass/protocol";
import { JudgementTree } from "../../components/filter-editor/judgement-tree.tsx";
import { PageLink } from "../../components/links.tsx";
import { State, type Tone } from "../../components/state.tsx";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalM, overflowWrap: "anywhere" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: { display: "grid", gap: tokens.spacingVerticalXXS },
  line: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, alignItems: "center" },
  ids: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const standings: Readonly<Record<CandidateStanding, readonly [Tone, string]>> = {
  chosen: ["good", "Chosen"],
  conflict: ["warning", "Equally good"],
  "less-preferred": ["idle", "Not bound to this machine"],
  "worse-rank": ["idle", "Worse rank"],
  "older-date": ["idle", "Older"],
  "lower-version": ["idle", "Lower version"],
  "same-inf": ["idle", "The same file"],
};

/** Far more than decide anything; a part's whole kind may have hundreds. */
const mostShown = 12;

const Candidate = ({ candidate }: { readonly candidate: DriverCandidate }) => {
  const styles = useStyles();
  const { driverId, inf, driverVersion, driverDate, rank, rankInWords, standing, why, pack } = candidate;
  const [tone, words] = standings[standing];
  return (
    <li className={styles.item}>
      <span className={styles.line}>
        <State tone={tone}>{words}</State>
        <PageLink to="/drivers/$driverId" params={{ driverId }}>
          {inf}
        </PageLink>
        <Text className={styles.quiet}>{[driverVersion, driverDate, pack].filter(Boolean).join(" · ")}</Text>
      </span>
      <Text>{why}</Text>
      <Text size={200} className={styles.quiet}>
        Rank {rank}: {rankInWords}.
      </Text>
    </li>
  );
};

const Candidates = ({ title, list }: { readonly title: string; readonly list: readonly DriverCandidate[] }) => {
  const styles = useStyles();
  if (list.length === 0) return null;
  return (
    <div className={styles.item}>
      <Text weight="semibold">{title}</Text>
      <ul className={styles.list}>
        {list.slice(0, mostShown).map((candidate) => (
          <Candidate key={`${candidate.driverId} ${candidate.pack}`} candidate={candidate} />
        ))}
      </ul>
      {list.length > mostShown && <Text className={styles.quiet}>And {list.length - mostShown} more after these.</Text>}
    </div>
  );
};

/** Everything that could be said of one part: candidates by rank, extensions, what was ruled out, its identifiers. */
export const NodeDriversDetail = ({ node }: { readonly node: NodeDrivers }) => {
  const styles = useStyles();
  const { candidates, extensions, ruledOut, hardwareIds, compatibleIds } = node;
  return (
    <div className={styles.root}>
      <Candidates title="Drivers, best first" list={candidates} />
      <Candidates title="Extensions" list={extensions} />
      {ruledOut.length > 0 && (
        <div className={styles.item}>
          <Text weight="semibold">Ruled out</Text>
          <ul className={styles.list}>
            {ruledOut.slice(0, mostShown).map(({ driverId, inf, pack, why, judgement }) => (
              <li key={`${driverId} ${pack}`} className={styles.item}>
                <span className={styles.line}>
                  <PageLink to="/drivers/$driverId" params={{ driverId }}>
                    {inf}
                  </PageLink>
                  <Text>{why}</Text>
                </span>
                {judgement && <JudgementTree judgement={judgement} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.item}>
        <Text weight="semibold">Identifiers, the most exact first</Text>
        {[...hardwareIds, ...compatibleIds].map((id) => (
          <span key={id} className={styles.ids}>
            {id}
          </span>
        ))}
      </div>
    </div>
  );
};
