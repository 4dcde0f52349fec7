/** Names of the editor's tabs in addresses; apart from the tabs, which are loaded when a build is opened. */
export const buildTabIds = [
  "general",
  "operating-systems",
  "checks",
  "experience",
  "accounts",
  "software",
  "autopilot",
  "disk",
  "history",
] as const;
export type BuildTabId = (typeof buildTabIds)[number];

/** The tab that an address asks for; left out: the first. */
export const buildTabSearch = ({ tab }: Record<string, unknown>): { tab?: BuildTabId } => {
  const found = buildTabIds.find((id) => id === tab);
  return found ? { tab: found } : {};
};
