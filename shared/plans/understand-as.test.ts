import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnType } from '../vocabulary.ts';
import { understandAs, understoodInWords } from './understand-as.ts';

const shown = (type: ColumnType, words: string) => understoodInWords(understandAs(type, words));

describe('dates', () => {
  test.each([
    ['By July 2018. Meet 4x a year.', { as: 'date', on: '2018-07-31', exact: false }],
    ['By 14 September 2018', { as: 'date', on: '2018-09-14', exact: true }],
    ['Autumn term 2019', { as: 'date', on: '2019-12-31', exact: false }],
    ['Termly', { as: 'text' }],
    ['Ongoing', { as: 'text' }],
  ])('%j', (words, understood) => {
    expect(understandAs('date', words)).toEqual(understood);
  });
});

describe('periods', () => {
  test.each([
    ['2018/19', '1 September 2018 to 31 August 2019'],
    ['Academic year 2018-2019', '1 September 2018 to 31 August 2019'],
    ['FY 2018/19', '1 April 2018 to 31 March 2019'],
    ['Q3 2019/20', '1 October 2019 to 31 December 2019'],
    ['Q4 2019/20', '1 January 2020 to 31 March 2020'],
    ['Autumn term 2019', '1 September 2019 to 31 December 2019'],
    ['September 2018 to July 2019', '1 September 2018 to 31 July 2019'],
    ['By July 2018. Meet 4x a year.', 'until 31 July 2018'],
    ['To begin in April, 2018.', 'from 1 April 2018'],
    ['12 Month project begun in September, 2017.', 'from 1 September 2017, for 12 months'],
    ['£15,000 per school. 18 month project.', 'for 18 months'],
    ['£374,000 funding secured. Two years.', 'for 2 years'],
    ['By end of summer term', 'summer term, no year given'],
    ['Ongoing', 'ongoing'],
    ['Ongoing until July 2019', 'ongoing, until 31 July 2019'],
    ['By 2020', '1 January 2020 to 31 December 2020'],
    ['Termly', null],
    ['2018/20', null],
    ['Review July 2018', null],
    ['Every 6 weeks', null],
    ['3 year olds', null],
    ['To be determined', null],
  ])('%j is %j', (words, period) => {
    expect(shown('period', words)).toBe(period);
  });
});

describe('money', () => {
  test.each([
    ['£15,000 per school. 18 month project.', [{ pounds: 15_000, upTo: false, per: 'school' }]],
    ['Termly meetings. Up to £5,000 for bespoke support.', [{ pounds: 5_000, upTo: true, per: null }]],
    ['£374,000 funding secured. Two years.', [{ pounds: 374_000, upTo: false, per: null }]],
    ['Funding varies from school to school. Up to £, 5000', [{ pounds: 5_000, upTo: true, per: null }]],
    ['£12k pa', [{ pounds: 12_000, upTo: false, per: 'year' }]],
    ['46,170', [{ pounds: 46_170, upTo: false, per: null }]],
    ['Nil', [{ pounds: 0, upTo: false, per: null }]],
  ])('%j', (words, sums) => {
    expect(understandAs('money', words)).toEqual({ as: 'money', sums });
  });

  test.each([
    ['£1.2m, then £350k and £12.50', '£1,200,000; £350,000; £12.50'],
    ['£10,000 to £15,000 per school', '£10,000; £15,000 per school'],
    ['Dependent on funding', null],
    ['Within existing budgets', null],
  ])('%j is shown as %j', (words, money) => {
    expect(shown('money', words)).toBe(money);
  });
});

describe('cadences', () => {
  test.each([
    ['By July 2018. Meet 4x a year.', '4 times every year'],
    ['Focus school meetings to happen 6x year.', '6 times every year'],
    ['By April, 2018. Meet every 6 weeks.', 'every 6 weeks'],
    ['6-weekly', 'every 6 weeks'],
    ['Termly meetings.', 'every term'],
    ['Half-termly', '2 times every term'],
    ['every half term', '2 times every term'],
    ['three times a term', '3 times every term'],
    ['twice a year', '2 times every year'],
    ['Twice yearly', '2 times every year'],
    ['3 times per academic year', '3 times every year'],
    ['every other month', 'every 2 months'],
    ['3 year rolling programme', 'every 3 years'],
    ['Quarterly analysis', '4 times every year'],
    ['Annual test monitoring', 'every year'],
    ['each term', 'every term'],
  ])('%j happens %j', (words, cadence) => {
    expect(shown('cadence', words)).toBe(cadence);
  });

  test.each([
    'Ongoing.',
    '18 month project.',
    '12 Month project begun in September, 2017.',
    'Two years.',
    'Bi-monthly',
    '',
  ])('%j says nothing sure of how often', (words) => {
    expect(understandAs('cadence', words)).toEqual({ as: 'text' });
  });
});

