import { Badge, Button, makeStyles, Text, Tooltip, tokens } from "@fluentui/react-components";
import { Navigation20Regular } from "@fluentui/react-icons";
import { useLiveState } from "./live-state.tsx";
import { OrganisationSwitcher } from "./organisation-switcher.tsx";
import { narrow, useMedia } from "./use-media.ts";
import { UserMenu } from "./user-menu.tsx";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    height: "48px",
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    position: "sticky",
    top: 0,
    zIndex: 10,
  },
  brand: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, marginRight: "auto" },
  live: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

const words = {
  live: { word: "Live", color: "success", text: "Changes appear by themselves." },
  connecting: { word: "Connecting", color: "informative", text: "Connecting to the server." },
  lost: { word: "Reconnecting", color: "warning", text: "The connection was lost; what you see may be old." },
} as const;

const LiveSign = ({ short }: { readonly short: boolean }) => {
  const styles = useStyles();
  const { word, color, text } = words[useLiveState()];
  return (
    <Tooltip content={text} relationship="description">
      <span role="status" className={styles.live}>
        <Badge size="extra-small" color={color} shape="circular" {...(short && { "aria-label": word, role: "img" })} />
        {!short && <Text size={200}>{word}</Text>}
      </span>
    </Tooltip>
  );
};

/** The bar above everything: menu button, product, organisation, connection, user. */
export const TopBar = ({ onMenu }: { readonly onMenu: (() => void) | null }) => {
  const styles = useStyles();
  const isNarrow = useMedia(narrow);
  return (
    <header className={styles.root}>
      {onMenu && (
        <Button appearance="subtle" aria-label="Open the menu" icon={<Navigation20Regular />} onClick={onMenu} />
      )}
      <div className={styles.brand}>
        {!isNarrow && <img src="/windlass.svg" alt="" width={24} height={24} />}
        {!isNarrow && (
          <Text weight="semibold" size={400}>
            Windlass
          </Text>
        )}
      </div>
      <OrganisationSwitcher />
      <LiveSign short={isNarrow} />
      <UserMenu />
    </header>
  );
};
