/** Elements that hold a password; each is hidden with a name of its own. */
export type PasswordElement = "AdministratorPassword" | "Password" | "OfflineAdministratorPassword";

/**
 * A password as Windows System Image Manager writes it: the element's name behind it, UTF-16 little endian, Base64. It
 * hides nothing from anybody who wants to know. Source: Microsoft Learn, "Hide sensitive data in an answer file".
 */
export const passwordAnswer = (password: string, element: PasswordElement) => ({
  Value: Buffer.from(`${password}${element}`, "utf16le").toString("base64"),
  PlainText: false,
});
