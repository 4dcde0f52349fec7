import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  search: { maxWidth: "280px" },
  rows: { display: "grid", gap: tokens.spacingVerticalL, paddingTop: tokens.spacingVerticalM },
});

const rowKeys = ["a", "b", "c", "d", "e", "f"];

interface LoadingProps {
  readonly rows?: number;
  readonly label?: string;
  /** A field to search in comes above the rows: they shall not move down when it is there. */
  readonly searched?: boolean;
}

/** Grey bars in place of rows or fields that are being fetched. */
export const Loading = ({ rows = 5, label = "Loading", searched = false }: LoadingProps) => {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.rows}>
      {searched && <SkeletonItem size={32} className={styles.search} />}
      {rowKeys.slice(0, rows).map((key) => (
        <SkeletonItem key={key} size={20} />
      ))}
    </Skeleton>
  );
};
