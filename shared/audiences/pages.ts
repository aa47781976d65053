import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { IssueId } from '../ids.ts';
import { SchoolPage } from '../schools/issue.ts';
import { SharedBy } from './schema.ts';

/** A school's page as its head and governors see it: whose it is, which issue, and all that it says. */
export const SharedPage = z
  .object({
    authority: SharedBy,
    issue: IssueId,
    until: LocalDate,
    page: SchoolPage,
  })
  .meta({ id: 'SharedPage' });
export type SharedPage = z.infer<typeof SharedPage>;

export const SharedPageList = z
  .object({
    items: z.array(SharedPage).describe('Newest first: the first is the one that counts'),
    next: z.string().nullable(),
  })
  .meta({ id: 'SharedPageList' });
export type SharedPageList = z.infer<typeof SharedPageList>;
