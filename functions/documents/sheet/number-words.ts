import { inWords, monthNames } from '#shared/calendar.ts';

/** How a cell shows its number: as a day, a month, a time, a share, money, or with so many decimals. */
type Shown =
  | { as: 'general' }
  | { as: 'date'; day: boolean; time: boolean }
  | { as: 'percent' | 'number'; decimals: number; grouped: boolean }
  | { as: 'money'; decimals: number; symbol: string };

const builtIn = new Map<number, string>([
  ...[1, 2, 3, 4].map((id): [number, string] => [id, ['', '0', '0.00', '#,##0', '#,##0.00'][id] ?? '0']),
  ...[5, 6, 42].map((id): [number, string] => [id, '£#,##0']),
  ...[7, 8, 44].map((id): [number, string] => [id, '£#,##0.00']),
  ...[37, 38, 41].map((id): [number, string] => [id, '#,##0']),
  ...[39, 40, 43].map((id): [number, string] => [id, '#,##0.00']),
  ...([
    [9, '0%'],
    [10, '0.00%'],
    [14, 'dd/mm/yyyy'],
    [15, 'd-mmm-yy'],
    [16, 'd-mmm-yy'],
    [17, 'mmm-yy'],
    [22, 'dd/mm/yyyy hh:mm'],
  ] as [number, string][]),
  ...[18, 19, 20, 21, 45, 46, 47].map((id): [number, string] => [id, 'hh:mm']),
]);

/** The first section of a format's code, without its quoted words, escapes, fillers and colours. */
function bare(code: string): string {
  const [section = ''] = code.slice(0, 300).split(';');
  return section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1')
    .replace(/"[^"]*"/g, (quoted) => (/[\u00a3\u20ac$]/.test(quoted) ? quoted.slice(1, -1) : ''))
    .replace(/\\(.)/g, (_, sign: string) => (/[\u00a3\u20ac$]/.test(sign) ? sign : ''))
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '');
}

/** What a number format does to a number, from its id and the codes that the workbook declares. */
export function shownBy(id: number, codes: ReadonlyMap<number, string>): Shown {
  const code = bare(codes.get(id) ?? builtIn.get(id) ?? '');
  if (code === '' || /^general$/i.test(code) || code.includes('@')) return { as: 'general' };
  if (/[dy]|m{2,}|h|s/i.test(code) && !/[0#]/.test(code.replace(/[.,]0+/g, ''))) {
    const time = /h|s/i.test(code);
    return { as: 'date', day: /d/i.test(code) || (time && !/y/i.test(code)), time: time && !/[dy]/i.test(code) };
  }
  const decimals = /\.([0?#]+)/.exec(code)?.[1]?.length ?? 0;
  const symbol = /[\u00a3\u20ac$]/.exec(code)?.[0];
  if (code.includes('%')) return { as: 'percent', decimals, grouped: false };
  if (symbol !== undefined) return { as: 'money', decimals, symbol };
  return /[0#]/.test(code) ? { as: 'number', decimals, grouped: code.includes(',') } : { as: 'general' };
}

const millisecondsInDay = 86_400_000;
const lastSerial = 2_958_466;

/** Excel counts days from 1900, or 1904 in workbooks that say so, and believes in a 29 February 1900. */
function dayOf(serial: number, from1904: boolean): Date | null {
  const whole = Math.floor(serial) + (from1904 ? 1_462 : 0);
  if (whole < 1 || whole > lastSerial || whole === 60) return null;
  return new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * millisecondsInDay);
}

function timeInWords(serial: number): string {
  const minutes = Math.round((serial % 1) * 1_440) % 1_440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A number without the tail that binary fractions leave: `0.1 + 0.2` is 0.3. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

const grouped = (value: number, decimals: number) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A number as its cell shows it; what it shows, to the digit, is what the officers of the authority see. */
export function numberInWords(value: number, shown: Shown, from1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  switch (shown.as) {
    case 'general':
      return plain(value);
    case 'date': {
      if (shown.time) return timeInWords(value);
      const day = dayOf(value, from1904);
      if (day === null) return plain(value);
      const month = `${monthNames[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
      return shown.day ? inWords(day.toISOString().slice(0, 10)) : month;
    }
    case 'percent':
      return `${(Number((value * 100).toPrecision(15))).toFixed(Math.min(shown.decimals, 20))}%`;
    case 'money':
      return `${value < 0 ? '-' : ''}${shown.symbol}${grouped(Math.abs(value), Math.min(shown.decimals, 20))}`;
    case 'number':
      return shown.grouped ? grouped(value, Math.min(shown.decimals, 20)) : value.toFixed(Math.min(shown.decimals, 20));
  }
}
