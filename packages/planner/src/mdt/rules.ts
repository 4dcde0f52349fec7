import {
  type Filter,
  type MdtSection,
  type MdtSetting,
  type MdtShare,
  type SettingName,
  type SettingsDefinition,
  settingsDefinition,
} from "@windlass/protocol";
import { describeFilter } from "../filters/describe.ts";
import { applicationOrigin, bracedGuid, type MappedApplications } from "./applications.ts";
import { fallbackTemplate, nameTemplateOf } from "./name-template.ts";
import { carried, left, type Outcome, type ReportBook } from "./report-book.ts";
import { endRule, nothingOfEnd } from "./rule-ending.ts";
import { passwordOf, wordsForSome } from "./rule-outcomes.ts";
import { listOf, type SectionUse, sectionsInOrder } from "./rule-sections.ts";
import { wordsForRule } from "./rule-words.ts";
import { driverGroupOutcome } from "./set-variable.ts";
import type { AssetDraft, EndDraft } from "./types.ts";

/** What the rules say of all builds. */
export interface MappedRules {
  /** Origins of applications for every device, in order. */
  readonly applications: readonly string[];
  /** Origins of those that only some devices get. */
  readonly limited: readonly { readonly origin: string; readonly filter: Filter }[];
  /** Values of DriverGroup. */
  readonly driverGroups: readonly string[];
  readonly nameTemplate: string;
  readonly language: string | null;
  readonly settings: SettingsDefinition;
  readonly end: EndDraft;
  readonly assets: readonly AssetDraft[];
}

/** Rules that are settings of an organisation here. */
const settingNames: Readonly<Record<string, SettingName>> = {
  timezonename: "timeZone",
  userlocale: "userLocale",
  systemlocale: "systemLocale",
  keyboardlocale: "inputLocales",
  inputlocale: "inputLocales",
  fullname: "registeredOwner",
  orgname: "registeredOrganisation",
};

/** Collects what rules say while each is noted in the report. */
class RulesReading {
  readonly mandatory: string[] = [];
  readonly applications: string[] = [];
  readonly limited: { origin: string; filter: Filter }[] = [];
  readonly driverGroups: string[] = [];
  readonly assets: AssetDraft[] = [];
  nameTemplate: string | null = null;
  language: string | null = null;
  settings = settingsDefinition.parse({});
  end = nothingOfEnd;
  readonly #book: ReportBook;
  readonly #known: MappedApplications;
  /** General settings that an earlier section of Priority has said. */
  readonly #said = new Set<string>();

  constructor(book: ReportBook, known: MappedApplications) {
    this.#book = book;
    this.#known = known;
  }

  section(file: string, section: MdtSection, use: SectionUse): void {
    const seen = new Set<string>();
    const beyond = new Set(["MandatoryApplications", "Applications"].flatMap((name) => listOf(section, name).beyond));
    for (const setting of section.settings) {
      const where = `${file} [${section.name}] line ${setting.line}`;
      const folded = setting.name.toLowerCase();
      const outcome = seen.has(folded)
        ? left("It stands twice in its section; MDT reads the first.")
        : beyond.has(setting)
          ? left("A number before it is missing, where MDT ends reading the list.")
          : this.#setting(setting, section, use);
      this.#book.note({ kind: "rule", name: setting.name, where }, outcome);
      seen.add(folded);
    }
  }

  #setting(setting: MdtSetting, section: MdtSection, use: SectionUse): Outcome {
    if (setting.hidden) return passwordOf(setting.name);
    const folded = setting.name.toLowerCase();
    const value = setting.value ?? "";
    const subnets = "Make a location with its subnets, and filters that ask for it.";
    if (use.kind === "unused")
      return left("Nothing in Priority leads to its section.", "Look whether it ever did anything.");
    if (use.kind === "place") return left(`It holds behind the gateway ${use.gateway} only.`, subnets);
    if (use.kind === "gateways") return left("A gateway does not say which network is behind it.", subnets);
    if (folded === "priority") return carried("the order in which the rules were read for this import");
    if (/^(?:mandatory)?applications\d{1,3}$/.test(folded)) return this.#application(folded, value, use);
    if (/^drivergroup\d{1,3}$/.test(folded)) {
      this.driverGroups.push(value);
      return driverGroupOutcome;
    }
    if (folded === "driverselectionprofile") return driverGroupOutcome;
    if (use.kind === "device" && /^(?:osd)?computername$/.test(folded)) {
      this.assets.push({ key: use.key, value: section.name, computerName: value });
      return carried("a row of the asset list");
    }
    if (use.kind === "device" && folded === "machineobjectou")
      return left("An organisational unit is a build's, not a device's.", "Let the build choose it by location.");
    if (use.kind === "head") return wordsForRule(setting.name);
    if (use.kind !== "general") return wordsForSome(setting.name, use);
    if (this.#said.has(folded)) return left("A section before it in Priority says it already.");
    this.#said.add(folded);
    return this.#general(setting.name, folded, value);
  }

