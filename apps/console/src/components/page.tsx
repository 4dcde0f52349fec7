import {
  Breadcrumb,
  BreadcrumbDivider,
  BreadcrumbItem,
  makeStyles,
  Text,
  Title2,
  Toolbar,
  tokens,
} from "@fluentui/react-components";
import { Fragment, type ReactNode, useEffect } from "react";
import { PageLink } from "./links.tsx";

const useStyles = makeStyles({
  header: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalM,
  },
  // The list in it neither wraps nor shrinks; a long name of an object ends at the page's edge, and stands whole below.
  breadcrumb: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalXS})`, minWidth: 0, overflow: "hidden" },
  breadcrumbItem: { padding: `0 ${tokens.spacingHorizontalXS}` },
  here: { padding: `0 ${tokens.spacingHorizontalXS}`, minWidth: 0 },
  hereTitle: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  title: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  heading: { margin: 0, overflowWrap: "anywhere" },
  description: { color: tokens.colorNeutralForeground2, maxWidth: "80ch" },
  commands: {
    flexWrap: "wrap",
    paddingLeft: 0,
    paddingRight: 0,
    rowGap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** A list page above an object page. */
export interface Crumb {
  readonly title: string;
  readonly to:
    | "/"
    | "/organisations"
    | "/builds"
    | "/devices"
    | "/deployments"
    | "/drivers"
    | "/drivers/packs"
    | "/software"
    | "/software-packages";
}

interface PageProps {
  readonly title: string;
  readonly description?: string;
  readonly crumbs?: readonly Crumb[];
  /** Shown beside the title, for example a state. */
  readonly aside?: ReactNode;
  /** The command bar's buttons. */
  readonly commands?: ReactNode;
  /** Leads to the other pages of the same area. */
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: where one is, its name, its commands, its content. */
export const Page = ({ title, description, crumbs = [], aside, commands, tabs, children }: PageProps) => {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · Windlass`;
  }, [title]);
  return (
    <>
      <header className={styles.header}>
        {crumbs.length > 0 && (
          <Breadcrumb className={styles.breadcrumb} aria-label="Breadcrumb" size="small">
            {crumbs.map((crumb) => (
              <Fragment key={crumb.to}>
                <BreadcrumbItem className={styles.breadcrumbItem}>
                  <PageLink to={crumb.to}>{crumb.title}</PageLink>
                </BreadcrumbItem>
                <BreadcrumbDivider />
              </Fragment>
            ))}
            <BreadcrumbItem className={styles.here}>
              <span aria-current="page" className={styles.hereTitle}>
                {title}
              </span>
            </BreadcrumbItem>
          </Breadcrumb>
        )}
        <div className={styles.title}>
          <Title2 as="h1" className={styles.heading}>
            {title}
          </Title2>
          {aside}
        </div>
        {description && <Text className={styles.description}>{description}</Text>}
      </header>
      {tabs}
      {commands && (
        <Toolbar aria-label="Commands" className={styles.commands}>
          {commands}
        </Toolbar>
      )}
      {children}
    </>
  );
};
