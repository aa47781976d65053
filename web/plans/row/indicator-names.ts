import type { Headline } from '#shared/dashboards/schema.ts';

type Named = Pick<Headline, 'key' | 'name' | 'sentence'>;

const plain = (words: string): string => ` ${words.toLocaleLowerCase('en-GB').replace(/[^\p{L}\p{N}]+/gu, ' ')} `;

/** The indicators that the words name, whatever else they say; of two names the one that holds the other. */
export function indicatorsNamed<I extends Named>(words: string, indicators: readonly I[]): I[] {
  const said = plain(words);
  const named = indicators.filter(({ name }) => plain(name).trim() !== '' && said.includes(plain(name)));
  return named.filter(
    ({ name }) => !named.some((other) => other.name !== name && plain(other.name).includes(plain(name))),
  );
}
