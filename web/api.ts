import { audiencesApi } from './api/audiences.ts';
import { authoritiesApi } from './api/authorities.ts';
import { boardCommentsApi } from './api/board-comments.ts';
import { boardsApi } from './api/boards.ts';
import { communicationsApi } from './api/communications.ts';
import { consultationsApi } from './api/consultations.ts';
import { copiesApi } from './api/copies.ts';
import { criteriaApi } from './api/criteria.ts';
import { cyclesApi } from './api/cycles.ts';
import { discussionApi } from './api/discussion.ts';
import { evidenceApi } from './api/evidence.ts';
import { issuesApi } from './api/issues.ts';
import { linksApi } from './api/links.ts';
import { mailApi } from './api/mail.ts';
import { milestonesApi } from './api/milestones.ts';
import { outsideApi } from './api/outside.ts';
import { ownersApi } from './api/owners.ts';
import { pagesApi } from './api/pages.ts';
import { plansApi } from './api/plans.ts';
import { reportsApi } from './api/reports.ts';
import { schoolsApi } from './api/schools.ts';
import { searchApi } from './api/search.ts';
import { strandsApi } from './api/strands.ts';
import { workApi } from './api/work.ts';
import { workingApi } from './api/working.ts';

/** Everything that the page asks of the service. Answers are checked against the shared types when this is compiled. */
export const api = {
  ...authoritiesApi,
  ...plansApi,
  ...linksApi,
  ...boardsApi,
  ...boardCommentsApi,
  ...cyclesApi,
  ...reportsApi,
  ...schoolsApi,
  ...workApi,
  ...copiesApi,
  ...audiencesApi,
  ...outsideApi,
  ...communicationsApi,
  ...consultationsApi,
  ...issuesApi,
  ...pagesApi,
  ...mailApi,
  ...criteriaApi,
  ...discussionApi,
  ...milestonesApi,
  ...evidenceApi,
  ...ownersApi,
  ...searchApi,
  ...strandsApi,
  ...workingApi,
};
