/**
 * `npm run simulate:scale [-- NAME=VALUE …]`: what an instance on PostgreSQL needs from a few messages a second to very
 * many, what ends next, and what a message costs then. Costs are those that `npm run bench:postgresql` and
 * `npm run bench:move` have measured (docs/scaling.md); whatever is named replaces its value, so that everybody computes
 * with their own machines and prices.
 */
import { loadOf, needsOf, priceOf } from '../lib/testing/scale-model';
import { printLine, printTable } from './_shared/report';

const SET: Record<string, number> = {
  // Of one message, measured (docs/scaling.md), but for the last: an index by recipient, whose new rows go anywhere.
  ...{ nodeUs: 327, databaseUs: 470, logBytes: 8_876, keptBytes: 4_586, warmBytes: 80 },
  // The load: the busiest moment is so many times the average.
  ...{ peak: 5, keptDays: 365, mostKeptMillions: 1_000, largestShare: 0.2, perSecond: 0 },
  // Machines.
  ...{ nodeCores: 4, databaseCores: 32, mostBusy: 0.6, spareNodes: 1 },
  ...{
    partitionMillions: 200,
    databaseMemoryGb: 128,
    databaseDiskTb: 16,
    logMbPerSecond: 500,
    commitMs: 9,
    mostInCommit: 256,
  },
  // A month, in euros; of a database with its memory.
  ...{ nodePrice: 40, databasePrice: 800, replicas: 1, terabytePrice: 100 },
};

const STAGES = [10, 100, 1_000, 3_000, 10_000, 30_000, 100_000];

for (const word of process.argv.slice(2)) {
  const [name = '', value = ''] = word.split('=');
  if (!(name in SET) || !Number.isFinite(Number(value)) || value === '') {
    throw new Error(`${word}: one of ${Object.keys(SET).join(', ')}, as NAME=NUMBER.`);
  }
  SET[name] = Number(value);
}

const the = (name: string): number => SET[name] ?? Number.NaN;
const costs = {
  ...{ nodeUs: the('nodeUs'), databaseUs: the('databaseUs'), logBytes: the('logBytes') },
  ...{ keptBytes: the('keptBytes'), warmBytes: the('warmBytes') },
};
const machines = {
  ...{ nodeCores: the('nodeCores'), databaseCores: the('databaseCores'), mostBusy: the('mostBusy') },
  ...{ spareNodes: the('spareNodes'), commitMs: the('commitMs'), mostInCommit: the('mostInCommit') },
  partition: the('partitionMillions') * 1e6,
  databaseMemoryBytes: the('databaseMemoryGb') * 1e9,
  databaseDiskBytes: the('databaseDiskTb') * 1e12,
  logBytesPerSecond: the('logMbPerSecond') * 1e6,
};
const prices = {
  ...{ node: the('nodePrice'), database: the('databasePrice'), replicas: the('replicas') },
  diskTerabyte: the('terabytePrice'),
};

printLine(
  Object.entries(SET)
    .flatMap(([name, value]) => (name === 'perSecond' ? [] : [`${name}=${value}`]))
    .join(' '),
);
printLine('');
printTable(
  [
    'busiest messages/s',
    'kept, millions',
    'TB',
    'warm GB',
    'log MB/s',
    'nodes',
    'databases',
    'busy',
    'next wall',
    'at',
    '€ a month',
    '€ for 1,000',
  ],
  (the('perSecond') > 0 ? [the('perSecond')] : STAGES).map((perSecond) => {
    const load = loadOf(perSecond, {
      ...{ peak: the('peak'), keptDays: the('keptDays'), largestShare: the('largestShare') },
      mostKept: the('mostKeptMillions') * 1e6,
    });
    const needs = needsOf(costs, load, machines);
    const { month, thousand } = priceOf(needs, load, prices);
    const [wall] = needs.walls;
    return [
      ...[perSecond, Math.round(needs.kept / 1e6), (needs.keptBytes / 1e12).toFixed(2)],
      ...[(needs.warmBytes / 1e9).toFixed(1), (needs.logBytesPerSecond / 1e6).toFixed(1)],
      ...[needs.nodes, needs.databases, `${Math.round(needs.databaseBusy * 100)} %`],
      ...[wall?.name ?? '', Math.round(wall?.perSecond ?? 0), Math.round(month), thousand.toFixed(4)],
    ];
  }),
);
