/** Manifests in the shapes that the community repository has them; addresses and hashes are of nobody. */

const hash = (digit: string): string => digit.repeat(64);

const at = (id: string, version: string): string =>
  `/raw/manifests/${id.charAt(0).toLowerCase()}/${id.replaceAll(".", "/")}/${version}/${id}`;

const listing = (id: string, ...versions: string[]): [string, string] => [
  `/list/manifests/${id.charAt(0).toLowerCase()}/${id.replaceAll(".", "/")}`,
  JSON.stringify(versions.map((name) => ({ name, type: "dir" }))),
];

const locale = (id: string, version: string, name: string, publisher: string): [string, string] => [
  `${at(id, version)}.locale.en-US.yaml`,
  `PackageIdentifier: ${id}\nPackageVersion: ${version}\nPackageLocale: en-US\nPublisher: ${publisher}\nPackageName: ${name}\nManifestType: defaultLocale\nManifestVersion: 1.10.0\n`,
];

const installer = (id: string, version: string, rest: string): [string, string] => [
  `${at(id, version)}.installer.yaml`,
  `# yaml-language-server: $schema=https://aka.ms/winget-manifest.installer.1.10.0.schema.json\n\nPackageIdentifier: ${id}\nPackageVersion: ${version}\n${rest}ManifestType: installer\nManifestVersion: 1.10.0\n`,
];

