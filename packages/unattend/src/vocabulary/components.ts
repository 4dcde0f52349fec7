import { deployment } from "./deployment.ts";
import { unattendedJoin } from "./joining.ts";
import { boolean, type ComponentRule, text } from "./rules.ts";
import { shellSetup } from "./shell-setup.ts";

/** A language tag, an LCID with a keyboard layout, or an input method's two GUIDs; several with semicolons between. */
const inputLocale =
  /^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|[0-9A-Fa-f]{4}:(?:[0-9A-Fa-f]{8}|(?:\{[0-9A-Fa-f-]{36}\}){2}))(?:;(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|[0-9A-Fa-f]{4}:(?:[0-9A-Fa-f]{8}|(?:\{[0-9A-Fa-f-]{36}\}){2})))*$/;
/** Language, sometimes a script, region: en-US, sr-Latn-RS, ca-ES-valencia. */
const language = /^[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-(?:[A-Za-z]{2}|\d{3})(?:-[A-Za-z0-9]{4,8})?$/;

/** Source: Microsoft Learn, "Microsoft-Windows-International-Core". */
const internationalCore: ComponentRule = {
  passes: ["specialize", "oobeSystem"],
  settings: {
    InputLocale: text(1024, inputLocale),
    SystemLocale: text(85, language),
    UILanguage: text(85, language),
    UILanguageFallback: text(85, language),
    UserLocale: text(85, language),
  },
};

/** Source: Microsoft Learn, "Microsoft-Windows-Security-SPP-UX". */
const activation: ComponentRule = { passes: ["specialize"], settings: { SkipAutoActivation: boolean } };

/**
 * The closed list of what Windlass writes into answer files: Setup refuses a whole file for one name that it does not
 * know, though its reference says that it ignores it.
 */
export const components = {
  "Microsoft-Windows-Deployment": deployment,
  "Microsoft-Windows-International-Core": internationalCore,
  "Microsoft-Windows-Security-SPP-UX": activation,
  "Microsoft-Windows-Shell-Setup": shellSetup,
  "Microsoft-Windows-UnattendedJoin": unattendedJoin,
} as const satisfies Readonly<Record<string, ComponentRule>>;
export type ComponentName = keyof typeof components;
