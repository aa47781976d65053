/** The bytes that DynamoDB counts for an item: names and values, as its developer guide sets out under “Item sizes”. */
export function itemBytes(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

const containerBytes = 3;
const memberBytes = 1;

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replace('.', '').length / 2) + 1;
  if (value === null || typeof value === 'boolean') return 1;
  if (Array.isArray(value)) {
    return containerBytes + value.reduce<number>((sum, member) => sum + memberBytes + valueBytes(member), 0);
  }
  if (typeof value !== 'object') throw new Error(`An item holds a ${typeof value}, whose size is not known`);
  const members = Object.values(value).filter((member) => member !== undefined).length;
  return containerBytes + members * memberBytes + itemBytes(Object.fromEntries(Object.entries(value)));
}

/** An eventually consistent read of one page: half a unit for each 4 kB of the sum. */
export const leastReadUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096)) / 2;

/** A row written in a transaction: two units for each kB. */
export const transactedWriteUnits = (bytes: number): number => 2 * Math.max(1, Math.ceil(bytes / 1024));