describe('people and bodies', () => {
  test.each([
    ['HT / MAT CEOs; LA', ['HT', 'MAT CEOs', 'LA']],
    ['PTSA, teaching Schools, LA and HTs.', ['PTSA', 'teaching Schools', 'LA', 'HTs']],
    ['Head Teachers and PTSA.', ['Head Teachers', 'PTSA']],
    ['LA Officers and partners.', ['LA Officers', 'partners']],
    ['PTSA Operational Board. Leadership Advisers.', ['PTSA Operational Board', 'Leadership Advisers']],
    ['Assistant Director, Education; Head of SEND', ['Assistant Director, Education', 'Head of SEND']],
    ['Director of Education and Skills', ['Director of Education and Skills']],
    [
      'Raising Attainment and Narrowing the Gap Lead Officer.',
      ['Raising Attainment and Narrowing the Gap Lead Officer'],
    ],
    ['Plymouth Education Board (PEB/SSG)', ['Plymouth Education Board (PEB/SSG)']],
    ['School and/or LA', ['School', 'LA']],
    ['• Heads\n• Chairs of governors', ['Heads', 'Chairs of governors']],
  ])('%j', (words, names) => {
    expect(understandAs('people', words)).toEqual({ as: 'people', names });
  });

  test.each(['TBC', 'n/a', '', 'The alliance will lead on this, supported by other schools'])(
    '%j names nobody',
    (words) => {
      expect(understandAs('people', words)).toEqual({ as: 'text' });
    },
  );
});

describe('targets of an indicator', () => {
  test.each([
    ['+5% by 2019', 'up by 5% by 31 December 2019'],
    ['Attainment in GCSE English and maths will increase by at least 5% by 2019.', 'up by 5% by 31 December 2019'],
    ['Gap narrows by 3 percentage points by July 2020', 'down by 3 percentage points by 31 July 2020'],
    ['-0.5 points', 'down by 0.5 percentage points'],
    ['At least 75% by July 2020', 'to 75% by 31 July 2020'],
    ['From 68% to 75%', 'from 68% to 75%'],
    ['82%', 'to 82%'],
    ['46.5', 'to 46.5'],
    ['KS4 attainment will rise', null],
    ['68% in 2017, 70% in 2018 and 75% in 2019', null],
    ['Year 7', null],
  ])('%j is %j', (words, target) => {
    expect(shown('indicator', words)).toBe(target);
  });
});

describe('whatever the words', () => {
  const pieces = fc.constantFrom(
    ...[
      'By ',
      '31 ',
      '0',
      '99',
      'June',
      ' 2018',
      '/19',
      '/',
      '-',
      ' to ',
      'spring term',
      '\n',
      '. ',
      ' ',
      '£',
      '%',
      '+',
    ],
    ...['every ', 'x a year', ' and ', ', ', '(', ')', 'LA', 'Head of ', 'Q3 ', 'ongoing', ' per school', 'points'],
  );
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  test('each type answers with what it is, or leaves them as words, and says it in words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ColumnType.options), words, (type, text) => {
        const understood = understandAs(type, text);
        expect([type, 'text']).toContain(understood.as);
        expect(understoodInWords(understood) === null).toBe(understood.as === 'text');
      }),
    );
  });

  test('every name that is listed stands in the words', () => {
    fc.assert(
      fc.property(words, (text) => {
        const understood = understandAs('people', text);
        const plain = text.replace(/\s+/gu, ' ');
        const names = understood.as === 'people' ? understood.names : [];
        expect(names.filter((name) => !name.split(', ').every((part) => plain.includes(part)))).toEqual([]);
      }),
    );
  });
});
