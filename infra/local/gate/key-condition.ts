type Names = Readonly<Record<string, string>>;

const TOKEN = /\s*(#[A-Za-z0-9_]+|:[A-Za-z0-9_]+|[A-Za-z_][A-Za-z0-9_]*|<=|>=|<>|[=<>(),.[\]+-]|[0-9]+)/y;
const WORDS =
  /^(and|or|not|between|in|set|remove|add|delete|attribute_exists|attribute_not_exists|attribute_type|begins_with|contains|size|if_not_exists|list_append)$/i;

/** The tokens of a DynamoDB expression, or `undefined` where it has something that is none. */
function tokensOf(expression: string): string[] | undefined {
  const tokens: string[] = [];
  const scanner = new RegExp(TOKEN);
  const text = expression.trimEnd();
  while (scanner.lastIndex < text.length) {
    const found = scanner.exec(text);
    if (!found?.[1]) return undefined;
    tokens.push(found[1]);
  }
  return tokens;
}

/**
 * The placeholder that the partition key must equal, as in `pk = :pk AND begins_with(sk, :sk)`. Such expressions know no
 * OR, so one equality with the key decides the partition; anything less plain is `undefined`.
 */
export function equalsHash(expression: string, hash: string, names: Names): string | undefined {
  const tokens = tokensOf(expression);
  if (!tokens || tokens.some((token) => /^(or|not|in)$/i.test(token))) return undefined;
  const places = tokens.flatMap((token, at) => (realName(token, names) === hash ? [at] : []));
  const [at, second] = places;
  if (at === undefined || second !== undefined || tokens[at + 1] !== '=') return undefined;
  const value = tokens[at + 2];
  return value?.startsWith(':') ? value : undefined;
}

/** The top-level attributes that an expression names. */
export function attributesIn(expression: string, names: Names): string[] {
  const tokens = tokensOf(expression) ?? [];
  return tokens.flatMap((token, at) => {
    const isName = /^[#A-Za-z_]/.test(token) && !WORDS.test(token);
    return isName && tokens[at - 1] !== '.' ? [realName(token, names)] : [];
  });
}

const realName = (token: string, names: Names): string => (token.startsWith('#') ? (names[token] ?? token) : token);
