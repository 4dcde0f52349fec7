/** Something of Windows that builds switch or remove, by the name that Windows has for it. */
interface NamedContent {
  readonly name: string;
  readonly title: string;
}

/**
 * Optional features of Windows 10 and 11 that administrators switch, as `Get-WindowsOptionalFeature -Online` lists them.
 * Source: Microsoft Learn, "Add or remove features: Windows client" and the pages of the features themselves.
 */
export const usualFeatures: readonly (NamedContent & { readonly isOn: boolean })[] = [
  {
    name: "NetFx3",
    title: ".NET Framework 3.5; its files are not in the image and come from Windows Update",
    isOn: false,
  },
  { name: "Microsoft-Hyper-V-All", title: "Hyper-V", isOn: false },
  { name: "VirtualMachinePlatform", title: "Virtual Machine Platform", isOn: false },
  { name: "HypervisorPlatform", title: "Windows Hypervisor Platform", isOn: false },
  { name: "Microsoft-Windows-Subsystem-Linux", title: "Windows Subsystem for Linux", isOn: false },
  { name: "Containers", title: "Containers", isOn: false },
  { name: "Containers-DisposableClientVM", title: "Windows Sandbox", isOn: false },
  { name: "TelnetClient", title: "Telnet client", isOn: false },
  { name: "TFTP", title: "TFTP client", isOn: false },
  { name: "SMB1Protocol", title: "SMB 1.0, unsafe", isOn: false },
  { name: "DirectPlay", title: "DirectPlay", isOn: false },
  { name: "IIS-WebServerRole", title: "Internet Information Services", isOn: false },
  { name: "MSMQ-Container", title: "Message Queue Server", isOn: false },
  { name: "Client-DeviceLockdown", title: "Device lockdown: Enterprise, Education, IoT", isOn: false },
  { name: "Client-EmbeddedShellLauncher", title: "Shell Launcher: Enterprise, Education, IoT", isOn: false },
  { name: "Client-KeyboardFilter", title: "Keyboard filter: Enterprise, Education, IoT", isOn: false },
  { name: "Client-UnifiedWriteFilter", title: "Unified write filter: Enterprise, Education, IoT", isOn: false },
  { name: "Printing-PrintToPDFServices-Features", title: "Microsoft Print to PDF", isOn: true },
  { name: "WorkFolders-Client", title: "Work Folders", isOn: true },
  { name: "WindowsMediaPlayer", title: "Windows Media Player (legacy)", isOn: true },
  { name: "MediaPlayback", title: "Media features", isOn: true },
];

/**
 * Apps that Windows 11 provisions for each new account. Source: Microsoft Learn, "Provisioned apps installed with the Windows
 * client OS" (windows/application-management/overview-windows-apps).
 */
export const usualApps: readonly NamedContent[] = [
  { name: "Clipchamp.Clipchamp", title: "Clipchamp" },
  { name: "Microsoft.BingNews", title: "News" },
  { name: "Microsoft.BingSearch", title: "Web search of the Start menu" },
  { name: "Microsoft.BingWeather", title: "Weather" },
  { name: "Microsoft.GamingApp", title: "Xbox" },
  { name: "Microsoft.GetHelp", title: "Get Help" },
  { name: "Microsoft.MicrosoftOfficeHub", title: "Microsoft 365 Copilot (Office hub)" },
  { name: "Microsoft.MicrosoftSolitaireCollection", title: "Solitaire Collection" },
  { name: "Microsoft.MicrosoftStickyNotes", title: "Sticky Notes" },
  { name: "Microsoft.OutlookForWindows", title: "Outlook (new)" },
  { name: "Microsoft.PowerAutomateDesktop", title: "Power Automate" },
  { name: "Microsoft.Todos", title: "Microsoft To Do" },
  { name: "Microsoft.Windows.DevHome", title: "Dev Home" },
  { name: "Microsoft.WindowsFeedbackHub", title: "Feedback Hub" },
  { name: "Microsoft.WindowsSoundRecorder", title: "Sound Recorder" },
  { name: "Microsoft.Xbox.TCUI", title: "Xbox Live in-game experience" },
  { name: "Microsoft.XboxGamingOverlay", title: "Game Bar" },
  { name: "Microsoft.XboxSpeechToTextOverlay", title: "Game speech window" },
  { name: "Microsoft.YourPhone", title: "Phone Link" },
  { name: "Microsoft.ZuneMusic", title: "Media Player" },
  { name: "MicrosoftCorporationII.QuickAssist", title: "Quick Assist" },
  { name: "MSTeams", title: "Microsoft Teams" },
];

/** Apps that others need; removing them has broken WinGet, the Store, or sign-ins. */
export const neededApps: readonly NamedContent[] = [
  { name: "Microsoft.DesktopAppInstaller", title: "App Installer: WinGet is part of it" },
  { name: "Microsoft.WindowsStore", title: "Microsoft Store: Intune installs Store apps by it" },
  { name: "Microsoft.StorePurchaseApp", title: "Store purchases: the Store needs it" },
  { name: "Microsoft.SecHealthUI", title: "Windows Security: its pages are in it" },
  { name: "Microsoft.XboxIdentityProvider", title: "Xbox identity: sign-ins of apps have failed without it" },
];
