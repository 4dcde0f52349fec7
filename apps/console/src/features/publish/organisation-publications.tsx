import { makeStyles, tokens } from "@fluentui/react-components";
import { HistoryCard } from "./history-card.tsx";
import { PreviewCard } from "./preview-card.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
});

/** What the next publication would hold, beside the ones before. */
export const OrganisationPublications = ({ organisationId }: { readonly organisationId: string }) => {
  const styles = useStyles();
  return (
    <div className={styles.columns}>
      <PreviewCard organisationId={organisationId} />
      <HistoryCard organisationId={organisationId} />
    </div>
  );
};
