import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** How long a token request may take, in milliseconds. */
const tokenTimeoutMilliseconds = 30_000;

const jsonOrFailure = (text: string, status: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Proxies answer with HTML; MSAL needs an error it can pass on.
    return { error: "temporarily_unavailable", error_description: `The token service answered HTTP ${status}.` };
  }
};

/**
 * MSAL's network through our own fetch. `origins` says which origin stands for which: MSAL refuses an authority without
 * TLS, so a lab on loopback is named to MSAL with `https:` and reached with `http:` (decision record 0006). Redirects are
 * refused: one would carry the client secret to wherever it points.
 */
export const msalNetwork = (
  fetch: Fetch,
  origins: { readonly named: string; readonly reached: string },
): INetworkModule => {
  const send = async <Body>(url: string, init: RequestInit): Promise<NetworkResponse<Body>> => {
    const target = url.startsWith(`${origins.named}/`) ? origins.reached + url.slice(origins.named.length) : url;
    const response = await fetch(target, {
      ...init,
      redirect: "error",
      signal: AbortSignal.timeout(tokenTimeoutMilliseconds),
    });
    const body = jsonOrFailure(await response.text(), response.status) as Body;
    return { headers: Object.fromEntries(response.headers), body, status: response.status };
  };
  const headersOf = (options?: NetworkRequestOptions) => (options?.headers ? { headers: options.headers } : {});
  return {
    sendGetRequestAsync: (url, options) => send(url, { method: "GET", ...headersOf(options) }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: "POST", ...headersOf(options), ...(options?.body !== undefined && { body: options.body }) }),
  };
};
