import type { Left } from "./report-book.ts";

const left = (why: string, remedy: string | null = null): Left => ({ why, remedy });

const wizard = left("There is no wizard: what is asked of a technician, the build decides.");
const userState = left("User state is not captured or restored.", "Keep user data in OneDrive, or save it before.");
const bitLocker = left("BitLocker is not switched on by the deployment.", "Let Intune or Group Policy do it.");
const logs = left("Logs of a deployment come to the server by themselves.");
const capture = left("Images are not captured: a build is data.");
const screen = left("The screen is left to Windows and its drivers.");
const sequence = left("Which build a device gets, a technician or a pre-staged serial number says.");
const roles = left("Roles and features are not installed by rules.", "Name the optional features in the build.");
const joining = left(
  "Joining is described in each build, not by rules.",
  "Set it in the build's tab of domain and accounts.",
);
const packages = left("Packages of Windows are not added to an image.", "Import media that are up to date.");
const windowsPe = left("Windows PE has the keyboard of its boot profile.", "Set it in the boot profile.");

/** What becomes of rules that nothing here takes over, by their names in small letters. */
const ruleWords: Readonly<Record<string, Left>> = {
  osinstall: left("Approving a device says that it may be installed."),
  deploymenttype: left("Windows is always installed anew."),
  deploymentmethod: left("How a device reaches its content, its boot profile says."),
  tasksequenceid: sequence,
  docapture: capture,
  computerbackuplocation: capture,
  backupshare: capture,
  backupdir: capture,
  backupfile: capture,
  userdatalocation: userState,
  scanstateargs: userState,
  loadstateargs: userState,
  udshare: userState,
  uddir: userState,
  udprofiles: userState,
  usmtmigfiles: userState,
  usmtconfigfile: userState,
  bdeinstall: bitLocker,
  bdeinstallsuppress: bitLocker,
  bdewaitforencryption: bitLocker,
  bderecoverykey: bitLocker,
  bdekeylocation: bitLocker,
  bdedrivesize: bitLocker,
  bdedriveletter: bitLocker,
  osdbitlockermode: bitLocker,
  osdbitlockerwaitforencryption: bitLocker,
  osdbitlockerstartupkeydrive: bitLocker,
  osdbitlockercreaterecoverypassword: bitLocker,
  slshare: logs,
  slsharedynamiclogging: logs,
  eventservice: logs,
  eventshare: logs,
  finishaction: left(
    "How a deployment ends, the build says.",
    "Choose the ending in the build's tab of the out-of-box experience.",
  ),
  hideshell: left("Nobody is signed in while software is installed, where the ending allows it."),
  applygpopack: left(
    "Security baselines are not applied from a pack.",
    "Use Group Policy, Intune, or a step with LGPO.",
  ),
  gpopackpath: left(
    "Security baselines are not applied from a pack.",
    "Use Group Policy, Intune, or a step with LGPO.",
  ),
  wsusserver: left("Windows Update is left to policies.", "Set the update server by Group Policy or Intune."),
  _smstsorgname: left("The console has the organisation's name."),
  _smstspackagename: left("The console has the build's name."),
  home_page: left("Pages of a browser are left to policies.", "Set them by Group Policy or Intune."),
  xresolution: screen,
  yresolution: screen,
  bitsperpel: screen,
  vrefresh: screen,
  domainadmin: left(
    "The account that joins is a secret of its own.",
    "Make a secret of the account, and give its name to the import with --join-account.",
  ),
  domainadmindomain: left(
    "The account that joins is a secret of its own.",
    "Make a secret of the account, and give its name to the import with --join-account.",
  ),
  domainous: left("There is no wizard that would offer them.", "Put the organisational unit into the build."),
  joindomain: joining,
  machineobjectou: joining,
  joinworkgroup: joining,
  administrators: left("Members of local groups are a matter of the local security model.", "Describe them there."),
  powerusers: left("Members of local groups are a matter of the local security model.", "Describe them there."),
  packages,
  packagegroup: packages,
  packageselectionprofile: packages,
  languagepacks: left("Language packs are not added.", "Import media in the language, or with several languages."),
  driverpaths: left("Drivers come from the library alone.", "Import the drivers of this path."),
  storagedrivergroup: left("Drivers are chosen by the device's identifiers and the filters of their packs."),
  skipgroupsubfolders: left("Drivers are chosen by the device's identifiers and the filters of their packs."),
  wizardselectionprofile: wizard,
  applicationsuccesscodes: left("Codes of success are told with each step.", "Add them to the steps that need them."),
  osroleindex: roles,
  osroles: roles,
  osroleservices: roles,
  osfeatures: roles,
  wumu_excludekb: packages,
  wumu_excludeid: packages,
  role: left("Roles of the MDT database are not there.", "Make a build for each role."),
  location: left("Rules by place are not taken over.", "Make locations, and filters that ask for them."),
  groups: left("Members of local groups are not restored.", "Describe local groups in a local security model."),
  keyboardlocalepe: windowsPe,
  deployroot: left("Boot media know their server by the boot profile."),
  userid: left("The device signs its requests with a key of its own; no account is in the boot media."),
  userdomain: left("The device signs its requests with a key of its own; no account is in the boot media."),
  userexit: left(
    "Scripts that make rules are not run: they would decide unseen.",
    "Write what it decides as filters and names.",
  ),
  subsection: left("Sections named by values are not taken over.", "Write what they say as filters."),
  properties: left("Own variables are not there.", "Write what they decide as filters and names."),
  priority: left("Boot media have no rules of their own."),
  timezone: left("Old numbers of time zones are not taken.", "Set the time zone of the organisation."),
  monitorhost: logs,
  uncpath: left("Content comes from the server and its sources."),
  physicalpath: left("Content comes from the server and its sources."),
  description: left("The share itself has no counterpart."),
};

