import type { DecidedName, Inventory, PackageChoice, PublicationBody } from "@windlass/protocol";
import type { DriverSelection } from "../drivers/catalogue.ts";
import type { Random } from "../naming/fill.ts";

/** What a technician may decide for one device; everything else follows from the publication. */
export interface PlanChoices {
  readonly diskNumber?: number;
  readonly language?: string;
  /** About optional packages; those that are not named are as the build suggests. */
  readonly packages?: readonly PackageChoice[];
  /** Who decided that, in words; left out: it is tried out. */
  readonly by?: string;
}

export interface PlanInputs {
  readonly publication: PublicationBody;
  /** Of the publication's canonical body. */
  readonly publicationSha256: string;
  readonly buildId: string;
  readonly inventory: Inventory;
  readonly choices?: PlanChoices;
  /** What the server decided to call the device; null, or left out: what the build's template gives it here. */
  readonly computerName?: DecidedName | null;
  /** The computer account that a connector makes for the device; null, or left out: none was asked for. */
  readonly computerAccountId?: string | null;
  readonly random: Random;
  /** Where the device asked from, as whoever let it in saw it; null, or left out: not known. */
  readonly address?: string | null;
  /** What of the publication's driver catalogue concerns this device; left out where there is none. */
  readonly drivers?: DriverSelection;
}
