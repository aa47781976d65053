import type { IssueId, Urn } from '#shared/ids.ts';
import { type Audience, join, type Key, keySeparator, type Partition, within } from './keys.ts';

/** Restricted: the pages of schools as they were issued, by school and then by when, oldest first. */
export const issuesPartition = (audience: Audience): Partition => within(audience, 'ISSUED');
export const issueKey = (audience: Audience, { urn, id }: { urn: Urn; id: IssueId }): Key => ({
  pk: issuesPartition(audience),
  sk: join('ISSUED', urn, id),
});
export const issuesOfSchool = (urn: Urn): string => `${join('ISSUED', urn)}${keySeparator}`;
