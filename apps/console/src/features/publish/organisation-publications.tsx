import { makeStyles, tokens } from "@fluentui/react-components";
import { CurrentCard } from "./current-card.tsx";
import { HistoryCard } from "./history-card.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { ReleaseHistoryCard } from "./release-history-card.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL, minWidth: 0 },
});

/** What the next publication would hold, beside what devices get now and the publications before. */
export const OrganisationPublications = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  return (
    <div className={styles.columns}>
      <PreviewCard organisationId={organisationId} />
      <div className={styles.column}>
        <CurrentCard organisationId={organisationId} />
        <HistoryCard organisationId={organisationId} />
        <ReleaseHistoryCard organisationId={organisationId} />
      </div>
    </div>
  );
};
