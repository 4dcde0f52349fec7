import type { QualityCheckOf } from "@windlass/protocol";
import { type CheckAnswer, cannotTell, failed, passed } from "./answer.ts";
import type { CheckFacts } from "./facts.ts";

const plugIn = "Plug the device into the mains and start it again.";

/** A device without a battery runs, so it has power. */
export const judgePower = (
  { mainsRequired, minimumBatteryPercent }: QualityCheckOf<"power">,
  { inventory: { power } }: CheckFacts,
): CheckAnswer => {
  if (power?.onMains === true) return passed("The device runs on mains power.", "mains");
  if (power?.hasBattery === false) return passed("The device has no battery, so it runs on mains power.", "no battery");
  if (!power || power.onMains === null) return cannotTell("The device does not tell how it is powered.", plugIn);
  const percent = power.batteryPercent;
  const measured = percent === null ? "battery" : `battery, ${percent} %`;
  if (mainsRequired) return failed(`The device runs on ${measured}.`, measured, plugIn);
  if (minimumBatteryPercent === null) return passed(`The device runs on ${measured}.`, measured);
  if (percent === null) return cannotTell("The device does not tell how full its battery is.", plugIn);
  return percent >= minimumBatteryPercent
    ? passed(`The battery is at ${percent} %.`, measured)
    : failed(`The battery is at ${percent} %, and ${minimumBatteryPercent} % are asked for.`, measured, plugIn);
};

const cabling = "Check cable, dock and switch port, or use another deployment source, then start the device again.";

export const judgeNetwork = (
  { minimumMegabitsPerSecond: wanted }: QualityCheckOf<"network">,
  { inventory: { networkInterfaces }, measured: { network } }: CheckFacts,
): CheckAnswer => {
  if (!network) return cannotTell("Nothing was fetched to measure the network with.", cabling);
  const { source } = network;
  if ("unreachable" in network)
    return failed(`The deployment source ${source} does not answer: ${network.unreachable}.`, "unreachable", cabling);
  const links = networkInterfaces.flatMap(({ linkSpeedMbps }) => (linkSpeedMbps ? [linkSpeedMbps] : []));
  // What is fetched cannot come faster than the fastest link, even where a small probe came out of a cache.
  const fastest = links.length > 0 ? Math.max(...links) : Number.POSITIVE_INFINITY;
  const speed = Math.min(network.megabitsPerSecond, fastest);
  const shown = speed >= 10 ? Math.round(speed) : Math.round(speed * 10) / 10;
  const measured = `${shown} Mbit/s from ${source}`;
  return speed >= wanted
    ? passed(`The deployment source ${source} delivers ${shown} Mbit/s.`, measured)
    : failed(
        `The deployment source ${source} delivers ${shown} Mbit/s, and ${wanted} are asked for.`,
        measured,
        cabling,
      );
};

export const judgeClock = (
  { mostSeconds }: QualityCheckOf<"clock">,
  { measured: { clockDeviation } }: CheckFacts,
): CheckAnswer => {
  if (clockDeviation === undefined || !Number.isFinite(clockDeviation))
    return cannotTell("The device's clock was not compared with the server's.", "Start the device again.");
  const seconds = Math.round(Math.abs(clockDeviation));
  const measured = `${seconds} s ${clockDeviation < 0 ? "behind" : "ahead"}`;
  return seconds <= mostSeconds
    ? passed(`The device's clock differs from the server's by ${seconds} seconds.`, measured)
    : failed(
        `The device's clock is ${measured.replace(" s ", " seconds ")} of the server's.`,
        measured,
        "Set date and time in the firmware (as UTC or local time as Windows keeps it); renew the clock's battery if it comes back.",
      );
};

const monthMilliseconds = (365.25 / 12) * 24 * 60 * 60 * 1000;

export const judgeFirmwareAge = (
  { mostMonths }: QualityCheckOf<"firmware-age">,
  { inventory: { smbios }, measured: { now } }: CheckFacts,
): CheckAnswer => {
  if (!smbios.firmwareDate || !now)
    return cannotTell(
      "The device does not tell of when its firmware is.",
      "Look up its newest firmware at its maker's.",
    );
  const months = Math.max(0, (now.getTime() - Date.parse(smbios.firmwareDate)) / monthMilliseconds);
  const measured = `${smbios.firmwareVersion || "version not told"}, ${smbios.firmwareDate}`;
  return months <= mostMonths
    ? passed(`The firmware is ${Math.floor(months)} months old.`, measured)
    : failed(
        `The firmware is ${Math.floor(months)} months old, and at most ${mostMonths} are allowed.`,
        measured,
        "Update the firmware with the maker's tool, then start the device again.",
      );
};

export const judgeKnownModel = (
  _check: QualityCheckOf<"known-model">,
  { inventory: { smbios }, measured: { granted } }: CheckFacts,
): CheckAnswer => {
  const told = `${smbios.manufacturer} ${smbios.product}`.trim() || "nothing";
  if (!granted) return cannotTell("The server did not say whether it knows the model.", "Start the device again.");
  const { vendorName, modelName } = granted;
  if (modelName !== null) return passed(`The device is a ${vendorName ?? ""} ${modelName}.`.replace("  ", " "), told);
  return failed(
    `The library knows no model that calls itself “${told}”.`,
    told,
    "Add the model under Device models, or its name to one that is there. Then start the device again.",
  );
};
