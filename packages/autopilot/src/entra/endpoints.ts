/** Where a cloud's token service and Graph live. URLs without a trailing slash. */
export interface CloudEndpoints {
  readonly authorityUrl: string;
  readonly graphUrl: string;
}

/** Source: Microsoft Graph documentation, "Microsoft Graph national cloud deployments". */
export const microsoftClouds = {
  global: { authorityUrl: "https://login.microsoftonline.com", graphUrl: "https://graph.microsoft.com" },
  usgov: { authorityUrl: "https://login.microsoftonline.us", graphUrl: "https://graph.microsoft.us" },
  dod: { authorityUrl: "https://login.microsoftonline.us", graphUrl: "https://dod-graph.microsoft.us" },
  china: {
    authorityUrl: "https://login.chinacloudapi.cn",
    graphUrl: "https://microsoftgraph.chinacloudapi.cn",
  },
} as const satisfies Record<string, CloudEndpoints>;

const microsoftGraphUrls: readonly string[] = Object.values(microsoftClouds).map(({ graphUrl }) => graphUrl);

/**
 * The audience that a federated token must be issued for: it is what the portal proposes, differs by cloud, and is
 * compared letter by letter. A lab answers for the global cloud.
 *
 * Source: Microsoft identity platform documentation, "Workload identity federation – Important considerations".
 */
export const federatedAudience = ({ authorityUrl }: CloudEndpoints): string => {
  if (authorityUrl === microsoftClouds.usgov.authorityUrl) return "api://AzureADTokenExchangeUSGov";
  if (authorityUrl === microsoftClouds.china.authorityUrl) return "api://AzureADTokenExchangeChina";
  return "api://AzureADTokenExchange";
};
/** What Graph is called in scopes; a lab answers for the global cloud's Graph. */
export const graphResource = ({ graphUrl }: CloudEndpoints): string =>
  microsoftGraphUrls.includes(graphUrl) ? graphUrl : microsoftClouds.global.graphUrl;

/** The scope that stands for "every permission that was granted". */
export const graphScope = (endpoints: CloudEndpoints): string => `${graphResource(endpoints)}/.default`;
