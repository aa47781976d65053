import { randomBytes } from 'node:crypto';
import { ACCOUNT } from './names.ts';
import type { Role } from './world.ts';

export type Credentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expires: number;
  roleArn: string;
  roleName: string;
  sessionName: string;
  /** The session's tags over the role's own, as `aws:PrincipalTag/…` shows them. */
  tags: Record<string, string>;
  sessionPolicy: Record<string, unknown> | undefined;
};
type Session = {
  sessionName: string;
  tags: Record<string, string>;
  seconds: number;
  sessionPolicy?: Record<string, unknown> | undefined;
};
export type CredentialStore = {
  issue(role: Role, session: Session): Credentials;
  find(accessKeyId: string): Credentials | undefined;
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SWEEP_EVERY = 1000;
const KEEP_EXPIRED_MS = 3_600_000;

export const callerArn = (caller: Credentials): string =>
  `arn:aws:sts::${ACCOUNT}:assumed-role/${caller.roleName}/${caller.sessionName}`;

export function credentialStore(): CredentialStore {
  const issued = new Map<string, Credentials>();
  let count = 0;
  const sweep = () => {
    for (const [key, { expires }] of issued) if (expires + KEEP_EXPIRED_MS < Date.now()) issued.delete(key);
  };
  return {
    issue(role, session) {
      count += 1;
      if (count % SWEEP_EVERY === 0) sweep();
      const credentials: Credentials = {
        accessKeyId: `ASIA${letters(16)}`,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(96).toString('base64'),
        expires: Date.now() + session.seconds * 1000,
        roleArn: role.arn,
        roleName: role.name,
        sessionName: session.sessionName,
        tags: { ...role.tags, ...session.tags },
        sessionPolicy: session.sessionPolicy,
      };
      issued.set(credentials.accessKeyId, credentials);
      return credentials;
    },
    find: (accessKeyId) => issued.get(accessKeyId),
  };
}

const letters = (length: number): string => [...randomBytes(length)].map((byte) => ALPHABET[byte % 32]).join('');
