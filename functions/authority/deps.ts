import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SeatRow } from '#kernel/actor.ts';
import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import type { Audience } from '#kernel/keys.ts';
import type { Log } from '#kernel/log.ts';
import type { ObjectStore } from '#kernel/objects.ts';
import type { Credentials, Sessions } from '#kernel/session.ts';
import type { Table } from '#kernel/table.ts';
import type { Suspension } from '#shared/authorities/standing.ts';
import type { AudienceId, AuthorityId, Compartment, PersonId } from '#shared/ids.ts';

/** What the function is given when it starts; nothing here belongs to one authority. */
export type Deps = {
  tableName: string;
  /** The function’s own role: it may read one seat by key, and where a sign-in has seats. */
  base: DynamoDBDocumentClient;
  sessions: Sessions;
  clientFor(credentials: Credentials): DynamoDBDocumentClient;
  objectsFor(credentials: Credentials): ObjectStore;
  /** Issuer to provider id. */
  providers: Readonly<Record<string, string>>;
  clock: () => Date;
  newId: () => string;
  newToken: () => string;
  log: Log;
};

/** One request's rights: who, in which authority, through which credentials. Made by `access.ts` alone. */
export type Session = {
  authority: AuthorityId;
  audience: Audience;
  seat: SeatRow;
  /** Since when, why and until when the authority can only be read; null while it can be worked in. */
  suspended: Suspension | null;
  person: PersonId;
  today: string;
  now: string;
  table: Table;
  objects: ObjectStore;
  newId: () => string;
  newToken: () => string;
  /** A table of one restricted compartment; the seat’s clearance is checked first. */
  restricted(compartment: Compartment, does: 'read' | 'write'): Promise<{ table: Table; audience: Audience }>;
  /** For ending the seats that the authority gave at one of its boards or at a school; an administrator’s alone. */
  seatsOutside(audience: AudienceId): Promise<Table>;
  /** For signing the way of one file of evidence to its place: objects of which it can put that one. */
  uploading(file: string): Promise<ObjectStore>;
  /** What came in from outside, with what is made of it: an editor’s alone. */
  inbox(): Promise<Table>;
};

export type AuthorityEnv = {
  Bindings: LambdaBindings;
  Variables: RequestVariables & { session: Session };
};
