import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular, ChevronRightRegular } from "@fluentui/react-icons";

/** Rows on one page of a list. */
export const pageSize = 50;

const useStyles = makeStyles({
  root: {
    display: "flex",
    justifyContent: "center",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalM,
  },
});

interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Steps through the pages of a list; nothing when there is only one. */
export const Pager = ({ page, pages, onPage }: PagerProps) => {
  const styles = useStyles();
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className={styles.root}>
      <Button
        aria-label="Previous page"
        icon={<ChevronLeftRegular />}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      />
      <Text aria-live="polite">
        Page {page + 1} of {pages}
      </Text>
      <Button
        aria-label="Next page"
        icon={<ChevronRightRegular />}
        disabled={page >= pages - 1}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
};
