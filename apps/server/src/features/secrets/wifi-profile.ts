import { childOf, parseXml, textOf, type XmlElement } from "@windlass/media";
import { WindlassError } from "@windlass/protocol";

/** Microsoft Learn, “WLAN_profile Schema”. */
const namespace = "http://www.microsoft.com/networking/WLAN/profile/v1";

const invalid = (what: string): WindlassError =>
  new WindlassError("secret.wifi-profile-invalid", { parameters: { what } });

const required = (element: XmlElement | undefined, path: string): string => {
  const text = path.split("/").reduce<XmlElement | undefined>(childOf, element);
  const value = textOf(text);
  if (!value) throw invalid(`${path} is missing`);
  return value;
};

/** 32 octets, IEEE 802.11; the hexadecimal form is there for names that are no text. */
const ssidOf = (profile: XmlElement): string => {
  const ssid = childOf(childOf(profile, "SSIDConfig"), "SSID");
  const name = textOf(childOf(ssid, "name"));
  const hex = textOf(childOf(ssid, "hex"));
  if (hex && !/^(?:[0-9A-Fa-f]{2}){1,32}$/.test(hex)) throw invalid("SSIDConfig/SSID/hex is not 1 to 32 bytes");
  if (name && Buffer.byteLength(name) > 32) throw invalid("SSIDConfig/SSID/name has more than 32 bytes");
  const found = name || (hex && Buffer.from(hex, "hex").toString("utf8"));
  if (!found) throw invalid("SSIDConfig/SSID is missing");
  return found;
};

const checkKey = (security: XmlElement | undefined): void => {
  const key = childOf(security, "sharedKey");
  if (!key) return;
  // A protected key was encrypted for the device that exported it; no other one can use it.
  if (textOf(childOf(key, "protected"))?.toLowerCase() !== "false")
    throw invalid("its key is encrypted for the device that exported it");
  const material = required(key, "keyMaterial");
  const isPassPhrase = textOf(childOf(key, "keyType")) === "passPhrase";
  if (isPassPhrase && (material.length < 8 || material.length > 63))
    throw invalid("a pass phrase has 8 to 63 characters");
};

/**
 * What of a Wi-Fi profile is no secret.
 *
 * @throws secret.wifi-profile-invalid
 */
export const readWifiProfile = (xml: string): Record<string, string> => {
  const profile = parseXml(xml);
  if (profile instanceof Error) throw invalid("it is not well-formed XML");
  if (profile.name !== "WLANProfile" || profile.attributes.xmlns !== namespace)
    throw invalid(`its root is not WLANProfile of ${namespace}`);
  required(profile, "name");
  const security = childOf(childOf(profile, "MSM"), "security");
  const authentication = required(security, "authEncryption/authentication");
  const encryption = required(security, "authEncryption/encryption");
  if (["WPAPSK", "WPA2PSK", "WPA3SAE"].includes(authentication) && !childOf(security, "sharedKey"))
    throw invalid(`${authentication} needs sharedKey`);
  checkKey(security);
  return { ssid: ssidOf(profile), authentication, encryption };
};
