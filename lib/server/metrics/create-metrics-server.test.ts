import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../http/listen';
import { createMetricsServer } from './create-metrics-server';
import { createMetrics, type Metrics } from './metrics';

async function ask(path: string, metrics: Metrics = createMetrics('web-1')) {
  const server = createMetricsServer(metrics);
  onTestFinished(() => void server.close());
  const port = await listen(server, 'METRICS_PORT', 0, '127.0.0.1');
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  return { status: answer.status, type: answer.headers.get('x-content-type-options'), text: await answer.text() };
}

test('Prometheus is answered, and nobody else; no browser guesses what an answer is', async () => {
  const metrics = createMetrics('web-1');
  metrics.http2smsAnswered(null);
  metrics.restAnswered('not_granted');
  const told = await ask('/metrics', metrics);
  expect(told).toMatchObject({ status: 200, type: 'nosniff' });
  expect(told.text).toContain('chappe_http2sms_requests_total{outcome="accepted",node="web-1"} 1');
  expect(told.text).toContain('chappe_rest_calls_total{outcome="not_granted",node="web-1"} 1');
  expect(await ask('/')).toEqual({ status: 404, type: 'nosniff', text: '' });
});

test('metrics that cannot be told are an error without words', async () => {
  const broken: Metrics = { ...createMetrics('web-1'), render: () => Promise.reject(new Error('a gauge failed')) };
  expect(await ask('/metrics', broken)).toEqual({ status: 500, type: 'nosniff', text: '' });
});

test('how a node stands among the others is told under its name', async () => {
  const metrics = createMetrics('web-1');
  const standing = { held: 7, lagMs: 12, aheadMs: -30_000, nodes: 3, looksAfterCarriers: false, others: [] };
  metrics.tellNode({ version: '1.2.3', pid: 17, listens: '*:3000' });
  metrics.watchEngine({ waiting: () => 4, standing: () => standing });
  const { text } = await ask('/metrics', metrics);
  for (const line of [
    'chappe_accept_queue_requests{node="web-1"} 4',
    'chappe_node_held{node="web-1"} 7',
    'chappe_node_beat_seconds{node="web-1"} 0.012',
    'chappe_node_clock_ahead_seconds{node="web-1"} -30',
    'chappe_node_info{version="1.2.3",pid="17",listens="*:3000",node="web-1"} 1',
    'chappe_nodes{node="web-1"} 3',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
});
