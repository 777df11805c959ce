/**
 * `npm run bench:pipeline [-- SECONDS [smpp]]`: from http2sms to the "delivered" callback at the customer's URL; what counts
 * is how many "delivered" callbacks arrive, and what somebody who reads the panel meanwhile waits is printed too. With
 * `smpp` the same is measured again with messages that leave to an SMSC in another process, and not by the simulated
 * carrier, and then once more with that: their ratio is printed.
 */
import { measurePipeline } from './_shared/measure-pipeline';
import type { ProcessCost } from './_shared/process-cost';
import { percentile, printLine, printMachine, printTable } from './_shared/report';
import { startSmsc } from './_shared/start-smsc';

const seconds = Number(process.argv[2] ?? 60);

type Measured = Awaited<ReturnType<typeof measurePipeline>>;

function print(title: string, { before, after, waits }: Measured): void {
  const row = (name: string, count: number) => [name, count, Math.round(count / seconds)];
  printTable(
    [title, 'total', 'per second'],
    [
      row('accepted', after.accepted - before.accepted),
      row('delivered and called back', after.delivered - before.delivered),
      row('callbacks received', after.all - before.all),
    ],
  );
  const each = (from: number, to: number) => ((to - from) / (after.delivered - before.delivered)).toFixed(2);
  const costRow = (name: string, from: ProcessCost | null, to: ProcessCost | null) =>
    from && to
      ? [[name, each(from.processorMs, to.processorMs), each(from.writtenBytes / 1000, to.writtenBytes / 1000)]]
      : [];
  printTable(
    ['for each message', 'processor ms', 'kB written'],
    [...costRow('server', before.server, after.server), ...costRow('scripts and receiver', before.load, after.load)],
  );
  printTable(
    ['the panel meanwhile', 'reads', 'median ms', 'p99 ms', 'worst ms'],
    [
      [
        'API users',
        waits.length,
        percentile(waits, 0.5).toFixed(0),
        percentile(waits, 0.99).toFixed(0),
        Math.max(...waits).toFixed(0),
      ],
    ],
  );
}

async function measureBySmpp(): Promise<Measured> {
  const smsc = await startSmsc();
  const measured = await measurePipeline({ seconds, carrier: smsc.carrier });
  await smsc.stop();
  return measured;
}

const deliveredOf = ({ before, after }: Measured) => after.delivered - before.delivered;

printMachine();
const first = await measurePipeline({ seconds });
print(`${seconds} s`, first);
if (process.argv[3] === 'smpp') {
  const bySmpp = await measureBySmpp();
  print(`${seconds} s by SMPP`, bySmpp);
  const again = await measurePipeline({ seconds });
  print(`${seconds} s again`, again);
  const simulated = (deliveredOf(first) + deliveredOf(again)) / 2;
  printLine(`by SMPP / simulated: ${(deliveredOf(bySmpp) / simulated).toFixed(2)}`);
}
