/** A route of the HTTP API as the template states it. */
export interface Route {
  readonly routeKey: string;
  readonly functionName: string;
  readonly authoriser?: Authoriser;
  readonly scopes: readonly string[];
}

export interface Authoriser {
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface Match {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
}

export interface Routes {
  find(method: string, path: string): Match | undefined;
  /** Does the path lie under a first segment that the API has for itself, so that it is never the site's? */
  owns(path: string): boolean;
}

/** Chooses as the gateway does: whole path before greedy path, named method before ANY, `$default` last. */
export function routesOf(routes: readonly Route[]): Routes {
  const patterns = routes.map(patternOf).sort((one, other) => rank(one) - rank(other));
  const firsts = new Set(patterns.flatMap(({ segments }) => segments.slice(0, 1)).filter((each) => !isVariable(each)));
  return {
    find: (method, path) => {
      for (const pattern of patterns) {
        if (pattern.method !== 'ANY' && pattern.method !== method) continue;
        const pathParameters = parametersOf(pattern.segments, path.split('/').slice(1));
        if (pathParameters) return { route: pattern.route, pathParameters };
      }
      return undefined;
    },
    owns: (path) => firsts.has(path.split('/')[1] ?? ''),
  };
}

function patternOf(route: Route): Pattern {
  if (route.routeKey === '$default') return { route, method: 'ANY', segments: ['{proxy+}'] };
  const [method = 'ANY', path = '/'] = route.routeKey.split(' ');
  return { route, method, segments: path.split('/').slice(1) };
}

const isVariable = (segment: string): boolean => segment.startsWith('{');
const isGreedy = (segment: string | undefined): boolean => segment?.endsWith('+}') === true;

function rank({ route, method, segments }: Pattern): number {
  if (route.routeKey === '$default') return Number.MAX_SAFE_INTEGER;
  const greedy = isGreedy(segments.at(-1)) ? 10_000 : 0;
  const variables = segments.filter(isVariable).length * 100;
  return greedy + variables - segments.length * 2 + (method === 'ANY' ? 1 : 0);
}

function parametersOf(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const name = segment.slice(1, -1);
    if (isGreedy(segment)) {
      const rest = parts.slice(index).join('/');
      return rest === '' ? undefined : { ...parameters, [name.slice(0, -1)]: rest };
    }
    const part = parts[index];
    if (part === undefined || part === '') return undefined;
    if (isVariable(segment)) parameters[name] = part;
    else if (segment !== part) return undefined;
  }
  return segments.length === parts.length ? parameters : undefined;
}
