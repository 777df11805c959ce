// Import rules for the layers that docs/architecture.md lists. Run: npm run deps
const ours = '^((app|components|lib|prisma|e2e|bench)/|server\\.ts$)';
const tests = '\\.(test|spec)\\.tsx?$';
const inLib = (...layers) => `^lib/(${layers.join('|')})/`;

/** A layer may import only the listed layers; everything else of ours is forbidden. */
const layer = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: ours, pathNot: allowed },
});

module.exports = {
  forbidden: [
    layer('domain-is-pure', '^lib/domain/', ['^lib/domain/']),
    layer('schemas-are-shared', '^lib/schemas/', [inLib('domain', 'schemas')]),
    layer('authz-is-pure', '^lib/authz/', [inLib('domain', 'authz')]),
    layer('crypto-is-a-leaf', '^lib/crypto/', [inLib('domain', 'crypto')]),
    layer('metrics-is-a-leaf', '^lib/metrics/', [inLib('domain', 'metrics')]),
    layer('batching-is-a-leaf', '^lib/batching/', [inLib('domain', 'batching')]),
    layer('threads-is-a-leaf', '^lib/threads/', [inLib('domain', 'threads')]),
    layer('config-reads-settings', '^lib/config/', [inLib('domain', 'schemas', 'config', 'log')]),
    layer('log-is-a-leaf', '^lib/log/', [inLib('domain', 'log')]),
    layer('db-layer', '^lib/db/', [inLib('domain', 'schemas', 'db', 'config', 'log', 'threads')]),
    layer('carriers-layer', '^lib/carriers/', [inLib('domain', 'db', 'carriers', 'log')]),
    layer('mail-layer', '^lib/mail/', [inLib('domain', 'mail')]),
    layer('callbacks-layer', '^lib/callbacks/', [inLib('domain', 'callbacks', 'crypto', 'log', 'threads')]),
    layer('use-case-layer', '^lib/use-cases/', [
      inLib('domain', 'schemas', 'authz', 'db', 'carriers', 'callbacks', 'crypto', 'batching', 'log'),
      '^lib/use-cases/_shared/',
    ]),
    layer('gateway-layer', '^lib/gateway/', [
      inLib(
        'domain',
        'schemas',
        'authz',
        'db',
        'carriers',
        'callbacks',
        'use-cases',
        'crypto',
        'batching',
        'config',
        'log',
        'metrics',
        'engine',
        'gateway',
      ),
    ]),
    layer('panel-layer', '^lib/panel/', ['^lib/(?!queries/|testing/|server/|workers/)']),
    layer('workers-layer', '^lib/workers/', [
      inLib('domain', 'schemas', 'authz', 'db', 'carriers', 'callbacks', 'use-cases', 'crypto', 'batching'),
      inLib('config', 'log', 'metrics', 'workers'),
    ]),
    layer('engine-layer', '^lib/engine/', [
      inLib('domain', 'db', 'callbacks', 'use-cases', 'batching', 'log', 'metrics', 'threads', 'workers', 'engine'),
    ]),
    layer('runtime-wires', '^lib/runtime/', ['^lib/(?!panel/|queries/|server/|testing/)']),
    layer('queries-are-client', '^lib/queries/', [inLib('domain', 'schemas', 'queries')]),
    layer('ui-primitives', '^components/ui/', ['^components/ui/']),
    layer('components-are-client-safe', '^components/(?!ui/)', [
      '^components/',
      inLib('domain', 'schemas', 'authz', 'queries'),
    ]),
    layer('server-answers', '^lib/server/', [
      inLib('domain', 'crypto', 'gateway', 'log', 'metrics', 'runtime', 'server', 'use-cases'),
    ]),
    layer('app-is-thin', '^app/', [
      '^app/',
      '^components/',
      inLib('domain', 'schemas', 'gateway', 'panel', 'use-cases', 'runtime', 'queries'),
    ]),
    layer('server-starts-lib', '^server\\.ts$', ['^lib/(?!queries/|testing/)']),
    layer('bench-is-outside', '^bench/', ['^bench/', '^e2e/fixtures/', inLib('crypto', 'db', 'domain', 'testing')]),
    layer('e2e-is-outside', '^e2e/', ['^e2e/', inLib('testing', 'domain')]),

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
      name: 'client-never-reaches-server',
      severity: 'error',
      comment: 'Transitive: catches a helper that drags Prisma into the bundle.',
      from: { path: ['^components/', '^lib/queries/'], pathNot: tests },
      to: {
        path: inLib(
          'db',
          'use-cases',
          'carriers',
          'callbacks',
          'workers',
          'engine',
          'threads',
          'gateway',
          'panel',
          'runtime',
          'server',
          'config',
          'log',
          'crypto',
        ),
        reachable: true,
      },
    },
    {
      name: 'features-do-not-cross',
      severity: 'error',
      comment: 'Siblings under components/ compose in app/, not in each other.',
      from: { path: '^components/(?!ui/|forms/|layout/)([^/]+)/' },
      to: { path: '^components/(?!ui/|forms/|layout/)', pathNot: '^components/$1/' },
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
    { name: 'no-unresolved', severity: 'error', from: { path: ours }, to: { couldNotResolve: true } },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // Type-only imports count: a Prisma type in a component is a leak too.
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
