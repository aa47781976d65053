import type * as issues from '#shared/schools/issue.ts';
import { type How, inAuthority, one, part, sent, until } from './client.ts';

const ofSchool = one.schools[':urn'].issues;

export interface SchoolPlace {
  authority: string;
  urn: string;
}
export interface IssuePlace extends SchoolPlace {
  issue: string;
}

const inSchool = ({ authority, urn }: SchoolPlace) => ({ ...inAuthority(authority), urn: part(urn) });
const inIssue = (place: IssuePlace) => ({ ...inSchool(place), issue: part(place.issue) });

/** Restricted: a school's page as it was issued. */
export const issuesApi = {
  issues: async (place: SchoolPlace, signal?: AbortSignal): Promise<issues.IssueList> =>
    (await ofSchool.$get({ param: inSchool(place) }, until(signal))).json(),
  issue: async (place: IssuePlace, signal?: AbortSignal): Promise<issues.IssuedPage> =>
    (await ofSchool[':issue'].$get({ param: inIssue(place) }, until(signal))).json(),
  issuePage: async (place: SchoolPlace, json: issues.IssueDraft, how: How = {}): Promise<issues.IssuedPage> =>
    (await ofSchool.$post({ param: inSchool(place), json }, sent(how))).json(),
  withdrawIssue: async (place: IssuePlace, json: issues.IssueEnd, how: How): Promise<issues.IssuedPage> =>
    (await ofSchool[':issue'].$delete({ param: inIssue(place), json }, sent(how))).json(),
};
