import { Link } from "@/components/ui/link.tsx";

export default function NotFound() {
  return (
    <main id="content" className="gate" tabIndex={-1}>
      <Link href="/" className="brand">
        Assay
      </Link>
      <h1>There is nothing at this address</h1>
      <p>
        <Link href="/">Go to the first page</Link>, or ask whoever sent you the link: it may belong to an
        organisation that you are not part of.
      </p>
    </main>
  );
}
