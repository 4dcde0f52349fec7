/** Saves a certificate as the portal wants it uploaded: PEM text in a .cer file. Nothing of it is secret. */
export const downloadCertificate = (certificatePem: string, sha1Thumbprint: string): void => {
  const address = URL.createObjectURL(new Blob([certificatePem], { type: "application/x-x509-ca-cert" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `windlass-${sha1Thumbprint.slice(0, 8)}.cer`;
  link.click();
  URL.revokeObjectURL(address);
};
