import type { Operation } from '#kernel/operations.ts';
import {
  Cancelling,
  Communication,
  CommunicationChange,
  CommunicationDraft,
  CommunicationList,
  CommunicationQuery,
  ResultDraft,
  Sending,
} from '#shared/communications/schema.ts';
import { base, one } from './paths.ts';

export const communicationOperations = (): Operation[] => [
  {
    ...{ method: 'get', path: base, id: 'listCommunications', needs: 'read', status: 200 },
    summary: 'The communications plan by date, as JSON or as comma-separated values',
    ...{ query: CommunicationQuery, answer: CommunicationList },
  },
  {
    ...{ method: 'post', path: base, id: 'planCommunication', needs: 'edit', status: 201 },
    ...{ summary: 'Plan a message', body: CommunicationDraft, answer: Communication },
  },
  {
    ...{ method: 'get', path: one, id: 'getCommunication', needs: 'read', status: 200 },
    ...{ summary: 'A message and what came of it', answer: Communication },
  },
  {
    ...{ method: 'patch', path: one, id: 'changeCommunication', needs: 'edit', conditional: true, status: 200 },
    ...{ summary: 'Change a message that was not sent yet', body: CommunicationChange, answer: Communication },
  },
  {
    ...{ method: 'delete', path: one, id: 'cancelCommunication', needs: 'edit', conditional: true, status: 200 },
    ...{ summary: 'Cancel a message, with a reason', body: Cancelling, answer: Communication },
  },
  {
    ...{ method: 'post', path: `${one}/sent`, id: 'recordSent', needs: 'contribute', conditional: true, status: 200 },
    ...{ summary: 'Record that a message went out', body: Sending, answer: Communication },
  },
  {
    ...{ method: 'post', path: `${one}/results`, id: 'recordResult', needs: 'contribute', conditional: true },
    ...{ summary: 'Record what came of a message', body: ResultDraft, status: 200, answer: Communication },
  },
  {
    ...{ method: 'post', path: `${one}/reopen`, id: 'reopenCommunication', needs: 'contribute', conditional: true },
    ...{ summary: 'Take back that a message was sent or cancelled', status: 200, answer: Communication },
  },
];
