import type { Node } from 'constructs';

/** Where people find the service. Until it is said at deployment, a name that can never resolve. */
export type Site = {
  readonly host: string;
  /** The certificate for that name, in us-east-1. @default none: CloudFront's own name and certificate */
  readonly certificateArn: string | undefined;
  /** The domain that mail comes from. @default the site's own name */
  readonly mailDomain: string;
};

function text(node: Node, name: string): string | undefined {
  const value: unknown = node.tryGetContext(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads `-c site=plans.example.gov.uk -c certificate=arn:… -c mail=example.gov.uk` from the command line. */
export function siteFrom(node: Node): Site {
  const host = text(node, 'site') ?? 'placeboard.invalid';
  return { host, certificateArn: text(node, 'certificate'), mailDomain: text(node, 'mail') ?? host };
}

export const siteOrigin = (site: Site): string => `https://${site.host}`;
