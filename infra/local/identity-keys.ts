import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod';

const IdentityKeys = z.object({
  signing: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), n: z.string(), e: z.string(), d: z.string() }),
  cookies: z.array(z.string()).min(1),
});
export type IdentityKeys = z.infer<typeof IdentityKeys>;

/** The provider's keys, made once and kept with the data, so that a restart signs nobody out. */
export async function identityKeys(path: string): Promise<IdentityKeys> {
  if (existsSync(path)) return IdentityKeys.parse(JSON.parse(readFileSync(path, 'utf8')));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const keys = IdentityKeys.parse({
    signing: { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' },
    cookies: [randomBytes(32).toString('base64url')],
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
