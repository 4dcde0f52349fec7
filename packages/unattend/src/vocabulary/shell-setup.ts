import { boolean, type ComponentRule, choice, group, integer, list, onlyIn, text } from "./rules.ts";

/** `Value` is Base64 when `PlainText` is false. The length is that of the encoded text; Microsoft names none. */
const password = group({ Value: text(1024), PlainText: boolean });

/** Source: Microsoft Learn, "Microsoft-Windows-Shell-Setup" in the unattended Windows Setup reference. */
export const shellSetup: ComponentRule = {
  passes: ["offlineServicing", "specialize", "auditSystem", "auditUser", "oobeSystem"],
  settings: {
    AutoLogon: onlyIn(
      group({
        Password: password,
        Domain: text(256),
        Enabled: boolean,
        LogonCount: integer(1, 999),
        Username: text(256),
      }),
      "specialize",
      "auditSystem",
      "oobeSystem",
    ),
    // Bytes, not characters: what has no byte of its own in ASCII is not allowed in a NetBIOS name here.
    ComputerName: onlyIn(
      text(15, /^(?!\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,13}[A-Za-z0-9])?$/),
      "offlineServicing",
      "specialize",
    ),
    CopyProfile: onlyIn(boolean, "specialize"),
    FirstLogonCommands: onlyIn(
      list("SynchronousCommand", {
        CommandLine: text(1024),
        Description: text(256),
        Order: integer(1, 500),
        RequiresUserInput: boolean,
      }),
      "oobeSystem",
    ),
    OEMInformation: onlyIn(
      group({
        HelpCustomized: boolean,
        Logo: text(259),
        Manufacturer: text(256),
        Model: text(256),
        SupportHours: text(256),
        SupportPhone: text(256),
        SupportURL: text(2083),
      }),
      "specialize",
      "oobeSystem",
      "auditUser",
      "offlineServicing",
    ),
    OOBE: onlyIn(
      group({
        HideEULAPage: boolean,
        HideOEMRegistrationScreen: boolean,
        HideOnlineAccountScreens: boolean,
        HideWirelessSetupInOOBE: boolean,
        ProtectYourPC: choice("1", "2", "3"),
      }),
      "oobeSystem",
    ),
    ProductKey: onlyIn(text(29, /^[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}$/), "specialize"),
    RegisteredOrganization: onlyIn(text(256), "offlineServicing", "specialize", "auditUser", "oobeSystem"),
    RegisteredOwner: onlyIn(text(256), "offlineServicing", "specialize", "auditUser", "oobeSystem"),
    TimeZone: onlyIn(text(256), "auditSystem", "specialize", "oobeSystem"),
    UserAccounts: onlyIn(
      group({
        AdministratorPassword: password,
        LocalAccounts: list("LocalAccount", {
          Password: password,
          Description: text(256),
          DisplayName: text(256),
          Group: text(256),
          // In practice twenty; backslashes and the like name no account.
          Name: text(20, /^[^/\\[\]:;|=,+*?<>"%@]+(?<![. ])$/),
        }),
      }),
      "auditSystem",
      "oobeSystem",
    ),
  },
};
