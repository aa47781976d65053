import * as z from 'zod';
import type { Operation } from '#kernel/operations.ts';
import { PublishedList, PublishedMeeting } from '#shared/audiences/meetings.ts';
import { SharedConsultation } from '#shared/consultations/shown.ts';

const Health = z.object({ state: z.literal('up') }).meta({ id: 'Health' });
const OpenApi = z.object({ openapi: z.string() }).loose().meta({ id: 'OpenApi' });

export const publicOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/health',
    id: 'getHealth',
    summary: 'Is the service up?',
    needs: 'nothing',
    status: 200,
    answer: Health,
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'getOpenApi',
    summary: 'This interface, as OpenAPI 3.1',
    needs: 'nothing',
    status: 200,
    answer: OpenApi,
  },
  {
    method: 'get',
    path: '/api/public/:authority',
    id: 'listPublished',
    summary: 'What an authority has published, as open data',
    needs: 'nothing',
    status: 200,
    answer: PublishedList,
  },
  {
    method: 'get',
    path: '/api/public/:authority/meetings/:meeting',
    id: 'getPublishedMeeting',
    summary: 'A published meeting with its agenda and, once the minutes are agreed, what was decided',
    needs: 'nothing',
    status: 200,
    answer: PublishedMeeting,
  },
  {
    method: 'get',
    path: '/api/public/:authority/meetings/:meeting/agenda.csv',
    id: 'getPublishedAgenda',
    summary: 'The agenda of a published meeting, a line for each recommendation',
    needs: 'nothing',
    status: 200,
    csv: true,
  },
  {
    method: 'get',
    path: '/api/public/:authority/consultations/:consultation',
    id: 'getPublishedConsultation',
    summary: 'A draft that everyone is consulted on, or its final version with what changed',
    needs: 'nothing',
    status: 200,
    answer: SharedConsultation,
  },
];
