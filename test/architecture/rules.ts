import { folderOf, type Import, isTest, type Source, wordsOf } from './source-files.ts';

const top = (path: string): string => path.split('/')[0] ?? '';
const said = ({ file, to }: Import): string => `${file} imports ${to}`;

/** What `functions/authority`’s features may share beside its own top folder: settings are read by every feature. */
const readByAll = ['functions/authority/settings/store.ts'];
/** What `infra` may know of the functions: the words of keys, the list of operations, and rows where it plants some. */
const infraKnows: [from: RegExp, to: RegExp][] = [
  [/^infra\//, /^functions\/kernel\/(keys|operations)\.ts$/],
  [/^infra\/openapi\.ts$/, /^functions\/(authority|audience|platform|public)\/operations\.ts$/],
  [/^infra\/demonstration\//, /^functions\/kernel\/(actor|change|table|[a-z-]+-(rows|keys))\.ts$/],
];
const infraMayKnow = (file: string, to: string): boolean =>
  infraKnows.some(([from, known]) => from.test(file) && known.test(to));

function mayImport({ file, to, isPackage, isType, names }: Import): boolean {
  const from = top(file);
  if (isPackage) {
    if (to === '@cloud-copilot/iam-simulate') return file.startsWith('infra/local/gate/');
    return from !== 'shared' || to === 'zod';
  }
  if (top(to) === 'web') return from === 'web';
  if (from === 'shared') return top(to) === 'shared';
  if (from === 'web')
    return top(to) === 'shared' || (file === 'web/api/client.ts' && isType && top(to) === 'functions');
  if (from === 'infra') return ['infra', 'shared'].includes(top(to)) || infraMayKnow(file, to);
  return mayFunctionImport({ file, to, names });
}

/** A function knows the kernel and itself; within it, a feature knows itself and what stands above all features. */
function mayFunctionImport({ file, to, names }: Pick<Import, 'file' | 'to' | 'names'>): boolean {
  if (top(to) === 'shared' || to.startsWith('functions/kernel/')) return true;
  const [, name = ''] = file.split('/');
  if (name === 'kernel' || !to.startsWith(`functions/${name}/`)) return false;
  const feature = folderOf(file);
  const isFeature = name === 'authority' && feature !== 'functions/authority';
  if (!isFeature || folderOf(to) === feature || folderOf(to) === 'functions/authority') return true;
  return readByAll.includes(to) && names.every((each) => each === 'settingsOf');
}

/** Tests may look at everything but the pages, which are looked at through a browser. */
export function importProblems(imports: readonly Import[]): string[] {
  return imports.filter((each) => (isTest(each.file) ? !mayTestImport(each) : !mayImport(each))).map(said);
}

/** Counts the bytes of the built page, and is no part of it. */
const measure = 'web/report-size.ts';

const mayTestImport = ({ file, to, isPackage }: Import): boolean =>
  isPackage || top(to) !== 'web' || top(file) === 'web' || to === measure;

const prefixes = /(^|[^A-Z])(AUTHORITY|RESTRICTED|SEATS|ACCOUNT|IDENTITY|AUDIENCE|INBOX)#/;
const keyPlaces = ['functions/kernel/keys.ts'];
/** The one place where a plan’s row is put, so that no page that keeps some of it is forgotten. */
const nodePuts = 'functions/kernel/node-puts.ts';

/** The commands that functions send to the table, the token service and other functions; every other is refused. */
const commands = [
  ...['BatchGetCommand', 'GetCommand', 'QueryCommand', 'TransactWriteCommand'],
  ...['AssumeRoleCommand', 'InvokeCommand'],
];
const clients = /^@aws-sdk\/(client-|lib-dynamodb)/;

const longest = (file: string): number => (isTest(file) ? 400 : 300);
const linesIn = (text: string): number => text.split('\n').length - 1;

export function fileProblems(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const { file, text } = source;
    const own = !isTest(file);
    const inFunctions = top(file) === 'functions';
    const readsEnvironment = /\bprocess\.env\b/.test(text) && ['functions', 'shared', 'web'].includes(top(file));
    const problems: [boolean, string][] = [
      [linesIn(text) > longest(file), `has ${linesIn(text)} lines, and ${longest(file)} is the limit`],
      [/(^|\/)index\.tsx?$/.test(file), 'is a barrel, which hides what is imported'],
      [
        own && !keyPlaces.includes(file) && wordsOf(source).some((words) => prefixes.test(words)),
        'writes a key itself',
      ],
      [own && readsEnvironment && !/^functions\/[^/]+\/main\.ts$/.test(file), 'reads the environment'],
      [own && file !== nodePuts && /\bshape: nodeRow\b/.test(text), 'puts a row of a plan itself'],
      [own && inFunctions && /\bPartiQL\b|ExecuteStatement/i.test(text), 'speaks PartiQL'],
    ];
    return problems.filter(([found]) => found).map(([, words]) => `${file} ${words}`);
  });
}

/** Commands of the SDK that no function may send: scans, deletions, changes without a condition. */
export function commandProblems(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, to, isType }) => file.startsWith('functions/') && !isTest(file) && clients.test(to) && !isType)
    .flatMap(({ file, names }) =>
      names
        .filter((name) => (/Command$|^paginate|^waitUntil/.test(name) && !commands.includes(name)) || name === '*')
        .map((name) => `${file} sends ${name}`),
    );
}
