import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { BlockList, isIP, isIPv6, type LookupFunction } from "node:net";
import { WindlassError } from "@windlass/protocol";

/**
 * IPv4 addresses that are not public. Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890), multicast (RFC 5771)
 * and the reserved block 240/4.
 */
const notPublicNetworks = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

const notPublic = new BlockList();
for (const [network, prefix] of notPublicNetworks) notPublic.addSubnet(network, prefix, "ipv4");

/** All of IPv6 that is public lies in 2000::/3 (RFC 4291); mapped, translated, local and multicast addresses do not. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

/** Within 2000::/3: protocol assignments with Teredo (2001::/23), documentation, and 6to4, which carries an IPv4 address. */
const specialUnicast = new BlockList();
specialUnicast.addSubnet("2001::", 23, "ipv6");
specialUnicast.addSubnet("2001:db8::", 32, "ipv6");
specialUnicast.addSubnet("2002::", 16, "ipv6");
specialUnicast.addSubnet("3fff::", 20, "ipv6");

const isPublic = (address: string): boolean =>
  isIPv6(address)
    ? globalUnicast.check(address, "ipv6") && !specialUnicast.check(address, "ipv6")
    : !notPublic.check(address, "ipv4");

/** Gives all addresses of a name, as `dns.lookup` does. */
export type ResolveName = (host: string) => Promise<readonly LookupAddress[]>;

const resolveBySystem: ResolveName = (host) => lookup(host, { all: true });

/** Where this server may connect to on somebody else's word (security rule 13). */
export interface OutboundGuard {
  /** Whether the operator opened a network that is not public for this address. */
  readonly allows: (address: string) => boolean;
  /**
   * Addresses to connect to: resolved once, each one judged, so that a name that is answered differently a moment later
   * changes nothing.
   *
   * @throws webhook.address-private; what the resolver throws
   */
  readonly addressesOf: (url: URL) => Promise<readonly LookupAddress[]>;
}

/** @param networks that may be reached although they are not public, in CIDR notation */
export const createOutboundGuard = (
  networks: readonly string[],
  resolve: ResolveName = resolveBySystem,
): OutboundGuard => {
  const opened = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    opened.addSubnet(address, Number(prefix), isIPv6(address) ? "ipv6" : "ipv4");
  }
  const allows = (address: string) => opened.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  return {
    allows,
    addressesOf: async (url) => {
      const host = url.hostname.replace(/^\[|\]$/gu, "");
      const family = isIP(host);
      const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
      const forbidden = addresses.find(({ address }) => !isPublic(address) && !allows(address));
      if (forbidden)
        throw new WindlassError("webhook.address-private", { parameters: { host, address: forbidden.address } });
      return addresses;
    },
  };
};

/** A lookup for `net.connect` that knows only the addresses that were judged. */
export const pinnedLookup =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (host, options, callback) => {
    const [first] = addresses;
    if (!first) callback(new Error(`${host} has no address`), "", 0);
    else if (options.all) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
