import { type Keys, signedPost } from '../signed-fetch.ts';

export type Invalidation = {
  readonly distribution: string;
  readonly paths: readonly string[];
  readonly reference: string;
};

export const invalidationUrl = (distribution: string): URL =>
  new URL(
    `/2020-05-31/distribution/${encodeURIComponent(distribution)}/invalidation`,
    process.env.AWS_ENDPOINT_URL_CLOUDFRONT ?? 'https://cloudfront.amazonaws.com',
  );

export function invalidationBody({ paths, reference }: Omit<Invalidation, 'distribution'>): string {
  const items = paths.map((path) => `<Path>${escaped(encodeURI(path))}</Path>`).join('');
  return [
    '<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">',
    `<Paths><Quantity>${paths.length}</Quantity><Items>${items}</Items></Paths>`,
    `<CallerReference>${escaped(reference)}</CallerReference>`,
    '</InvalidationBatch>',
  ].join('');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One call does not earn a client for CloudFront. */
export async function invalidate(invalidation: Invalidation, keys: Keys): Promise<void> {
  const response = await signedPost({
    service: 'cloudfront',
    region: 'us-east-1',
    keys,
    url: invalidationUrl(invalidation.distribution),
    body: invalidationBody(invalidation),
    contentType: 'application/xml',
  });
  if (!response.ok) throw new Error(`CloudFront answered ${response.status}: ${await response.text()}`);
}
