import { describe, expect, test } from 'vitest';
import { routesOf } from './routes.ts';

const routeKeys = [
  'ANY /api/{proxy+}',
  'GET /api/health',
  'ANY /api/health',
  'GET /api/plans/{plan}',
  'GET /api/plans/latest',
  '$default',
];
const routes = routesOf(routeKeys.map((routeKey) => ({ routeKey, functionName: 'f', scopes: [] })));
const chosen = (method: string, path: string) => routes.find(method, path)?.route.routeKey;

describe('the routes of the HTTP API', () => {
  test('a whole path is chosen before a greedy one, and a named method before any', () => {
    expect(chosen('GET', '/api/health')).toBe('GET /api/health');
    expect(chosen('PUT', '/api/health')).toBe('ANY /api/health');
    expect(chosen('GET', '/api/plans/latest')).toBe('GET /api/plans/latest');
    expect(chosen('GET', '/api/plans/1')).toBe('GET /api/plans/{plan}');
    expect(chosen('POST', '/api/plans/1')).toBe('ANY /api/{proxy+}');
    expect(chosen('GET', '/elsewhere')).toBe('$default');
  });

  test('parts of the path become parameters', () => {
    expect(routes.find('GET', '/api/plans/1')?.pathParameters).toEqual({ plan: '1' });
    expect(routes.find('PUT', '/api/authorities/plymouth/plans')?.pathParameters).toEqual({
      proxy: 'authorities/plymouth/plans',
    });
  });

  test('a greedy part takes at least something', () => {
    const greedy = routesOf([{ routeKey: 'ANY /api/{proxy+}', functionName: 'f', scopes: [] }]);
    expect(greedy.find('GET', '/api/')).toBeUndefined();
    expect(greedy.find('GET', '/api')).toBeUndefined();
    expect([greedy.owns('/api'), greedy.owns('/api/x'), greedy.owns('/apix'), greedy.owns('/')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
