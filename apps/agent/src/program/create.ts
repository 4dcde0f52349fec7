import { join, resolve } from "node:path";
import { createSimulatedDevice } from "../platform/simulated/create-device.ts";
import type { CreateOptions } from "./options.ts";

/** Makes the devices that were asked for; prints each as one JSON line. */
export const createDevices = (options: CreateOptions, write: (text: string) => void): void => {
  for (let index = 0; index < options.count; index += 1) {
    const directory = resolve(join(options.directory, `device-${index + 1}`));
    const model = options.models[index % options.models.length];
    const serialNumber = options.serialNumbers[index];
    if (!model) throw new RangeError("there is no model to make a device of");
    const { inventory } = createSimulatedDevice(directory, {
      model,
      random: Math.random,
      ...(serialNumber !== undefined && { serialNumber }),
    });
    const { smbios, architecture } = inventory;
    write(
      `${JSON.stringify({
        directory,
        serialNumber: smbios.serialNumber,
        manufacturer: smbios.manufacturer,
        model: smbios.product,
        architecture,
      })}\n`,
    );
  }
};
