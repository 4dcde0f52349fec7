import { MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { connectorsQuery } from "../../../api/connectors.ts";
import { PageLink } from "../../../components/links.tsx";

/** Says where no connector serves a domain: the build can be saved, and its devices would wait in vain. */
export const DomainConnectors = ({ organisationId, domain }: { organisationId: string; domain: string }) => {
  const query = useQuery(connectorsQuery(organisationId || null));
  const wanted = domain.trim().toLowerCase();
  if (!query.data || wanted === "") return null;
  const there = query.data.filter((connector) => connector.domain.toLowerCase() === wanted);
  if (there.some(({ state }) => state === "living")) return null;
  const away = there.find(({ state }) => state === "away");
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {away ? `The connector “${away.name}” is away` : `No connector makes computer accounts in ${domain.trim()}`}
        </MessageBarTitle>
        Devices of this build would wait for a computer account and fail before anything is wiped.{" "}
        <PageLink to="/connectors">{away ? "Look at the connectors" : "Make a connector"}</PageLink>
      </MessageBarBody>
    </MessageBar>
  );
};
