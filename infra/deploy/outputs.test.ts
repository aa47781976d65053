import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { invalidationBody, invalidationUrl } from './invalidation.ts';
import { filled, outputsIn } from './outputs.ts';

describe('outputs', () => {
  test('a stack’s outputs stand under its name', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'placeboard-outputs-')), 'outputs.json');
    writeFileSync(path, JSON.stringify({ PlaceboardEdge: { FirewallArn: 'arn:aws:wafv2:us-east-1:1:a' } }));
    expect(outputsIn(path)).toEqual([['PlaceboardEdge.FirewallArn', 'arn:aws:wafv2:us-east-1:1:a']]);
  });

  test('words are filled with what was said', () => {
    const outputs = new Map([['PlaceboardEdge.FirewallArn', 'arn:a']]);
    expect(filled('PlaceboardWeb:FirewallArn=<PlaceboardEdge.FirewallArn>', outputs)).toBe(
      'PlaceboardWeb:FirewallArn=arn:a',
    );
  });

  test('what no stack said is an error, and no empty word', () => {
    expect(() => filled('<PlaceboardWeb.SiteBucketName>', new Map())).toThrow('PlaceboardWeb.SiteBucketName');
  });
});

describe('invalidation', () => {
  test('names each path once, and the request that it is', () => {
    expect(invalidationBody({ paths: ['/index.html', '/a b.svg'], reference: 'one' })).toBe(
      '<InvalidationBatch xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Paths><Quantity>2</Quantity><Items><Path>/index.html</Path><Path>/a%20b.svg</Path></Items></Paths><CallerReference>one</CallerReference></InvalidationBatch>',
    );
  });

  test('is asked of the distribution', () => {
    expect(invalidationUrl('E123').pathname).toBe('/2020-05-31/distribution/E123/invalidation');
  });
});
