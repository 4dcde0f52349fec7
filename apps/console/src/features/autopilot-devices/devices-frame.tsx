import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Page } from "../../components/page.tsx";
import { AutopilotTabs } from "../autopilot/autopilot-tabs.tsx";

const useStyles = makeStyles({
  // The list stays itself; what follows it keeps its distance.
  content: { "& > section": { marginTop: tokens.spacingVerticalXXL } },
});

interface FrameProps {
  readonly commands?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the page in all its states. */
export const AutopilotDevicesFrame = ({ commands, children }: FrameProps) => {
  const styles = useStyles();
  return (
    <Page
      title="Autopilot devices"
      description="Every device registered in the organisation's tenant, compared with what was deployed from here."
      tabs={<AutopilotTabs />}
      commands={commands}
    >
      <div className={styles.content}>{children}</div>
    </Page>
  );
};
