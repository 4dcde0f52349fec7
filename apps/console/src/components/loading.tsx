import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalL, paddingTop: tokens.spacingVerticalM },
});

const rowKeys = ["a", "b", "c", "d", "e", "f"];

/** Grey bars in place of rows or fields that are being fetched. */
export const Loading = ({ rows = 5, label = "Loading" }: { readonly rows?: number; readonly label?: string }) => {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.rows}>
      {rowKeys.slice(0, rows).map((key) => (
        <SkeletonItem key={key} size={20} />
      ))}
    </Skeleton>
  );
};
