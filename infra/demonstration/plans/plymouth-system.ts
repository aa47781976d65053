import type { RowContent } from '../content.ts';

export const system: RowContent = {
  title: 'The system as a whole improves',
  below: [
    {
      title:
        'Education in the city has a vision that all share, and every school is held to account in a sound way, academies among them.',
      below: [
        {
          title: 'Set up an education board with the main partners and make it part of how the city works.',
          due: '2018-07-31',
          fields: {
            responsible: 'Council officers and partners',
            timescale: 'By July 2018. Meet 4x a year.',
            success: 'The education board exists, with clear terms of reference and an action plan.',
            monitoring: 'Council and regional commissioner',
            evaluation: 'Assistant Director and the department',
          },
          updates: [
            {
              on: '2018-07-18',
              status: 'complete',
              delivered: 'The board met for the first time, agreed its terms of reference and adopted this plan.',
              next: '',
            },
          ],
        },
        {
          title: 'Renew how schools challenge and support each other.',
          due: '2018-04-30',
          fields: {
            responsible: 'Teaching school alliance, teaching schools, council and heads',
            timescale: 'By April 2018. Meet every 6 weeks.',
            success: 'All partners have agreed a revised process of challenge and support, and use it.',
            monitoring: 'Council and teaching school alliances',
            evaluation: 'Education board',
          },
          updates: [
            {
              on: '2018-05-15',
              status: 'complete',
              delivered: 'The revised process was agreed by all partners and has been used in nine schools.',
              next: '',
            },
          ],
        },
        {
          title: 'Hold regular meetings of trust chief executives with the council.',
          due: '2018-04-30',
          fields: {
            responsible: 'Chief executives and council officers',
            timescale: 'By April 2018. Meet 6x a year.',
            success: 'Each meeting has an agenda beforehand and ends in agreed actions.',
            monitoring: 'Council officers',
            evaluation: 'Education board',
          },
          updates: [
            {
              on: '2018-05-15',
              status: 'complete',
              delivered: 'Dates for the year are fixed; the first two meetings took place with every trust present.',
              next: '',
            },
          ],
        },
        {
          title: 'Hold regular meetings of the heads of maintained schools.',
          due: '2018-04-30',
          fields: {
            responsible: 'Heads and council officers',
            timescale: 'By April 2018. Meet 6x a year.',
            success: 'Each meeting has an agenda beforehand and ends in agreed actions.',
            monitoring: 'Council officers',
            evaluation: 'Head of School Improvement',
          },
          updates: [
            {
              on: '2018-05-22',
              status: 'complete',
              delivered: 'Heads meet every half term. Notes and actions are sent to all within a week.',
              next: '',
            },
          ],
        },
      ],
    },
    {
      title: 'School improvement is co-ordinated.',
      below: [
        {
          title: 'Begin a challenge for the whole city that takes in every school and setting.',
          due: '2018-04-30',
          fields: {
            responsible: 'Council officers, regional commissioner and heads',
            timescale: 'By April 2018',
            success: 'The challenge has begun. Attainment and progress at key stage 4 rise.',
            monitoring: 'Council and regional commissioner',
            evaluation: 'Education board',
          },
          updates: [
            {
              on: '2018-04-24',
              status: 'at-risk',
              delivered: 'Secondary schools have agreed to take part. A date for primary schools is not fixed.',
              next: 'Bring a timetable for all phases to the first meeting of the board.',
            },
            {
              on: '2019-02-05',
              status: 'on-track',
              delivered: 'All secondary and most primary schools take part. Four working groups have begun.',
              next: 'Publish a first report in the summer.',
            },
            {
              on: '2019-09-24',
              status: 'complete',
              delivered: 'The challenge is under way in every phase and reports to each meeting of the board.',
              next: '',
            },
          ],
        },
      ],
    },
  ],
};

const learners: RowContent[] = [
  {
    title: 'Young people understand vocational, technical and work-based routes better.',
    below: [
      {
        title:
          'Schools explain every route after 16 without preference, with current information about jobs in the city and the region and an online place to find impartial advice.',
        due: '2018-08-31',
        fields: {
          responsible: 'Post-16 partnership',
          timescale: 'Summer 2018. Time of a post-16 co-ordinator in each school. A STEM co-ordinator is seconded.',
          success:
            'From year 7 everyone can have advice that is accredited. Learners with SEND and their families receive clear information. All learning opportunities are in one online prospectus.',
          monitoring: 'STEM co-ordinator',
          evaluation: 'Head of Skills',
        },
        updates: [
          {
            on: '2018-09-11',
            status: 'complete',
            delivered:
              'The prospectus is online with 46 providers, and every secondary school has a named co-ordinator.',
            next: '',
          },
        ],
      },
    ],
  },
  {
    title: 'Young people gain skills that make them confident and resilient, able to adapt as they learn.',
    below: [
      {
        title:
          'Raise attainment in English and mathematics, support good mental health, and improve how vulnerable learners and those with SEND move on and are supported.',
        due: '2019-06-30',
        carried: { on: '2019-10-08', due: { days: 40 }, why: 'The board set a new date with the target unchanged' },
        fields: {
          responsible: 'Post-16 partnership',
          timescale: 'June 2019.',
          success:
            'Attainment in GCSE English and mathematics rises by at least 5% by 2019. Providers and employers keep mental health in view. The city has one model for moving on. Fewer young people are out of education, employment and training, or unknown.',
          monitoring: 'Post-16 co-ordinator',
          evaluation: 'Head of Skills',
        },
        updates: [
          {
            on: '2018-11-27',
            status: 'on-track',
            delivered: 'Every provider has a plan for English and mathematics and a lead for mental health.',
            next: 'Agree the model for moving on with special schools.',
          },
          {
            on: '2019-09-24',
            status: 'off-track',
            delivered: 'Attainment rose by 2%, not the 5% that was agreed. The model for moving on is in use.',
            next: 'The board decides on a new date.',
          },
        ],
      },
    ],
  },
  {
    title: 'Young people have work experience in the sectors whose skills the city needs most.',
    below: [
      {
        title:
          'Business and education share what skills are missing and what employers require, and agree badges to be earned. Offer placements and internships with support in those sectors, and a digital record of achievements.',
        due: '2018-07-31',
        fields: {
          responsible: 'Post-16 partnership',
          timescale: 'July 2018. Post-16 co-ordinator provided. Website provided.',
          success:
            'Clear ways lead to good academic and technical routes. Everyone is offered inspiring work experience. More students with SEND are on a route to employment. A set of digital badges has been piloted.',
          monitoring: 'Post-16 co-ordinator, employer group and co-ordinators in schools',
          evaluation: 'Head of Skills',
        },
        updates: [
          {
            on: '2018-07-24',
            status: 'at-risk',
            delivered: 'The website is ready. Employers in two of five sectors have not agreed on badges.',
            next: 'Meet the marine and health employers in September.',
          },
          {
            on: '2019-05-14',
            status: 'complete',
            delivered:
              'Badges for all five sectors were piloted with 180 students, and 22 students with SEND began an internship.',
            next: '',
          },
        ],
      },
    ],
  },
];

export const afterSixteen: RowContent = {
  title: 'Students after 16 are readier for further learning and work',
  below: learners,
};
