import { changeable, configurationKey, type SiteFile, siteFileOf } from './site-files.ts';

export type DeployOptions = {
  /** Where people will find the service. Without it nobody can sign in yet. */
  readonly site: string | undefined;
  readonly certificate: string | undefined;
  /** The domain that mail comes from. @default the site's own name */
  readonly mail: string | undefined;
  /** Nobody is asked when rights become wider. */
  readonly yes: boolean;
  /** Where the template and the outputs are put. */
  readonly folder: string;
};

/** Words in angle brackets are outputs of earlier steps. */
export type Step =
  | {
      readonly does: 'run';
      readonly says: string;
      readonly command: string;
      readonly args: readonly string[];
      readonly outputs?: string;
    }
  | { readonly does: 'upload'; readonly bucket: string; readonly file: SiteFile; readonly content?: string }
  | { readonly does: 'invalidate'; readonly distribution: string; readonly paths: readonly string[] };

const bucket = '<PlaceboardWeb.SiteBucketName>';

export const buildSteps = ({ site, certificate, mail, folder }: DeployOptions): Step[] => [
  {
    does: 'run',
    says: 'Build the page',
    command: 'vite',
    args: ['build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'],
  },
  {
    does: 'run',
    says: 'Bundle the functions and synthesise the template, once for all that follows',
    command: 'cdk',
    args: [
      ...['synth', '--quiet', '--output', folder],
      ...[...context('site', site), ...context('certificate', certificate), ...context('mail', mail)],
    ],
  },
];

const context = (name: string, value: string | undefined): string[] =>
  value === undefined ? [] : ['-c', `${name}=${value}`];

/** The firewall first, because the site cannot be without it; what outlives the rest before what needs it. */
export function stackSteps(options: DeployOptions): Step[] {
  return [
    deployStep(options, 'Deploy the firewall, in us-east-1', ['PlaceboardEdge']),
    deployStep(options, 'Deploy the table, the sign-in, the domain of mail and the functions', [
      'PlaceboardData',
      'PlaceboardIdentity',
      'PlaceboardMail',
      'PlaceboardService',
    ]),
    deployStep(
      options,
      'Deploy the site',
      ['PlaceboardWeb'],
      ['--parameters', 'PlaceboardWeb:FirewallArn=<PlaceboardEdge.FirewallArn>'],
    ),
  ];
}

function deployStep(
  { folder, yes }: DeployOptions,
  says: string,
  stacks: readonly string[],
  more: readonly string[] = [],
): Step {
  const outputs = `${folder}/outputs-${stacks.at(-1)}.json`;
  const approval = ['--require-approval', yes ? 'never' : 'broadening'];
  const args = ['deploy', ...stacks, '--app', folder, '--exclusively', ...approval, '--outputs-file', outputs, ...more];
  return { does: 'run', says, command: 'cdk', args, outputs };
}

/**
 * The page in the order in which it can be used: what it names, where to sign in, the page itself. Files of earlier
 * deployments stay, for pages that are open.
 */
export function siteSteps(files: readonly SiteFile[]): Step[] {
  const configuration = siteFileOf(configurationKey);
  const entry = files.at(-1);
  const others = files.slice(0, -1);
  return [
    ...others.map((file): Step => ({ does: 'upload', bucket, file })),
    { does: 'upload', bucket, file: configuration, content: '<PlaceboardIdentity.WebConfiguration>' },
    ...(entry ? [{ does: 'upload', bucket, file: entry } as const] : []),
    {
      does: 'invalidate',
      distribution: '<PlaceboardWeb.DistributionId>',
      paths: changeable([...files, configuration]),
    },
  ];
}

/** A step as it is printed before it is done, or instead. */
export function inWords(step: Step): string {
  if (step.does === 'run') return `${step.says}\n    ${step.command} ${step.args.join(' ')}`;
  if (step.does === 'invalidate') return `Let CloudFront ${step.distribution} fetch ${step.paths.join(' ')} again`;
  const { key, contentType, cacheControl } = step.file;
  return `Upload ${key} to ${step.bucket} (${contentType}; ${cacheControl})${step.content ? ` from ${step.content}` : ''}`;
}
