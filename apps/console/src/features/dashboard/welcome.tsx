import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { PageLink, PageLinkButton } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalM, maxWidth: "64ch", paddingLeft: tokens.spacingHorizontalXXL },
  action: { marginTop: tokens.spacingVerticalL },
});

/** The first page of an installation that has no organisation yet: the way to the first device. */
export const Welcome = () => {
  const styles = useStyles();
  return (
    <Page title="Welcome to Windlass" description="From here to the first deployed device it is six steps.">
      <ol className={styles.list}>
        <li>
          <Text>
            Create an <PageLink to="/organisations">organisation</PageLink> and connect its Microsoft Entra tenant; the
            check says what is missing there.
          </Text>
        </li>
        <li>
          <Text>
            Import an <PageLink to="/operating-systems">operating system</PageLink>.
          </Text>
        </li>
        <li>
          <Text>
            Describe <PageLink to="/software-packages">software packages</PageLink>, if devices need more than Windows.
          </Text>
        </li>
        <li>
          <Text>
            Put them together in a <PageLink to="/builds">build</PageLink> with its Autopilot group tag.
          </Text>
        </li>
        <li>
          <Text>
            <PageLink to="/publish">Publish</PageLink>.
          </Text>
        </li>
        <li>
          <Text>
            Start a device from a <PageLink to="/boot-profiles">boot medium</PageLink> and approve it under{" "}
            <PageLink to="/deployments">Deployments</PageLink>.
          </Text>
        </li>
      </ol>
      <PageLinkButton to="/organisations" appearance="primary" className={styles.action}>
        Create the first organisation
      </PageLinkButton>
    </Page>
  );
};
