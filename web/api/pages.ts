import type * as pages from '#shared/audiences/pages.ts';
import { audiencesOf, part, until } from './client.ts';

/** A school's page as its head and governors are shown it. */
export const pagesApi = {
  sharedPages: async (urn: string, signal?: AbortSignal): Promise<pages.SharedPageList> =>
    (await audiencesOf[':kind'][':id'].pages.$get({ param: { kind: 'school', id: part(urn) } }, until(signal))).json(),
};
