/** Names of standards, algorithms and the like that are written as a work item's key is. */
const NAMES =
  /^(?:UTF-(?:7|8|16|32)|UCS-[24]|SHA-?\d*-\d+|SHA-\d+|MD-\d+|AES-\d+|RSA-\d+|DES-\d+|CRC-\d+|ISO-\d+|IEC-\d+|IEEE-\d+|RFC-\d+|ANSI-\d+|ECMA-\d+|ES-\d+|PEP-\d+|JEP-\d+|KIP-\d+|WCAG-\d|HTTP-[123]|TLS-1|SSL-[23]|IPV-[46]|BASE-(?:32|64)|BASE64-\d+|COVID-19|SARS-\d+|CVE-\d+|CWE-\d+|GHSA-\d+|X86-\d+|ARM-\d+|WIN-\d+|UTC-\d+|GMT-\d+|GPT-\d+|CLAUDE-\d+|GEMINI-\d+|LLAMA-\d+|H-26[45]|MP-[34]|Q[1-4]-\d+|FY-\d+)$/;

/** Whether a label in capitals, such as `UTF-8`, names something else than a work item, whatever the projects are called. */
export const isLookAlike = (label: string): boolean => NAMES.test(label);
