import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../http/listen';
import { createMetricsServer } from './create-metrics-server';
import { createMetrics, type Metrics } from './metrics';

async function ask(path: string, metrics: Metrics = createMetrics()) {
  const server = createMetricsServer(metrics);
  onTestFinished(() => void server.close());
  const port = await listen(server, 'METRICS_PORT', 0, '127.0.0.1');
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  return { status: answer.status, type: answer.headers.get('x-content-type-options'), text: await answer.text() };
}

test('Prometheus is answered, and nobody else; no browser guesses what an answer is', async () => {
  const metrics = createMetrics();
  metrics.http2smsAnswered(null);
  metrics.restAnswered('not_granted');
  const told = await ask('/metrics', metrics);
  expect(told).toMatchObject({ status: 200, type: 'nosniff' });
  expect(told.text).toContain('chappe_http2sms_requests_total{outcome="accepted"} 1');
  expect(told.text).toContain('chappe_rest_calls_total{outcome="not_granted"} 1');
  expect(await ask('/')).toEqual({ status: 404, type: 'nosniff', text: '' });
});

test('metrics that cannot be told are an error without words', async () => {
  const broken: Metrics = { ...createMetrics(), render: () => Promise.reject(new Error('a gauge failed')) };
  expect(await ask('/metrics', broken)).toEqual({ status: 500, type: 'nosniff', text: '' });
});
