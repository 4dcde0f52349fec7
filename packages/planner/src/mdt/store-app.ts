import { powershellText } from "../software/quoting.ts";

/**
 * Provisions a Store app for everybody, as ZTIApplications.wsf does: with the packages of `Dependencies` for the device's
 * architecture, and the first XML file beside it as its licence.
 *
 * @param file in the package
 */
export const storeAppScript = (file: string): string =>
  [
    "$ErrorActionPreference = 'Stop'",
    `$app = Get-Item -LiteralPath ${powershellText(file.replaceAll("/", "\\"))}`,
    "$folder = Join-Path $app.DirectoryName 'Dependencies'",
    "$kinds = if ([Environment]::Is64BitOperatingSystem) { 'x64', 'x86', '.' } else { 'x86', '.' }",
    "$needed = @(foreach ($kind in $kinds) { Get-ChildItem -Path (Join-Path $folder $kind) -File -ErrorAction SilentlyContinue |",
    "  Where-Object Extension -in '.appx', '.msix', '.appxbundle', '.msixbundle' | ForEach-Object FullName })",
    "$licence = Get-ChildItem -LiteralPath $app.DirectoryName -Filter *.xml -File | Select-Object -First 1",
    "$given = @{ Online = $true; PackagePath = $app.FullName }",
    "if ($needed) { $given.DependencyPackagePath = $needed }",
    "if ($licence) { $given.LicensePath = $licence.FullName } else { $given.SkipLicense = $true }",
    "Add-AppxProvisionedPackage @given | Out-Null",
    "",
  ].join("\r\n");