  #application(folded: string, value: string, use: SectionUse): Outcome {
    const origin = applicationOrigin(bracedGuid(value));
    const name = this.#known.names.get(origin);
    const unused = this.#known.unused.get(origin);
    if (name === undefined) return left("It names an application that the share does not have, or that stays behind.");
    if (unused) return left(`MDT would not install ${name}: ${unused.why}.`);
    if (use.kind === "limited") {
      this.limited.push({ origin, filter: use.filter });
      const whom = describeFilter(use.filter);
      return carried(`software package ${name}, where ${whom}`, [
        "The filter stands in the package, and so holds in all builds.",
      ]);
    }
    if (use.kind !== "general")
      return left(
        "It is for one device.",
        "Put the package into a build of its own, or give it a filter by serial number.",
      );
    (folded.startsWith("mandatory") ? this.mandatory : this.applications).push(origin);
    return carried(`software package ${name} in the builds that install the lists`);
  }

  #general(name: string, folded: string, value: string): Outcome {
    if (/^(?:osd)?computername$/.test(folded)) {
      const { template, notes } = nameTemplateOf(value);
      this.nameTemplate ??= template;
      this.#set("computerNameTemplate", template);
      return carried(`computer name ${template} of the builds and of the organisation`, notes);
    }
    if (folded === "uilanguage") {
      this.language ??= value;
      return carried(`language ${value} of the builds, where their image has it`);
    }
    const end = endRule(folded, value);
    if (end) {
      this.end = { ...this.end, ...end.said };
      return end.outcome;
    }
    const setting = settingNames[folded];
    if (!setting) return wordsForRule(name);
    const isSet = this.#set(setting, setting === "inputLocales" ? value.split(/[;,]/).map((one) => one.trim()) : value);
    return isSet
      ? carried("a setting of the organisation, unless it has one already")
      : left("Windows does not take this value.", "Set it in the settings of the organisation.");
  }

  #set(name: SettingName, value: unknown): boolean {
    const set = settingsDefinition.safeParse({ ...this.settings, [name]: this.settings[name] ?? value });
    if (set.success) this.settings = set.data;
    return set.success;
  }
}

/**
 * Maps `CustomSettings.ini` and notes every setting of it, of `Bootstrap.ini` and of `Settings.xml`.
 *
 * @param known what the applications have become
 */
export const mapRules = (share: MdtShare, known: MappedApplications, book: ReportBook): MappedRules => {
  const reading = new RulesReading(book, known);
  for (const rules of share.rules) {
    const isBootstrap = /bootstrap\.ini$/i.test(rules.file);
    for (const { section, use } of sectionsInOrder(rules)) {
      if (!isBootstrap) reading.section(rules.file, section, use);
      else for (const setting of section.settings) leaveSetting(book, rules.file, section.name, setting);
    }
  }
  for (const setting of share.settings) leaveSetting(book, "Control\\Settings.xml", null, setting);
  return {
    applications: [...reading.mandatory, ...reading.applications],
    limited: reading.limited,
    driverGroups: reading.driverGroups,
    nameTemplate: reading.nameTemplate ?? fallbackTemplate,
    language: reading.language,
    settings: reading.settings,
    end: reading.end,
    assets: reading.assets,
  };
};

const leaveSetting = (book: ReportBook, file: string, section: string | null, setting: MdtSetting): void => {
  const kind = section === null ? ("setting" as const) : ("rule" as const);
  const where = section === null ? file : `${file} [${section}] line ${setting.line}`;
  book.note(
    { kind, name: setting.name, where },
    setting.hidden ? passwordOf(setting.name) : wordsForRule(setting.name),
  );
};