export const manifests: Readonly<Record<string, string>> = Object.fromEntries([
  // A program without an installer, called by its command.
  listing("Contoso.Jq", "1.7.1", "1.8.0"),
  installer(
    "Contoso.Jq",
    "1.8.0",
    `InstallerType: portable
Commands:
- jq
AppsAndFeaturesEntries:
- DisplayVersion: 1.80
Installers:
- Architecture: x64
  InstallerUrl: https://downloads.example/jq/jq-windows-amd64.exe
  InstallerSha256: ${hash("A")}
- Architecture: x86
  InstallerUrl: https://downloads.example/jq/jq-windows-i386.exe
  InstallerSha256: ${hash("B")}
`,
  ),
  locale("Contoso.Jq", "1.8.0", "jq", "Contoso Tools"),

  // Several programs in one archive, with names of their own.
  installer(
    "Contoso.Search",
    "14.1.1",
    `InstallerType: zip
NestedInstallerType: portable
ReleaseDate: 2026-01-17
Installers:
- Architecture: x64
  NestedInstallerFiles:
  - RelativeFilePath: search-14.1.1-x86_64-pc-windows-msvc\\rg.exe
    PortableCommandAlias: rg
  - RelativeFilePath: .\\search-14.1.1-x86_64-pc-windows-msvc\\tools\\index.exe
    PortableCommandAlias: rg-index.exe
  InstallerUrl: https://downloads.example/search-14.1.1-x86_64-pc-windows-msvc.zip
  InstallerSha256: ${hash("C")}
- Architecture: arm64
  ArchiveBinariesDependOnPath: true
  NestedInstallerFiles:
  - RelativeFilePath: rg.exe
  InstallerUrl: https://downloads.example/search-14.1.1-aarch64-pc-windows-msvc.zip
  InstallerSha256: ${hash("D")}
`,
  ),
  locale("Contoso.Search", "14.1.1", "Contoso Search", "Contoso Tools"),

  // An installer in an archive, and one for the person only.
  installer(
    "Contoso.Suite",
    "5.2",
    `InstallerType: zip
NestedInstallerType: inno
NestedInstallerFiles:
- RelativeFilePath: Setup\\Suite Setup.exe
InstallerSwitches:
  Custom: /MERGETASKS=!runcode
Installers:
- Architecture: x64
  Scope: machine
  InstallerUrl: https://downloads.example/suite.zip
  InstallerSha256: ${hash("E")}
  ProductCode: ContosoSuite_is1
- Architecture: x86
  Scope: user
  InstallerUrl: https://downloads.example/suite-user.zip
  InstallerSha256: ${hash("E")}
`,
  ),

  // An application that needs frameworks: one as a file, one in an archive, and a program that is neither.
  installer(
    "Contoso.Terminal",
    "1.22.10352.0",
    `Platform:
- Windows.Desktop
MinimumOSVersion: 10.0.19041.0
InstallerType: msix
PackageFamilyName: Contoso.Terminal_8wekyb3d8bbwe
Dependencies:
  PackageDependencies:
  - PackageIdentifier: Contoso.UI.Xaml.2.8
    MinimumVersion: 2.8.5
  - PackageIdentifier: Contoso.VCRedist.x64
  - PackageIdentifier: Contoso.Vanished
  WindowsFeatures:
  - NetFx3
Installers:
- Architecture: x64
  InstallerUrl: https://downloads.example/Contoso.Terminal_1.22.10352.0_8wekyb3d8bbwe.msixbundle
  InstallerSha256: ${hash("1")}
  SignatureSha256: ${hash("2")}
`,
  ),
  locale("Contoso.Terminal", "1.22.10352.0", "Contoso Terminal", "Contoso"),
  listing("Contoso.UI.Xaml.2.8", "2.8.4", "2.8.6"),
  installer(
    "Contoso.UI.Xaml.2.8",
    "2.8.6",
    `InstallerType: zip
NestedInstallerType: appx
Dependencies:
  PackageDependencies:
  - PackageIdentifier: Contoso.VCLibs.Desktop.14
Installers:
- Architecture: x64
  NestedInstallerFiles:
  - RelativeFilePath: tools/AppX/x64/Release/Contoso.UI.Xaml.2.8.appx
  InstallerUrl: https://downloads.example/contoso.ui.xaml.2.8.6.zip
  InstallerSha256: ${hash("3")}
`,
  ),
  listing("Contoso.VCLibs.Desktop.14", "14.0.33728.0"),
  installer(
    "Contoso.VCLibs.Desktop.14",
    "14.0.33728.0",
    `InstallerType: msix
Dependencies:
  PackageDependencies:
  - PackageIdentifier: Contoso.UI.Xaml.2.8
Installers:
- Architecture: x64
  InstallerUrl: https://downloads.example/Contoso.VCLibs.x64.14.00.Desktop.appx
  InstallerSha256: ${hash("4")}
`,
  ),
  listing("Contoso.VCRedist.x64", "14.44"),
  installer(
    "Contoso.VCRedist.x64",
    "14.44",
    `InstallerType: burn
Installers:
- Architecture: x64
  InstallerUrl: https://downloads.example/vc_redist.x64.exe
  InstallerSha256: ${hash("5")}
`,
  ),

  // What cannot be used, each for a reason of its own.
  ...(
    [
      ["Pwa", "InstallerType: pwa"],
      [
        "Traversal",
        "InstallerType: zip\nNestedInstallerType: exe\nNestedInstallerFiles:\n- RelativeFilePath: ..\\..\\Windows\\evil.exe",
      ],
      [
        "Absolute",
        "InstallerType: zip\nNestedInstallerType: msi\nNestedInstallerFiles:\n- RelativeFilePath: C:\\evil.msi",
      ],
      [
        "Device",
        "InstallerType: zip\nNestedInstallerType: portable\nNestedInstallerFiles:\n- RelativeFilePath: a.exe\n  PortableCommandAlias: ..\\..\\evil",
      ],
      ["Nothing", "InstallerType: zip\nNestedInstallerType: wix"],
      [
        "Several",
        "InstallerType: zip\nNestedInstallerType: wix\nNestedInstallerFiles:\n- RelativeFilePath: a.msi\n- RelativeFilePath: b.msi",
      ],
      ["Personal", "InstallerType: msix\nScope: user"],
    ] as const
  ).map(([name, fields]) =>
    installer(
      `Contoso.${name}`,
      "1.0",
      `${fields}\nInstallers:\n- Architecture: x64\n  InstallerUrl: https://downloads.example/file\n  InstallerSha256: ${hash("6")}\n`,
    ),
  ),
]);
