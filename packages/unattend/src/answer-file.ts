import type { AnswerFileSettings, Architecture } from "@windlass/protocol";
import { XMLBuilder } from "fast-xml-parser";

/** Microsoft's names in `processorArchitecture`. */
const processorArchitecture: Record<Architecture, string> = { x64: "amd64", arm64: "arm64", x86: "x86" };

const attribute = (name: string): string => `@${name}`;

const builder = new XMLBuilder({
  attributeNamePrefix: "@",
  ignoreAttributes: false,
  format: true,
  indentBy: "  ",
  suppressEmptyNode: false,
});

/** One component of a pass; Microsoft's answer files require all of these attributes. */
const component = (name: string, architecture: Architecture, settings: Readonly<Record<string, string>>) => ({
  [attribute("name")]: name,
  [attribute("processorArchitecture")]: processorArchitecture[architecture],
  [attribute("publicKeyToken")]: "31bf3856ad364e35",
  [attribute("language")]: "neutral",
  [attribute("versionScope")]: "nonSxS",
  ...settings,
});

const pass = (name: "specialize" | "oobeSystem", content: object) => ({
  [attribute("pass")]: name,
  component: content,
});

/** A string over its limit makes Setup refuse the whole file, so it is refused here, where it can be told. */
const checked = (settings: AnswerFileSettings): AnswerFileSettings => {
  if (!/^(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?$/.test(settings.computerName)) {
    throw new RangeError(`“${settings.computerName}” cannot be written as ComputerName`);
  }
  // A language pack's name: language, sometimes a script, region; for example en-US, sr-Latn-RS.
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-(?:[A-Za-z]{2}|\d{3})(?:-[A-Za-z0-9]{4,8})?$/.test(settings.language)) {
    throw new RangeError(`“${settings.language}” cannot be written as a language`);
  }
  return settings;
};

/**
 * The answer file (`Windows\Panther\unattend.xml`) of an applied image, as text to be written in UTF-8 without a byte
 * order mark. One file serves one architecture.
 *
 * - specialize: the computer name, which Setup takes before the first restart.
 * - oobeSystem: language and region, which makes the regional page disappear (Microsoft Learn, "How configuration
 *   passes work"); the input method of a language is asked for by the language's own name.
 *
 * Nothing is written that would keep a device from Windows Autopilot: no HideOnlineAccountScreens, no
 * HideWirelessSetupInOOBE, no accounts, no skipped out-of-box experience.
 *
 * @throws RangeError when a value could not be written without Setup refusing the file
 */
export const renderAnswerFile = (settings: AnswerFileSettings): string => {
  const { architecture, computerName, language } = checked(settings);
  const document = {
    "?xml": { [attribute("version")]: "1.0", [attribute("encoding")]: "utf-8" },
    unattend: {
      [attribute("xmlns")]: "urn:schemas-microsoft-com:unattend",
      settings: [
        pass("specialize", component("Microsoft-Windows-Shell-Setup", architecture, { ComputerName: computerName })),
        pass(
          "oobeSystem",
          component("Microsoft-Windows-International-Core", architecture, {
            InputLocale: language,
            SystemLocale: language,
            UILanguage: language,
            UserLocale: language,
          }),
        ),
      ],
    },
  };
  return builder.build(document);
};
