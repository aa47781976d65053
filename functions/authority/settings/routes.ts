import { Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { Home } from '#shared/authorities/home.ts';
import { Settings, SettingsChange, SettingsChanged } from '#shared/authorities/schema.ts';
import { StatusUses } from '#shared/authorities/status-uses.ts';
import { EntryId } from '#shared/ids.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { homeOf } from '../home.ts';
import { statusUses } from './status-uses.ts';
import { changeSettings, presentSettings, settingsOf, undoSettings } from './store.ts';

const base = '/api/authorities/:authority';
const statusUsesPath = `${base}/settings/status-uses`;

export function settingsRoutes(deps: Deps) {
  return new Hono<AuthorityEnv>()
    .get(base, within(deps, 'read', 'read'), async (c) => c.json(await homeOf(c.var.session)))
    .get(`${base}/settings`, within(deps, 'read', 'read'), async (c) => {
      const settings = presentSettings(c.var.session, await settingsOf(c.var.session));
      tagged(c, settings.version);
      return c.json(settings);
    })
    .get(statusUsesPath, within(deps, 'administer', 'read'), async (c) => c.json(await statusUses(c.var.session)))
    .patch(`${base}/settings`, within(deps, 'administer', 'administer'), validJson(SettingsChange), async (c) => {
      const change = c.req.valid('json');
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const settings = await changeSettings(c.var.session, { change, ...conditional });
      tagged(c, settings.version);
      return c.json(settings);
    })
    .post(`${base}/settings/entries/:entry/undo`, within(deps, 'administer', 'administer'), async (c) => {
      const entry = pathId(c, 'entry', EntryId);
      const settings = await undoSettings(c.var.session, { entry, request: await requestClaim(c) });
      tagged(c, settings.version);
      return c.json(settings);
    });
}

export const settingsOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'getHome',
    summary: 'What waits for me, how the plans stand, who is who',
    needs: 'read',
    status: 200,
    answer: Home,
  },
  {
    method: 'get',
    path: `${base}/settings`,
    id: 'getSettings',
    summary: 'The authority’s own words and colours',
    needs: 'read',
    status: 200,
    answer: Settings,
  },
  {
    method: 'get',
    path: statusUsesPath,
    id: 'getStatusUses',
    summary: 'How many updates gave each status of the authority’s schemes, and in which plans',
    needs: 'administer',
    status: 200,
    answer: StatusUses,
  },
  {
    method: 'patch',
    path: `${base}/settings`,
    id: 'changeSettings',
    summary: 'Change the authority’s words and colours',
    needs: 'administer',
    conditional: true,
    body: SettingsChange,
    status: 200,
    answer: SettingsChanged,
  },
  {
    method: 'post',
    path: `${base}/settings/entries/:entry/undo`,
    id: 'undoSettings',
    summary: 'Undo what one has just changed in the settings',
    needs: 'administer',
    status: 200,
    answer: SettingsChanged,
  },
];
