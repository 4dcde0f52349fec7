import { hiddenValue } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { isSecret, withoutSecrets } from "./secrets.ts";

const secret = "hunter2!";
const encoded = Buffer.from(`net user bob ${secret} /add`, "utf16le").toString("base64");

describe("passwords in commands", () => {
  it.each([
    `msiexec /i a.msi ADMINPASSWORD="${secret}" /qn`,
    `setup.exe /password:${secret} /q`,
    `setup.exe --password ${secret} --quiet`,
    `setup.exe -Pwd '${secret}'`,
    `net user bob ${secret} /add`,
    `net.exe use Z: \\\\srv\\share ${secret} /user:corp\\bob`,
    `powershell -Command "$p = ConvertTo-SecureString '${secret}' -AsPlainText -Force"`,
    `powershell.exe -EncodedCommand ${encoded}`,
    `schtasks /create /tn x /ru corp\\bob /rp ${secret}`,
    `cctk.exe --valsetuppwd=${secret}`,
    `curl https://bob:${secret}@files.contoso.com/a`,
    `loadstate /key:"${secret}"`,
  ])("are hidden: %s", (command) => {
    const shown = withoutSecrets(command);
    expect(shown).toMatchObject({ hidden: true, text: expect.stringContaining(hiddenValue) });
    expect(shown.text).not.toContain(secret);
    expect(shown.text).not.toContain(encoded);
  });

  it("and product keys", () => {
    const { text } = withoutSecrets("cscript slmgr.vbs /ipk ABCDE-12345-abcde-67890-FGHIJ");
    expect(text).toBe(`cscript slmgr.vbs /ipk ${hiddenValue}`);
  });

  it.each([
    'msiexec /i "a.msi" TRANSFORMS="b.mst" /qn /norestart',
    "setup.exe /S /PasswordFile=C:\\a.txt",
    "join.cmd -Password %AdminPassword%",
    "net use Z: \\\\srv\\share /persistent:no",
    "SkipAdminPassword=YES",
  ])("are not seen where there are none: %s", (command) => {
    expect(withoutSecrets(command)).toEqual({ text: command, hidden: false });
  });

  it("are known by the names of settings, with their slips, and switches are none", () => {
    const names = ["AdminPassword", "DomainAdminPasword", "UserPassword", "BDEPin", "DBPwd", "ProductKey"];
    for (const name of names) expect(isSecret(name, secret)).toBe(true);
    expect(isSecret("SkipAdminPassword", "YES")).toBe(false);
    expect(isSecret("SkipAdminPassword", secret)).toBe(true);
    expect(isSecret("OrgName", secret)).toBe(false);
  });
});
