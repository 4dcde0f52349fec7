/** An address as a number, with how many bits its family has. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** A network: the bits before its prefix are what its addresses share. */
interface Network extends Address {
  readonly prefix: number;
}

const parseIpv4 = (text: string): bigint | null => {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let value = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return null;
    value = (value << 8n) | BigInt(part);
  }
  return value;
};

const groupsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));

const parseIpv6 = (text: string): bigint | null => {
  // The last 32 bits may be written as IPv4 (RFC 4291, 2.2).
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const low = dotted?.[2] ? parseIpv4(dotted[2]) : null;
  if (dotted && low === null) return null;
  const plain = low === null ? text : `${dotted?.[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
  const halves = plain.split("::");
  if (halves.length > 2) return null;
  const [before = [], after = []] = halves.map(groupsOf);
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  let value = 0n;
  for (const group of groups) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
    value = (value << 16n) | BigInt(`0x${group}`);
  }
  return value;
};

/** `::ffff:a.b.c.d`, as a server that listens to both families sees IPv4 clients (RFC 4291, 2.5.5.2). */
const mapped = 0xffffn;

const parseAddress = (text: string): Address | null => {
  const four = parseIpv4(text);
  if (four !== null) return { bits: 32, value: four };
  // A zone says through which interface, and nothing of the network.
  const six = parseIpv6(text.replace(/%.*$/, ""));
  if (six === null) return null;
  return six >> 32n === mapped ? { bits: 32, value: six & 0xffff_ffffn } : { bits: 128, value: six };
};

/** Null where the text is no network in CIDR notation. */
const parseSubnet = (text: string): Network | null => {
  const [, host = "", length = ""] = /^(.+)\/(\d{1,3})$/.exec(text.trim()) ?? [];
  const four = parseIpv4(host);
  const six = four === null ? parseIpv6(host) : null;
  const bits = four === null ? 128 : 32;
  const value = four ?? six;
  const prefix = Number(length);
  if (value === null || length === "" || prefix > bits) return null;
  return { bits, value, prefix };
};

const shared = ({ value }: Address, bits: number, prefix: number): bigint => value >> BigInt(bits - prefix);

/** Whether the address of a network is the network's own: `10.20.0.5/16` is an address in `10.20.0.0/16`. */
const isNetworkAddress = (network: Network): boolean =>
  shared(network, network.bits, network.prefix) << BigInt(network.bits - network.prefix) === network.value;

/** Whether some address is in both. */
const subnetsOverlap = (left: Network, right: Network): boolean => {
  if (left.bits !== right.bits) return false;
  const prefix = Math.min(left.prefix, right.prefix);
  return shared(left, left.bits, prefix) === shared(right, right.bits, prefix);
};

/** A place known by its networks. */
export interface Place {
  readonly subnets: readonly string[];
}

/**
 * The place whose network has the address; of several the one whose network is the smallest, and of equal ones the first.
 *
 * @param address as a server sees it: IPv4, IPv6, also with a zone or mapped
 */
export const placeOfAddress = <Somewhere extends Place>(
  places: readonly Somewhere[],
  address: string,
): Somewhere | null => {
  const found = parseAddress(address);
  if (!found) return null;
  let best: { readonly place: Somewhere; readonly prefix: number } | null = null;
  for (const place of places)
    for (const text of place.subnets) {
      const network = parseSubnet(text);
      if (network?.bits !== found.bits || (best && network.prefix <= best.prefix)) continue;
      if (subnetsOverlap(network, { ...found, prefix: found.bits })) best = { place, prefix: network.prefix };
    }
  return best?.place ?? null;
};

/**
 * What is wrong with the networks of a place beside those of others: no network, not the network's own address, or one that
 * overlaps another. Null where nothing is.
 *
 * @param others networks of other places, with the name of each
 */
export const subnetProblem = (
  subnets: readonly string[],
  others: readonly { readonly name: string; readonly subnets: readonly string[] }[],
): string | null => {
  const own: { readonly text: string; readonly network: Network }[] = [];
  for (const text of subnets) {
    const network = parseSubnet(text);
    if (!network) return `“${text}” is not a network in CIDR notation`;
    if (!isNetworkAddress(network)) return `“${text}” is an address inside a network, not the network's own`;
    const twice = own.find((other) => subnetsOverlap(other.network, network));
    if (twice) return `“${text}” and “${twice.text}” overlap`;
    for (const other of others)
      for (const theirs of other.subnets) {
        const taken = parseSubnet(theirs);
        if (taken && subnetsOverlap(taken, network)) return `“${text}” overlaps “${theirs}” of “${other.name}”`;
      }
    own.push({ text, network });
  }
  return null;
};
