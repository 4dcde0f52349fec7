import { parseArgs } from "node:util";
import { type DeviceModelName, deviceModels, isDeviceModelName } from "../platform/simulated/models.ts";

/** Deploy one device. */
export interface DeployOptions {
  readonly command: "deploy";
  readonly bootMedium: string;
  readonly device: string;
  readonly speed: number;
  readonly json: boolean;
  readonly again: boolean;
  /** Set by the program itself for the process that does the work between two restarts. */
  readonly supervised: boolean;
}

/** Make folders of simulated devices. */
export interface CreateOptions {
  readonly command: "create";
  readonly directory: string;
  readonly count: number;
  readonly models: readonly DeviceModelName[];
  readonly serialNumbers: readonly string[];
}

export type Options = DeployOptions | CreateOptions;

export const usage = `Windlass agent on a simulated device

  main.ts --boot-medium FILE --device DIR [--speed N] [--json] [--again]
      deploys the device; ends with 0 when it was handed over, 1 when it failed
      --speed N   how many times faster than the built-in pace (default 1)
      --json      one JSON object a line instead of text
      --again     deploy anew a device that was handed over

  main.ts --create DIR [--count N] [--model NAME]... [--serial TEXT]...
      makes N simulated devices DIR/device-1, DIR/device-2, … and prints each as one JSON line
      models: ${Object.keys(deviceModels).join(", ")}
`;

/** A command line that cannot be followed, in words. */
export class UsageError extends Error {}

const positive = (name: string, text: string, whole: boolean): number => {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    throw new UsageError(`--${name} needs a number greater than 0, not “${text}”`);
  }
  return value;
};

const modelName = (name: string): DeviceModelName => {
  if (!isDeviceModelName(name)) throw new UsageError(`there is no model “${name}”`);
  return name;
};

/** Intel models only, because most builds have no other operating system. */
const usualModels: readonly DeviceModelName[] = [
  "latitude-5450",
  "elitebook-840-g11",
  "thinkpad-t14-gen-5",
  "optiplex-7020-micro",
];

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        "boot-medium": { type: "string" },
        device: { type: "string" },
        speed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        again: { type: "boolean", default: false },
        supervised: { type: "boolean", default: false },
        create: { type: "string" },
        count: { type: "string", default: "1" },
        model: { type: "string", multiple: true, default: [] },
        serial: { type: "string", multiple: true, default: [] },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

/** @throws UsageError */
export const readOptions = (args: readonly string[]): Options => {
  const values = parse(args);
  if (values.create !== undefined) {
    const models = values.model.map(modelName);
    return {
      command: "create",
      directory: values.create,
      count: positive("count", values.count, true),
      models: models.length > 0 ? models : usualModels,
      serialNumbers: values.serial,
    };
  }
  const { "boot-medium": bootMedium, device, json, again, supervised } = values;
  if (bootMedium === undefined || device === undefined) throw new UsageError("--boot-medium and --device are needed");
  return {
    command: "deploy",
    bootMedium,
    device,
    speed: positive("speed", values.speed, false),
    json,
    again,
    supervised,
  };
};
