import type { RowContent } from '../content.ts';

export const readyForSchool: RowContent = {
  title: 'All children are ready for school',
  below: [
    {
      title: 'Help families to prepare their children for school.',
      below: [
        {
          title:
            'The child poverty theme group works on parenting skills and on adults’ literacy and numeracy, as far as money allows. The child poverty plan has the detail.',
          fields: {
            responsible: 'Child poverty theme groups of the narrowing-the-gap programme, with families',
            timescale: 'Depends on funding from local business; see the child poverty plan.',
            success:
              'Children’s first literacy, numeracy and social skills improve. More parents have the skills to make their children ready for school.',
            monitoring: 'Champions of the theme group',
            evaluation: 'Senior Education Adviser',
          },
        },
      ],
    },
    {
      title: 'Every child is happy, healthy and ready to learn.',
      below: [
        {
          title: 'Support each school to earn the healthy child quality mark.',
          fields: {
            responsible: 'Quality mark officer',
            timescale: 'As set out in public health’s linked criteria.',
            success: 'As set out in public health’s linked criteria.',
            monitoring: 'Lead officer for raising attainment and narrowing the gap',
            evaluation: 'Head of School Improvement',
          },
        },
      ],
    },
  ],
};

export const teachingAndLearning: RowContent = {
  title: 'Teaching and learning improve',
  below: [
    {
      title: 'Teach and support pupils with speech and language difficulties better.',
      below: [
        {
          title: 'Carry on with the oracy project in its 31 schools.',
          fields: {
            responsible: 'Head teachers and the teaching school alliance',
            timescale: '£374,000 of funding is secured, for two years.',
            success:
              'Attainment and progress in literacy rise in each key stage, most of all for the most able and for disadvantaged pupils. Attendance improves and fewer pupils are excluded.',
            monitoring: 'School-to-school operational board',
            evaluation: 'School-to-school strategic board and the education board',
          },
          updates: [
            {
              on: '2018-07-10',
              status: 'on-track',
              delivered:
                'All 31 schools have trained two members of staff and have assessed their pupils’ spoken language.',
              next: 'Lead teachers visit each other’s schools in the autumn term.',
            },
            {
              on: '2019-03-12',
              status: 'at-risk',
              delivered: 'Twenty-six schools sent their second assessment. Five have lost a trained teacher.',
              next: 'Train again in those five schools before Easter.',
            },
            {
              on: '2019-12-03',
              status: 'complete',
              delivered:
                'The second year is finished and all 31 schools reported. Pupils in the project gained four months more in reading than those outside it.',
              next: '',
            },
          ],
        },
      ],
    },
    {
      title: 'Teach numeracy better to children under five.',
      below: [
        {
          title: 'Use the successful bid to develop numeracy in the early years.',
          fields: {
            responsible: 'Head of Early Years',
            timescale: '£46,170 of funding.',
            success: 'Numeracy improves for every child, with particular attention to those eligible for free meals.',
            monitoring: 'Early years advisory teachers',
            evaluation: 'Head of School Improvement',
          },
          updates: [
            {
              on: '2018-12-04',
              status: 'complete',
              delivered:
                'Sixty-two practitioners were trained and each setting has a set of materials to lend to families.',
              next: '',
            },
          ],
        },
      ],
    },
    {
      title: 'Disadvantaged pupils are taught better.',
      below: [
        {
          title:
            'Five schools, with a national partnership of schools, carry out a project to close the gap in the classroom.',
          fields: {
            responsible: 'Head teachers of the five schools',
            timescale: '12-month project that began in September 2017.',
            success: 'Disadvantaged pupils come closer to others in attainment and progress.',
            monitoring: 'The national partnership',
            evaluation: 'An independent evaluator',
          },
          updates: [
            {
              on: '2018-10-09',
              status: 'complete',
              delivered:
                'The project has ended and the evaluator’s report was shared with all schools. The gap narrowed in four of the five schools.',
              next: '',
            },
          ],
        },
      ],
    },
    {
      title: 'Disadvantaged pupils are taught better, with help from outside the city.',
      below: [
        {
          title:
            'Schools work with a specialist in raising disadvantaged pupils’ attainment, and with schools that do well, on classroom practice and ways of learning.',
          fields: {
            responsible: 'Head teachers of the schools that take part',
            timescale: 'To begin in April 2018.',
            success: 'Disadvantaged pupils come closer to others in attainment and progress.',
            monitoring: 'Office of the regional schools commissioner',
            evaluation: 'National schools commissioner',
          },
        },
      ],
    },
    {
      title:
        'Children who learn English as an additional language, among them children seeking asylum, catch up with others.',
      below: [
        {
          title:
            '1. Offer schools a specialist service for these children that they can buy. 2. Follow racist incidents that schools report, and help schools to end racism and make a fair place to learn for children of every background.',
          owner: 'owner',
          fields: {
            responsible: 'Leadership Adviser for minority ethnic achievement',
            timescale:
              '1. Ongoing traded service. 2. Ongoing: adviser’s time, data collected and analysed each quarter, support where it is needed.',
            success:
              '1. Pupils make more than expected progress and reach national standards by the end of a key stage; teachers gain skill in teaching them. 2. Schools have the knowledge and systems to remove institutional racism.',
            monitoring:
              '1. Yearly analysis of the city’s assessment data by the adviser. 2. Quarterly report on racist incidents to the safeguarding board.',
            evaluation: 'Head of School Improvement',
          },
        },
      ],
    },
    {
      title: 'The statutory duties to monitor and moderate assessment are met.',
      below: [
        {
          title:
            'Train teachers in every school to assess to the national standards, and run the statutory monitoring of tests and external moderation.',
          owner: 'improvement',
          fields: {
            responsible: 'Leadership Adviser for assessment',
            timescale:
              'Yearly training, traded for academies. Yearly monitoring of tests and moderation, for academies also traded. Reports to the national agency.',
            success:
              'Every school assesses accurately, and uses it to plan what pupils learn next. What is reported at the end of year 1 and of key stages 1 and 2 is right.',
            monitoring: 'The department and its agency review plans and practice each year',
            evaluation: 'Head of School Improvement',
          },
        },
      ],
    },
  ],
};
