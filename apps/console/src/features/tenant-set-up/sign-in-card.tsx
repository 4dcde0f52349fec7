import { Button, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Open16Regular } from "@fluentui/react-icons";
import type { TenantSetUpView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { useNow } from "../../components/clock.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { State } from "../../components/state.tsx";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  code: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  letters: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    letterSpacing: "0.12em",
    overflowWrap: "anywhere",
  },
  address: { overflowWrap: "anywhere" },
  waiting: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalL },
  note: { display: "block", marginTop: tokens.spacingVerticalM, color: tokens.colorNeutralForeground2 },
});

const leftOf = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

interface SignInCardProps {
  readonly signIn: NonNullable<TenantSetUpView["signIn"]>;
  readonly busy: boolean;
  readonly onNewCode: () => void;
  readonly onCancel: () => void;
}

/** The code to enter at Microsoft's page; goes on by itself when somebody has signed in there. */
export const SignInCard = ({ signIn, busy, onNewCode, onCancel }: SignInCardProps) => {
  const styles = useStyles();
  const left = Date.parse(signIn.expiresAt) - useNow(1000);
  return (
    <Card title="Sign in to Microsoft">
      <ol className={styles.list}>
        <li>
          <Text block>Open Microsoft's sign-in page, on this or any other device:</Text>
          <Link href={signIn.verificationUrl} target="_blank" rel="noopener noreferrer" className={styles.address}>
            {signIn.verificationUrl} <Open16Regular aria-hidden />
          </Link>
        </li>
        <li>
          <Text block>Enter this code:</Text>
          <span className={styles.code}>
            <code className={styles.letters}>{signIn.userCode}</code>
            <CopyButton text={signIn.userCode} label="Copy the code" />
          </span>
        </li>
        <li>
          <Text block>
            Sign in with an administrator of the tenant. The page names the program “Microsoft Graph Command Line
            Tools”; accept the rights it asks for.
          </Text>
        </li>
      </ol>
      <div className={styles.waiting} role="status">
        {left > 0 ? <State tone="working">Waiting for the sign-in…</State> : <Text>The code has expired.</Text>}
        {left > 0 && <Text aria-hidden>{leftOf(left)}</Text>}
      </div>
      <div className={styles.buttons}>
        <Button onClick={onNewCode} disabledFocusable={busy}>
          New code
        </Button>
        <Button appearance="subtle" onClick={onCancel} disabledFocusable={busy}>
          Stop
        </Button>
      </div>
      <Text className={styles.note}>
        Windlass does what the plan says in your name, and nothing before you have seen it. The access ends by itself
        within about an hour; it is kept encrypted until then, and cannot be renewed.
      </Text>
    </Card>
  );
};
