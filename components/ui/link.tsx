import type { ComponentProps } from "react";

type Props = ComponentProps<"a"> & {
  href: string;
  /** The page stays where it is scrolled to. */
  stay?: boolean;
};

/** A link to a page of ours. `soft-links.tsx` follows it without loading the document again; nothing is fetched before. */
export const Link = ({ stay, children, ...rest }: Props) => (
  <a {...rest} {...(stay && { "data-stay": "" })}>
    {children}
  </a>
);