/** Names that the mapping itself knows, for those whose writing is close to one. */
const mapped = [
  "osdcomputername computername timezonename timezone uilanguage userlocale systemlocale keyboardlocale inputlocale",
  "fullname orgname productkey overrideproductkey adminpassword userpassword domainadminpassword applications",
  "mandatoryapplications drivergroup driverselectionprofile priority",
]
  .join(" ")
  .split(" ");

/** How many letters have to change; more than two are another word. */
const isClose = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 2) return false;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [column, against] of [...other].entries())
      next.push(
        Math.min(
          (row[column] ?? 0) + (letter === against ? 0 : 1),
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return (row.at(-1) ?? 3) <= 2;
};

/** What becomes of a rule that has no place here, by its name. */
export const wordsForRule = (name: string): Left => {
  const folded = name.toLowerCase();
  const known = ruleWords[folded] ?? ruleWords[folded.replace(/\d+$/, "")];
  if (known) return known;
  if (folded.startsWith("skip")) return wizard;
  if (/^boot\./.test(folded)) return left("Boot media are made from boot profiles.", "Make a boot profile.");
  if (/^database\./.test(folded))
    return left("The MDT database is not read.", "Export its views as CSV, and import names as an asset list.");
  if (
    /^(?:sqlserver|instance|database|netlib|sqlshare|table|parameters|parametercondition|storedprocedure|order|dbid|dbpwd|webservice|method|port)$/.test(
      folded,
    )
  )
    return left(
      "Databases and web services are not asked for rules.",
      "Export what they say, and import names as an asset list.",
    );
  const meant =
    folded.length < 6
      ? undefined
      : [...Object.keys(ruleWords), ...mapped].find((candidate) => candidate !== folded && isClose(folded, candidate));
  if (meant) return left(`MDT knows no such name; “${meant}” may be meant.`, "Look whether it ever did anything.");
  return left("It is no name of MDT's own: a variable of yours.", "Write what it decides as filters, names or steps.");
};
