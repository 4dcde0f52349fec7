import {
  Beaker20Regular,
  Briefcase20Regular,
  BuildingFactory20Regular,
  BuildingShop20Regular,
  Code20Regular,
  ConferenceRoom20Regular,
  Desktop20Regular,
  DesktopCursor20Regular,
  HatGraduation20Regular,
  Laptop20Regular,
  PersonDesktop20Regular,
  Server20Regular,
  Stethoscope20Regular,
  Tablet20Regular,
} from "@fluentui/react-icons";
import type { BuildIcon } from "@windlass/protocol";
import type { ReactElement } from "react";

/** The pictures of builds with their names. */
export const buildIcons: Record<BuildIcon, { readonly word: string; readonly icon: ReactElement }> = {
  device: { word: "Device", icon: <PersonDesktop20Regular /> },
  laptop: { word: "Laptop", icon: <Laptop20Regular /> },
  desktop: { word: "Desktop", icon: <Desktop20Regular /> },
  tablet: { word: "Tablet", icon: <Tablet20Regular /> },
  kiosk: { word: "Kiosk", icon: <DesktopCursor20Regular /> },
  classroom: { word: "Classroom", icon: <HatGraduation20Regular /> },
  "meeting-room": { word: "Meeting room", icon: <ConferenceRoom20Regular /> },
  factory: { word: "Factory", icon: <BuildingFactory20Regular /> },
  health: { word: "Health", icon: <Stethoscope20Regular /> },
  retail: { word: "Retail", icon: <BuildingShop20Regular /> },
  developer: { word: "Developer", icon: <Code20Regular /> },
  office: { word: "Office", icon: <Briefcase20Regular /> },
  server: { word: "Server", icon: <Server20Regular /> },
  test: { word: "Test", icon: <Beaker20Regular /> },
};
