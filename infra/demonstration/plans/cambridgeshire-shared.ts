import type { PlanContent, RowContent } from '../content.ts';

const together: RowContent[] = [
  {
    title:
      'The education boards of Cambridgeshire and Peterborough know of each other’s work and act together where it helps.',
    below: [
      {
        title:
          'Agree how the two boards are linked: each chair attends the other board, and shared matters are a standing item.',
        owner: 'director',
        updates: [
          {
            on: '2018-06-21',
            status: 'on-track',
            delivered:
              'Both chairs have attended the other board once. A list of shared matters is kept by both clerks.',
            next: 'Hold a joint meeting of both boards in the autumn.',
          },
          {
            on: { days: -72 },
            status: 'on-track',
            delivered: 'The joint meeting this term took recruitment, phonics and SEND together.',
            next: 'Agree which papers each council shows the other.',
          },
        ],
      },
    ],
  },
  {
    title: 'Shared education services are resilient, and each council can see what it receives from them.',
    below: [
      {
        title: 'Set out which teams serve both councils, who leads them and how their time is divided.',
        owner: 'director',
        updates: [
          {
            on: '2019-09-12',
            status: 'complete',
            delivered: 'The shared structure is in place after a survey of schools. Time is recorded for each council.',
            next: '',
          },
        ],
      },
    ],
  },
];

const schools: RowContent[] = [
  {
    title: 'Schools in both areas recruit and keep the teachers they need.',
    below: [
      {
        title:
          'Run one recruitment campaign for both areas with the teaching schools, and show all vacancies in one place.',
        owner: 'owner',
        carried: { on: { days: -120 }, due: { days: -3 }, why: 'Before the fairs of this season' },
        updates: [
          {
            on: '2019-09-12',
            status: 'on-track',
            delivered: 'Both recruitment sites point to the national vacancy service.',
            next: 'Plan one stand for both areas at the universities’ fairs.',
          },
          {
            on: { days: -64 },
            status: 'at-risk',
            delivered: 'Two of four fairs are booked. The stand’s cost is not yet shared out between the councils.',
            next: 'Settle the cost and book the other two fairs.',
          },
        ],
      },
      {
        title:
          'Give schools a tool that compares their staffing with that of similar schools, and use it to find where vacancies last.',
        owner: 'owner',
        carried: { on: { days: -45 }, due: { days: 25 }, why: 'The census of November is the first to use' },
      },
    ],
  },
  {
    title: 'More children reach the expected standard in phonics.',
    below: [
      {
        title: 'Learn from authorities where phonics is strong, and hold a conference for year 1 teachers.',
        owner: 'improvement',
        updates: [
          {
            on: '2019-09-12',
            status: 'complete',
            delivered: 'The conference in spring 2019 was full. Sixteen schools visited a London borough beforehand.',
            next: '',
          },
        ],
      },
      {
        title:
          'Tell nurseries and pre-schools how their children do after a year at school, and train them in early phonics.',
        owner: 'owner',
      },
    ],
  },
  {
    title: 'The actions after the SEND inspection of March 2017 are finished and their effect is known.',
    below: [
      {
        title: 'Report progress on each area of the inspection to the board twice a year.',
        owner: 'improvement',
        updates: [
          {
            on: '2019-03-07',
            status: 'on-track',
            delivered: 'Four of five areas are finished. Waiting times for assessment have fallen.',
            next: 'Report on the fifth area, joint commissioning, in the autumn.',
          },
        ],
      },
    ],
  },
];

export const cambridgeshireShared: PlanContent = {
  key: 'cambridgeshire-shared',
  authority: 'cambridgeshire',
  shape: 'four-columns',
  title: 'Education plan with Peterborough',
  purpose: 'What Cambridgeshire’s board does together with Peterborough’s, through services that both councils share.',
  agreedOn: '2018-02-05',
  rows: [...together, ...schools],
};
