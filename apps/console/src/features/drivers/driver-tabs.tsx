import { makeStyles, tokens } from "@fluentui/react-components";
import { PageLink } from "../../components/links.tsx";

const tabs = [
  { title: "Drivers", to: "/drivers" },
  { title: "Packs", to: "/drivers/packs" },
  { title: "Coverage", to: "/drivers/coverage" },
] as const;

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

/** Leads from page to page of the drivers' area. */
export const DriverTabs = () => {
  const styles = useStyles();
  return (
    <nav aria-label="Drivers" className={styles.bar}>
      {tabs.map(({ title, to }) => (
        <PageLink key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} className={styles.tab}>
          {title}
        </PageLink>
      ))}
    </nav>
  );
};
