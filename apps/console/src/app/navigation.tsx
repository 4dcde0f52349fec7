import {
  makeStyles,
  NavDrawer,
  NavDrawerBody,
  NavDrawerHeader,
  NavItem,
  NavSectionHeader,
  tokens,
} from "@fluentui/react-components";
import {
  Apps20Regular,
  AppsListDetail20Regular,
  Board20Regular,
  BoxMultiple20Regular,
  BuildingFactory20Regular,
  BuildingMultiple20Regular,
  CloudArrowUp20Regular,
  CloudCheckmark20Regular,
  Database20Regular,
  DeveloperBoard20Regular,
  DocumentTable20Regular,
  HardDrive20Regular,
  KeyMultiple20Regular,
  Laptop20Regular,
  LaptopSettings20Regular,
  Location20Regular,
  PeopleLock20Regular,
  PlugConnected20Regular,
  Rocket20Regular,
  SettingsCogMultiple20Regular,
  UsbStick20Regular,
  Window20Regular,
} from "@fluentui/react-icons";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { Fragment, type MouseEvent, type ReactElement } from "react";

type Address =
  | "/"
  | "/builds"
  | "/devices"
  | "/deployments"
  | "/operating-systems"
  | "/drivers"
  | "/software"
  | "/software-packages"
  | "/boot-profiles"
  | "/secrets"
  | "/connectors"
  | "/vendors"
  | "/device-models"
  | "/locations"
  | "/asset-list"
  | "/disk-templates"
  | "/security-models"
  | "/organisations"
  | "/autopilot"
  | "/publish"
  | "/content"
  | "/tenant";

interface Entry {
  readonly title: string;
  readonly to: Address;
  readonly icon: ReactElement;
}

/** The menu, in the groups and words of the product. */
const menu: readonly { readonly group: string | null; readonly entries: readonly Entry[] }[] = [
  { group: null, entries: [{ title: "Dashboard", to: "/", icon: <Board20Regular /> }] },
  {
    group: "Deployment",
    entries: [
      { title: "Builds", to: "/builds", icon: <AppsListDetail20Regular /> },
      { title: "Devices", to: "/devices", icon: <Laptop20Regular /> },
      { title: "Asset list", to: "/asset-list", icon: <DocumentTable20Regular /> },
      { title: "Deployments", to: "/deployments", icon: <Rocket20Regular /> },
    ],
  },
  {
    group: "Library",
    entries: [
      { title: "Operating systems", to: "/operating-systems", icon: <Window20Regular /> },
      { title: "Drivers", to: "/drivers", icon: <DeveloperBoard20Regular /> },
      { title: "Software", to: "/software", icon: <Apps20Regular /> },
      { title: "Software packages", to: "/software-packages", icon: <BoxMultiple20Regular /> },
    ],
  },
  {
    group: "Pre-deployment",
    entries: [
      { title: "Boot profiles", to: "/boot-profiles", icon: <UsbStick20Regular /> },
      { title: "Connectors", to: "/connectors", icon: <PlugConnected20Regular /> },
    ],
  },
  {
    group: "Definitions",
    entries: [
      { title: "Secrets", to: "/secrets", icon: <KeyMultiple20Regular /> },
      { title: "Vendors", to: "/vendors", icon: <BuildingFactory20Regular /> },
      { title: "Device models", to: "/device-models", icon: <LaptopSettings20Regular /> },
      { title: "Locations", to: "/locations", icon: <Location20Regular /> },
      { title: "Disk templates", to: "/disk-templates", icon: <HardDrive20Regular /> },
      { title: "Security models", to: "/security-models", icon: <PeopleLock20Regular /> },
    ],
  },
  {
    group: "Config",
    entries: [
      { title: "Organisations", to: "/organisations", icon: <BuildingMultiple20Regular /> },
      { title: "Autopilot", to: "/autopilot", icon: <CloudCheckmark20Regular /> },
      { title: "Publish", to: "/publish", icon: <CloudArrowUp20Regular /> },
      { title: "Content", to: "/content", icon: <Database20Regular /> },
      { title: "My tenant", to: "/tenant", icon: <SettingsCogMultiple20Regular /> },
    ],
  },
];

const useStyles = makeStyles({
  drawer: {
    width: "232px",
    minWidth: "232px",
    height: "100%",
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  body: { paddingTop: tokens.spacingVerticalM },
});

const isModified = (event: MouseEvent) => event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;

interface NavigationProps {
  /** Over the page, to be opened and closed; otherwise always beside it. */
  readonly overlay: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The left-hand menu. Entries are real links: a middle click opens a new tab. */
export const Navigation = ({ overlay, open, onClose }: NavigationProps) => {
  const styles = useStyles();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const selected = path === "/" ? "/" : `/${path.split("/")[1]}`;
  const follow = (event: MouseEvent, to: Address) => {
    if (isModified(event)) return;
    event.preventDefault();
    onClose();
    void navigate({ to });
  };
  return (
    <NavDrawer
      open={overlay ? open : true}
      type={overlay ? "overlay" : "inline"}
      onOpenChange={(_event, data) => !data.open && onClose()}
      selectedValue={selected}
      density="small"
      className={styles.drawer}
      role="navigation"
      aria-label="Main menu"
    >
      {overlay && <NavDrawerHeader>Windlass</NavDrawerHeader>}
      <NavDrawerBody className={styles.body}>
        {menu.map(({ group, entries }) => (
          <Fragment key={group ?? "first"}>
            {group && <NavSectionHeader>{group}</NavSectionHeader>}
            {entries.map(({ title, to, icon }) => (
              <NavItem
                key={to}
                value={to}
                as="a"
                href={to}
                icon={icon}
                onClick={(event: MouseEvent) => follow(event, to)}
              >
                {title}
              </NavItem>
            ))}
          </Fragment>
        ))}
      </NavDrawerBody>
    </NavDrawer>
  );
};
