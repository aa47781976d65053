import { describe, expect, test } from 'vitest';
import { buildSteps, type DeployOptions, inWords, type Step, siteSteps, stackSteps } from './plan.ts';
import { siteFileOf } from './site-files.ts';

const options: DeployOptions = {
  site: undefined,
  certificate: undefined,
  mail: undefined,
  yes: false,
  folder: '/work/deploy',
};
const argsOf = (steps: readonly Step[]) => steps.map((step) => (step.does === 'run' ? step.args.join(' ') : ''));

describe('buildSteps', () => {
  test('the page and the template are built once, before anything is deployed', () => {
    expect(argsOf(buildSteps(options))).toEqual([
      'build --config web/vite.config.ts --logLevel warn',
      'synth --quiet --output /work/deploy',
    ]);
  });

  test('the domain of mail is in the template', () => {
    expect(argsOf(buildSteps({ ...options, mail: 'example.gov.uk' }))[1]).toContain('-c mail=example.gov.uk');
  });

  test('the name and the certificate of the site are in the template', () => {
    const named = { ...options, site: 'plans.example.gov.uk', certificate: 'arn:aws:acm:us-east-1:1:certificate/a' };
    expect(argsOf(buildSteps(named))[1]).toContain(
      '-c site=plans.example.gov.uk -c certificate=arn:aws:acm:us-east-1:1:certificate/a',
    );
  });
});

describe('stackSteps', () => {
  test('the firewall is there before the site, and the table before the functions', () => {
    const stacks = argsOf(stackSteps(options)).map((args) => args.match(/Placeboard[A-Z][a-z]+(?= )/g));
    expect(stacks).toEqual([
      ['PlaceboardEdge'],
      ['PlaceboardData', 'PlaceboardIdentity', 'PlaceboardMail', 'PlaceboardService'],
      ['PlaceboardWeb'],
    ]);
  });

  test('the site is given the firewall that the edge stack made', () => {
    expect(argsOf(stackSteps(options))[2]).toContain(
      '--parameters PlaceboardWeb:FirewallArn=<PlaceboardEdge.FirewallArn>',
    );
  });

  test('wider rights are asked about unless that was answered beforehand', () => {
    expect(argsOf(stackSteps(options)).every((args) => args.includes('--require-approval broadening'))).toBe(true);
    const willing = argsOf(stackSteps({ ...options, yes: true }));
    expect(willing.every((args) => args.includes('--require-approval never'))).toBe(true);
  });
});

describe('siteSteps', () => {
  const steps = siteSteps(['assets/main-6unO2JxA.js', 'mark.svg', 'index.html'].map(siteFileOf));

  test('the page comes after all that it needs', () => {
    const keys = steps.flatMap((step) => (step.does === 'upload' ? [step.file.key] : []));
    expect(keys).toEqual(['assets/main-6unO2JxA.js', 'mark.svg', 'config.json', 'index.html']);
  });

  test('where to sign in is what the identity stack says', () => {
    expect(steps.find((step) => step.does === 'upload' && step.file.key === 'config.json')).toMatchObject({
      content: '<PlaceboardIdentity.WebConfiguration>',
    });
  });

  test('at the end CloudFront fetches again what has kept its name, and nothing else', () => {
    expect(steps.at(-1)).toEqual({
      does: 'invalidate',
      distribution: '<PlaceboardWeb.DistributionId>',
      paths: ['/mark.svg', '/index.html', '/config.json'],
    });
  });

  test('each step can be said in words', () => {
    expect(steps.map(inWords)[0]).toBe(
      'Upload assets/main-6unO2JxA.js to <PlaceboardWeb.SiteBucketName> (text/javascript; charset=utf-8; public, max-age=31536000, immutable)',
    );
  });
});
