import { hiddenValue } from "@windlass/protocol";

/**
 * Words in names of settings, options and properties whose values are passwords or product keys, with the slips of the
 * field ("DomainAdminPasword"). The list of MDT's own: AdminPassword, UserPassword, DomainAdminPassword, ADDSPassword,
 * SafeModeAdminPassword, TpmOwnerPassword, SMSTSRunCommandLineUserPassword, BDEPin, OSDBitLockerPin, DBPwd, ProductKey.
 */
const secretWord =
  "pas{1,3}w|passord|passphrase|passcode|pwd|kennwor|secret|credential|token|apikey|bdepin|bitlockerpin|pidkey|product_?key|licen[cs]e_?key|activation_?key|serial_?key";
const secretName = new RegExp(secretWord, "i");

/** A wizard page to skip, or a file that holds the password: neither is one. */
const harmlessName = /^skip|(?:file|path)$/i;

/** What stands at such names without being a secret: switches, where a recovery password is kept, another variable. */
const harmlessValue = /^(?:|yes|no|true|false|ad|none|[01]|%\w+%)$/i;

export const isSecret = (name: string, value: string): boolean => {
  if (harmlessValue.test(value.trim())) return false;
  // SkipAdminPassword is a switch; a value that is none was meant for something else.
  return secretName.test(name) && (!harmlessName.test(name) || /^skip/i.test(name));
};

const value = `("[^"]*"?|'[^']*'?|[^\\s"']\\S*)`;
/** Bounded, so that a hostile text of one such character costs no more than another. */
const word = `[\\w.:-]{0,60}(?:${secretWord})\\w{0,60}`;

/** `NAME=value`, `/name:value`, and behind an option `-name value`; in the second and third part what is kept and hidden. */
const named = new RegExp(`((?:^|[\\s"';,{(/-])(?:--?|/)?${word}\\s*[=:]\\s*)${value}`, "gi");
const option = new RegExp(`((?:^|\\s)(?:--?|/)${word}\\s+)${value}`, "gi");

const hideUnless = (harmless: RegExp) => (whole: string, kept: string, hidden: string) => {
  const name = kept.replace(/[\s=:]+$/, "");
  return harmless.test(hidden.replaceAll(/["']/g, "")) ||
    /(?:file|path)$/i.test(name) ||
    /^[\s"';,{(/-]*skip/i.test(name)
    ? whole
    : kept + hiddenValue;
};

/** Programs that take a password by its place or by a short option. */
const placed: readonly RegExp[] = [
  /(\bnet1?(?:\.exe)?"?\s+user\s+(?:"[^"]*"|\S+)\s+)("[^"]*"|[^\s/]\S*)/gi,
  /(\bschtasks(?:\.exe)?\b[^\r\n]{0,300}?\s\/(?:rp|p)\s+)("[^"]*"|\S+)/gi,
  /(\b(?:psexec|psexec64|plink|pscp)(?:\.exe)?\b[^\r\n]{0,300}?\s-p(?:w|\s)\s*)("[^"]*"|\S+)/gi,
  /(\bConvertTo-SecureString\s+(?:-String\s+)?)("[^"]*"|'[^']*'|[^\s$-]\S*)/gi,
  /(\s\/key:\s*)("[^"]*"|\S+)/gi,
  /([-/](?:p|pass)[:=])("[^"]*"|\S+)/gi,
  /(\s-pass\s+)("[^"]*"|\S+)/gi,
  /(:\/\/[^\s/:@]+:)([^\s/@]+)(?=@)/g,
];

const productKey = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b/gi;

/** `net use X: \\server\share password /user:name`: whatever is no drive, share, switch or `*`. */
const hideNetUse = (text: string): string =>
  text.replaceAll(/(\bnet1?(?:\.exe)?"?\s+use\s)([^\r\n&|]*)/gi, (_whole, kept: string, rest: string) => {
    const words = rest.replaceAll(/"[^"]*"|\S+/g, (word) =>
      /^(?:"?\\\\|"?[A-Za-z]:"?$|\/|\*|%|yes$|no$)/i.test(word) ? word : hiddenValue,
    );
    return kept + words;
  });

/** PowerShell takes a command as Base64 of UTF-16; one that holds a secret is hidden as a whole. */
const hideEncoded = (text: string): string =>
  text.replaceAll(/(\s-e(?:nc|ncodedcommand|c)?\s+)([A-Za-z0-9+/=]{16,})/gi, (whole, kept: string, encoded: string) => {
    const decoded = Buffer.from(encoded, "base64").toString("utf16le");
    return hidePlain(decoded) === decoded ? whole : kept + hiddenValue;
  });

const hidePlain = (text: string): string => {
  const namesHidden = text
    .replaceAll(productKey, hiddenValue)
    .replaceAll(named, hideUnless(harmlessValue))
    .replaceAll(option, hideUnless(harmlessValue));
  return placed.reduce(
    (known, pattern) =>
      known.replaceAll(pattern, (whole, kept: string, hidden: string) =>
        harmlessValue.test(hidden) ? whole : kept + hiddenValue,
      ),
    hideNetUse(namesHidden),
  );
};

/** cmd.exe takes 8,191 characters. A longer text is not looked through, and not handed out. */
const longestText = 8200;

/** A text without the passwords and product keys that can be recognised in it, and whether there were any. */
export const withoutSecrets = (text: string): { readonly text: string; readonly hidden: boolean } => {
  if (text.length > longestText) return { text: hiddenValue, hidden: true };
  const shown = hideEncoded(hidePlain(text));
  return { text: shown, hidden: shown !== text };
};
