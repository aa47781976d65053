import type { Operation } from '#kernel/operations.ts';
import { auditOperations } from './audit/routes.ts';
import { boardCommentOperations } from './boards/comment-routes.ts';
import { meetingOperations } from './boards/meeting-routes.ts';
import { boardOperations } from './boards/routes.ts';
import { communicationOperations } from './communications/operations.ts';
import { consultationOperations } from './consultations/operations.ts';
import { cycleOperations } from './cycles/operations.ts';
import { dashboardOperations } from './dashboards/operations.ts';
import { mailOperations } from './mail/routes.ts';
import { meOperations } from './me/routes.ts';
import { outsideOperations } from './people/outside-routes.ts';
import { peopleOperations } from './people/routes.ts';
import { bulkOperations } from './plans/bulk-routes.ts';
import { commentOperations } from './plans/comment-routes.ts';
import { criterionOperations } from './plans/criterion-routes.ts';
import { evidenceOperations } from './plans/evidence-routes.ts';
import { layoutOperations } from './plans/layout-routes.ts';
import { linkOperations } from './plans/link-routes.ts';
import { milestoneOperations } from './plans/milestone-routes.ts';
import { noteOperations } from './plans/notes.ts';
import { ownerOperations } from './plans/owner-routes.ts';
import { planOperations } from './plans/routes.ts';
import { strandOperations } from './plans/strand-routes.ts';
import { viewOperations } from './plans/view-routes.ts';
import { reportOperations } from './reports/operations.ts';
import { issueOperations } from './schools/issue-routes.ts';
import { schoolOperations } from './schools/routes.ts';
import { searchOperations } from './search/routes.ts';
import { settingsOperations } from './settings/routes.ts';
import { shareOperations } from './shares/routes.ts';
import { copyOperations } from './work/copy-routes.ts';
import { workOperations } from './work/routes.ts';

/** The interface of officers, for OpenAPI and the tests; no function carries it along. */
export const authorityOperations: Operation[] = [
  ...meOperations(),
  ...settingsOperations(),
  ...mailOperations(),
  ...peopleOperations(),
  ...outsideOperations(),
  ...ownerOperations(),
  ...auditOperations(),
  ...planOperations(),
  ...cycleOperations(),
  ...linkOperations(),
  ...reportOperations(),
  ...noteOperations(),
  ...criterionOperations(),
  ...commentOperations(),
  ...milestoneOperations(),
  ...evidenceOperations(),
  ...bulkOperations(),
  ...layoutOperations(),
  ...viewOperations(),
  ...boardOperations(),
  ...meetingOperations(),
  ...boardCommentOperations(),
  ...communicationOperations(),
  ...consultationOperations(),
  ...dashboardOperations(),
  ...schoolOperations(),
  ...issueOperations(),
  ...searchOperations(),
  ...strandOperations(),
  ...shareOperations(),
  ...workOperations(),
  ...copyOperations(),
];
