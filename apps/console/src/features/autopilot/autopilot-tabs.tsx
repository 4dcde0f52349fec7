import { makeStyles, tokens } from "@fluentui/react-components";
import { PageLink } from "../../components/links.tsx";

/** The pages of the Autopilot area, in the order of its tab bar. A page puts itself here. */
const tabs = [
  { title: "Registrations", to: "/autopilot", hasPagesBelow: false },
  { title: "Devices", to: "/autopilot/devices", hasPagesBelow: false },
  { title: "Corporate identifiers", to: "/autopilot/identifiers", hasPagesBelow: false },
  // The page of one file belongs to this tab.
  { title: "Import", to: "/autopilot/import", hasPagesBelow: true },
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

/** Leads from page to page of the Autopilot area. Every page has an address, so these are links and not a tab list. */
export const AutopilotTabs = () => {
  const styles = useStyles();
  return (
    <nav aria-label="Autopilot" className={styles.bar}>
      {tabs.map(({ title, to, hasPagesBelow }) => (
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
