import { getRouteApi } from '@tanstack/react-router';
import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { shippedShapes } from '#shared/plans/templates.ts';
import type { OfferedShape } from '#shared/vocabulary.ts';
import { listed } from '../ui/words.ts';
import { OfferAddPage, OfferChangePage } from './offer-page.tsx';
import { shapeKind } from './offers.ts';
import { ShapeFields } from './shape-fields.tsx';
import { StartFrom } from './start-from.tsx';

const addRoute = getRouteApi('/$authority/settings/layouts/new');
const changeRoute = getRouteApi('/$authority/settings/layouts/$shape');
const newKey = 'new-layout';
const ofShapes = {
  kind: shapeKind,
  whoChanges: 'Administrators change the layouts of plans.',
  fields: (name: string, stood: OfferedShape | undefined, { schemes }: Settings) => (
    <ShapeFields name={name} stood={stood} schemes={schemes} />
  ),
};

const empty = ({ schemes }: Settings): OfferedShape => ({
  ...{ key: newKey, name: '', scheme: current(schemes)[0]?.key ?? '' },
  levels: [{ key: 'action', name: 'Action', plural: 'Actions' }],
  columns: [{ key: 'action', heading: 'Action', level: 'action', shows: 'title' }],
});

/** A layout that comes with the service or is the authority’s own already, as the beginning of another. */
function startingFrom(from: string, settings: Settings): OfferedShape | null {
  if (from === 'empty') return empty(settings);
  const own = settings.shapes.find(({ key }) => `own-${key}` === from);
  const shipped = shippedShapes.find(({ key }) => key === from);
  const start = own ?? (shipped && { ...withoutStatuses(shipped), scheme: empty(settings).scheme });
  if (start === undefined) return null;
  const taken = settings.shapes.some(({ name }) => name === start.name);
  const { retired: _, ...shape } = start;
  return {
    ...{ ...shape, key: newKey, name: taken ? `${start.name} (new)`.slice(0, 80) : start.name },
    ...{ levels: current(shape.levels), columns: current(shape.columns) },
  };
}

const withoutStatuses = ({ statuses: _, ...shape }: (typeof shippedShapes)[number]) => shape;

const columnsOf = ({ columns }: Pick<OfferedShape, 'columns'>): string =>
  listed(current(columns).map(({ heading }) => heading));

export function ShapeAddPage() {
  const { authority } = addRoute.useParams();
  const { from } = addRoute.useSearch();
  return (
    <OfferAddPage {...{ ...ofShapes, authority, from, startingFrom }} title="Add a layout" submit="Add layout">
      {(settings) => <Starts authority={authority} settings={settings} />}
    </OfferAddPage>
  );
}

function Starts({ authority, settings }: { authority: string; settings: Settings }) {
  return (
    <StartFrom
      authority={authority}
      to="/$authority/settings/layouts/new"
      groups={[
        {
          heading: 'Start from a layout that councils use',
          starts: [
            ...shippedShapes.map((shape) => ({ key: shape.key, name: shape.name, words: columnsOf(shape) })),
            { key: 'empty', name: 'An empty layout', words: 'One level and one column, for yours to be added' },
          ],
        },
        {
          heading: 'Start from one of yours',
          starts: settings.shapes.map((shape) => ({
            key: `own-${shape.key}`,
            name: shape.name,
            words: columnsOf(shape),
          })),
        },
      ]}
    />
  );
}

export function ShapeChangePage() {
  const { authority, shape: own } = changeRoute.useParams();
  return (
    <OfferChangePage
      {...{ ...ofShapes, authority, own }}
      title="Change a layout"
      submit="Save layout"
      gone="There is no such layout. It may have been removed."
    >
      Plans that were made with this layout keep theirs. To bring a plan to it, open the plan and change its layout.
    </OfferChangePage>
  );
}
