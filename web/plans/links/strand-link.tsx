import { Link } from '@tanstack/react-router';

interface StrandLinkProps {
  strand: string;
  authority: string;
  name: string;
}

/** The way to a strand of the authority’s list, and to what else leads to it. */
export function StrandLink({ strand, authority, name }: StrandLinkProps) {
  return (
    <Link className="govuk-link" to="/$authority/strands/$strand" params={{ authority, strand }}>
      {name}
    </Link>
  );
}
