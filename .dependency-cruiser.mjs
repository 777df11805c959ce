// Import rules for the rooms that scripts/layers.json lists. Run: npm run deps
import layers from './scripts/layers.json' with { type: 'json' };

const ours = '^((app|components|lib|messages|prisma|e2e|bench)/|server\\.ts$)';
export const tests = '\\.(test|spec)\\.tsx?$';

const { rooms } = layers;

/** What lies in a room, without the rooms that lie in it. */
function within(folder) {
  const inner = rooms.map((room) => room.folder).filter((other) => other.startsWith(`${folder}/`));
  const others = inner.map((other) => `${other.slice(folder.length + 1)}/`).join('|');
  return others === '' ? `^${folder}/` : `^${folder}/(?!${others})`;
}

/** A room may import itself and what it lists; everything else of ours is forbidden. */
const rules = rooms
  .filter(({ mayImport }) => !mayImport.includes('anything'))
  .map(({ folder, mayImport, ownRoom = folder }) => ({
    name: `${folder.replaceAll('/', '-')}-imports-inward`,
    severity: 'error',
    from: { path: within(folder), pathNot: tests },
    to: { path: ours, pathNot: [within(ownRoom), ...mayImport.map(within)] },
  }));

export const options = {
  tsConfig: { fileName: 'tsconfig.json' },
  tsPreCompilationDeps: true, // Type-only imports count: a Prisma type in a component is a leak too.
  doNotFollow: { path: 'node_modules' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'require', 'node', 'default', 'types'],
  },
};

const config = {
  forbidden: [
    ...rules,
    {
      name: 'the-entry-starts-lib',
      severity: 'error',
      from: { path: '^server\\.ts$' },
      to: { path: ours, pathNot: '^lib/(?!queries/|testing/)' },
    },

    {
      name: 'domain-has-no-packages',
      severity: 'error',
      comment:
        'Pure packages: addresses parsed by hand are how allow-lists leak, numbers parsed by hand reach strangers.',
      from: { path: '^lib/domain/', pathNot: tests },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
        pathNot: 'node_modules/(ipaddr\\.js|libphonenumber-js)/',
      },
    },
    {
      name: 'addresses-are-read-in-the-domain',
      severity: 'error',
      comment: 'One reader of addresses and ranges: a second, more generous one would open what the first keeps shut.',
      from: { path: ours, pathNot: '^lib/domain/' },
      to: { path: 'node_modules/ipaddr\\.js/' },
    },
    {
      name: 'frameworks-only-at-the-edge',
      severity: 'error',
      from: { path: '^lib/(?!panel/|queries/|testing/)' },
      to: { path: 'node_modules/(next|next-auth|react|react-dom|@tanstack|react-hook-form)/' },
    },
    {
      name: 'prisma-only-in-db',
      severity: 'error',
      from: { path: ours, pathNot: ['^lib/db/', '^prisma/', '^lib/testing/'] },
      to: { path: ['^lib/db/generated/', 'node_modules/@prisma/'] },
    },
    {
      name: 'an-engine-is-chosen-in-one-place',
      severity: 'error',
      comment: 'What knows of PostgreSQL’s connections elsewhere would have to ask which engine there is.',
      from: { path: ours, pathNot: ['^lib/(db/(open|postgresql|generated/postgresql)|testing/postgresql)/', tests] },
      to: { path: '^lib/db/(postgresql|generated/postgresql)/' },
    },
    {
      name: 'db-answers-domain-records',
      severity: 'error',
      comment: 'What the panel or the API says of them is their presenters’.',
      from: { path: '^lib/db/', pathNot: tests },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'one-door-for-money',
      severity: 'error',
      comment:
        'Balances change together with their movements, in post; lib/testing/one-door-for-money.test.ts sees to the rest.',
      from: { path: ours, pathNot: '^lib/db/ledger/post\\.ts$' },
      to: { path: '^lib/db/ledger/(balances|movements)\\.ts$' },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^((app|components|lib)/|server\\.ts$)', pathNot: ['^lib/testing/', tests] },
      to: { path: '^lib/testing/' },
    },
    {
      name: 'features-do-not-cross',
      severity: 'error',
      comment: 'Siblings under components/ compose in app/, not in each other.',
      from: { path: '^components/(?!ui/|charts/|dates/|forms/|filters/|layout/)([^/]+)/' },
      to: { path: '^components/(?!ui/|charts/|dates/|forms/|filters/|layout/)', pathNot: '^components/$1/' },
    },
    {
      name: 'nothing-imports-the-server',
      severity: 'error',
      from: {},
      to: { path: '^server\\.ts$' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: { pathNot: '^lib/db/generated/' },
      to: { circular: true },
    },
    {
      name: 'what-every-page-reads-has-no-numbering-plans',
      severity: 'error',
      comment: 'What lib/queries reaches is in every page’s script, and the plans of all countries are 30 kB of it.',
      from: { path: '^lib/queries/' },
      to: { path: '^lib/domain/numbering/(parse-msisdn|group-msisdn|country-of|number-search)\\.ts$', reachable: true },
    },
    { name: 'no-unresolved', severity: 'error', from: { path: ours }, to: { couldNotResolve: true } },
  ],
  options,
};

export default config;
