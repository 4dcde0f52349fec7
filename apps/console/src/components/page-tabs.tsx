import { makeStyles, tokens } from "@fluentui/react-components";
import type { ComponentProps } from "react";
import { PageLink } from "./links.tsx";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginBottom: "-1px",
    color: tokens.colorNeutralForeground2,
    borderBottom: `${tokens.strokeWidthThick} solid transparent`,
    ":hover": { textDecorationLine: "none", borderBottomColor: tokens.colorNeutralStroke1Hover },
    "&[aria-current='page']": {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
    },
  },
});

export interface PageTab {
  readonly title: string;
  readonly to: NonNullable<ComponentProps<typeof PageLink>["to"]>;
  /** Pages below it belong to this tab, too. */
  readonly hasPagesBelow?: boolean;
}

interface PageTabsProps {
  /** Of the area. */
  readonly label: string;
  readonly tabs: readonly PageTab[];
}

/** Leads from page to page of an area. Every page has an address, so these are links and not a tab list. */
export const PageTabs = ({ label, tabs }: PageTabsProps) => {
  const styles = useStyles();
  return (
    <nav aria-label={label} className={styles.bar}>
      {tabs.map(({ title, to, hasPagesBelow = false }) => (
        // What is searched for or filtered stands in the address, too, and leads to no other tab.
        <PageLink
          key={to}
          to={to}
          activeOptions={{ exact: !hasPagesBelow, includeSearch: false }}
          className={styles.tab}
        >
          {title}
        </PageLink>
      ))}
    </nav>
  );
};
