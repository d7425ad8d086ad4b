import { TextArea } from "@/components/ui/text-area.tsx";

type Props = { privateHosts?: readonly string[]; caBundle?: string | null };

/** What a system in a network of one's own needs; folded up for everybody else. */
export const ReachFields = ({ privateHosts = [], caBundle = null }: Props) => (
  <details open={privateHosts.length > 0 || caBundle !== null}>
    <summary>Own network or certificates</summary>
    <div className="form form-tight">
      <TextArea
        name="privateHosts"
        label="Hosts in a private network that may be called"
        rows={2}
        defaultValue={privateHosts.join("\n")}
        hint="One a line. Addresses of private networks are refused otherwise, so that nobody reaches them through Assay by mistake."
      />
      <TextArea
        name="caBundle"
        label="Certificates to trust"
        rows={4}
        defaultValue={caBundle ?? ""}
        hint="In PEM form, besides the usual authorities. Checking certificates cannot be turned off."
      />
    </div>
  </details>
);
