import { Urn } from '#shared/ids.ts';
import type { PlanContent } from '../content.ts';

/** Of a trust: it carries two priorities of the city’s plan and does not repeat them (M6). */
export const limekilnTrust: PlanContent = {
  key: 'limekiln-trust',
  authority: 'plymouth',
  shape: 'priorities-and-goals',
  title: 'Limekiln Learning Trust: improvement plan',
  purpose: 'What the trust’s five schools do in their part of the city’s plan, and what is their own.',
  agreedOn: '2026-07-06',
  holder: { kind: 'trust', name: 'Limekiln Learning Trust' },
  rows: [
    {
      title: 'Leaders of improvement who work in every school of the trust',
      below: [
        {
          level: 'goal',
          title: 'A central team of three leads improvement in English, mathematics and SEND.',
          below: [
            {
              title: 'Appoint the lead for SEND and agree how the three spend their days in each school.',
              fields: {
                lead: 'Trust’s director of education',
                timescale: 'By the spring term',
                success: 'Each school has had 10 days of each lead by the summer.',
              },
              milestones: [
                { title: 'The post is advertised', due: { days: -40 }, done: { days: -43 } },
                { title: 'The lead is appointed', due: { days: 20 } },
              ],
              updates: [
                {
                  on: { days: -18 },
                  status: 'on-track',
                  delivered: 'Eleven people applied. Four schools have given dates for the first visits.',
                  next: 'Interview at the end of the month.',
                },
              ],
            },
          ],
        },
      ],
    },
    {
      title: 'Every pupil reads fluently by the end of year 8',
      below: [
        {
          level: 'goal',
          title: 'All five schools teach reading the same way, and know who has fallen behind.',
          below: [
            {
              title: 'Test reading ages of years 7 and 8 each term and give those behind a place in a group of three.',
              fields: {
                lead: 'Trust’s lead for English',
                timescale: 'Each term',
                success: 'Three in four who were behind in September read at their age in July.',
              },
              updates: [
                {
                  on: { days: -30 },
                  status: 'at-risk',
                  delivered: 'The first tests are done in four of five schools: 212 pupils are behind.',
                  next: 'Find staff for six more groups.',
                },
              ],
            },
          ],
        },
      ],
    },
    { title: 'The trust’s buildings are warm, dry and used by their neighbourhoods' },
  ],
};

/** Of a school, in the same way. */
export const slipwayPrimary: PlanContent = {
  key: 'slipway-primary',
  authority: 'plymouth',
  shape: 'priorities-and-goals',
  title: 'Slipway Primary School: improvement plan',
  purpose: 'The school’s plan for this year. Its first priority is its part of the city’s.',
  agreedOn: '2026-09-14',
  holder: { kind: 'school', urn: Urn.parse('990202') },
  rows: [
    {
      title: 'Pupils with SEND are taught well in their own class',
      below: [
        {
          level: 'goal',
          title: 'Every teacher plans for the pupils with SEND in their class.',
          below: [
            {
              title: 'Train all staff in three short sessions and visit each class after each of them.',
              fields: {
                lead: 'School’s SEND coordinator',
                timescale: 'Autumn term',
                success: 'Plans of all classes name what is done for each pupil.',
              },
              milestones: [
                { title: 'First session', due: { days: -50 }, done: { days: -50 } },
                { title: 'Second session', due: { days: -22 }, done: { days: -15 } },
                { title: 'Third session', due: { days: 6 } },
              ],
              updates: [
                {
                  on: { days: -14 },
                  status: 'on-track',
                  delivered: 'Two sessions took place and nine of eleven classes were visited.',
                  next: 'Hold the third and visit the last two classes.',
                },
              ],
            },
          ],
        },
      ],
    },
    { title: 'Pupils come to school every day' },
  ],
};
