import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type PrivateAuthority = {
  /** Its own certificate, PEM. */
  readonly ca: string;
  /** Of a server that is called by this address. */
  readonly server: { readonly key: string; readonly cert: string };
};

/** A certificate authority that nobody knows, and a server of this machine that it vouches for; made with openssl. */
export function privateAuthority(name: string): PrivateAuthority {
  const dir = mkdtempSync(join(tmpdir(), "assay-authority-"));
  const at = (file: string): string => join(dir, file);
  const openssl = (...args: readonly string[]): void =>
    void execFileSync("openssl", [...args], { cwd: dir, stdio: "pipe" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  try {
    openssl(
      "req",
      "-x509",
      ...key,
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem",
      "-days",
      "2",
      "-subj",
      `/CN=${name}`,
    );
    openssl("req", ...key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=127.0.0.1");
    writeFileSync(at("names"), "subjectAltName=IP:127.0.0.1\n");
    const signed = [
      "-CA",
      "ca.pem",
      "-CAkey",
      "ca.key",
      "-CAcreateserial",
      "-days",
      "2",
      "-extfile",
      "names",
    ];
    openssl("x509", "-req", "-in", "server.csr", "-out", "server.pem", ...signed);
    const read = (file: string): string => readFileSync(at(file), "utf8");
    return { ca: read("ca.pem"), server: { key: read("server.key"), cert: read("server.pem") } };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
