/**
 * What Prometheus may ask: counters and durations of the gateway. Names follow Prometheus's conventions, seconds are
 * the unit of time.
 */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Standing } from '@/lib/domain/instance/node';
import type { EngineMetrics } from '@/lib/engine/engine-metrics';
import type { GatewayMetrics } from '@/lib/gateway/create-gateway';
import type { RestMetrics } from '@/lib/rest/router/answer-call';

export type Metrics = EngineMetrics &
  GatewayMetrics &
  RestMetrics & {
    /** Tells how many requests wait for a commit and how this node stands, when asked. */
    watchEngine(engine: { waiting(): number; standing(): Standing }): void;
    /** Tells whose figures these are. */
    tellNode(node: { readonly version: string; readonly pid: number; readonly listens: string }): void;
    /** Everything in Prometheus's text format. */
    render(): Promise<{ readonly contentType: string; readonly body: string }>;
  };

const FAST_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const SLOW_SECONDS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10];
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** `node`: how this process is told from the others, as the panel names it, too. */
export function createMetrics(node: string): Metrics {
  const registry = registryOf(node);
  const registers = [registry];
  const outcomes = (name: string, help: string) => new Counter({ name, help, labelNames: ['outcome'], registers });
  const answers = outcomes('chappe_http2sms_requests_total', 'http2sms requests by outcome: accepted, or why refused');
  const calls = outcomes('chappe_rest_calls_total', 'Calls of the REST API by outcome: done, or why refused');
  const sizes = new Histogram({
    name: 'chappe_accept_batch_requests',
    help: 'Requests that shared one commit',
    buckets: SIZES,
    registers,
  });
  const commits = new Histogram({
    name: 'chappe_accept_commit_seconds',
    help: 'Time from the begin of an accept transaction to the end of its commit',
    buckets: FAST_SECONDS,
    registers,
  });
  const submissions = new Histogram({
    name: 'chappe_carrier_submit_seconds',
    help: 'Time a carrier took to answer a submission',
    labelNames: ['carrier'],
    buckets: SLOW_SECONDS,
    registers,
  });
  const submitted = new Counter({
    name: 'chappe_carrier_messages_total',
    help: 'Messages handed to a carrier',
    labelNames: ['carrier'],
    registers,
  });
  const callbacks = new Histogram({
    name: 'chappe_callback_seconds',
    help: 'Time a receiver took to answer a callback',
    labelNames: ['outcome'],
    buckets: SLOW_SECONDS,
    registers,
  });
  return {
    http2smsAnswered: (refusal) => answers.inc({ outcome: refusal ?? 'accepted' }),
    restAnswered: (refusal) => calls.inc({ outcome: refusal ?? 'done' }),
    batchCommitted: (requests, seconds) => {
      sizes.observe(requests);
      commits.observe(seconds);
    },
    carrierAnswered: (carrier, messages, seconds) => {
      submissions.observe({ carrier }, seconds);
      submitted.inc({ carrier }, messages);
    },
    callbackAnswered: (delivered, seconds) =>
      callbacks.observe({ outcome: delivered ? 'delivered' : 'failed' }, seconds),
    watchEngine: ({ waiting, standing }) => {
      const watch = (name: string, help: string, read: () => number) =>
        new Gauge({
          ...{ name, help, registers },
          collect() {
            this.set(read());
          },
        });
      watch('chappe_accept_queue_requests', 'Requests that wait for a commit', waiting);
      watch('chappe_node_held', 'Messages and callbacks that this node holds', () => standing().held);
      watch('chappe_node_beat_seconds', 'Time the last heartbeat took', () => standing().lagMs / 1_000);
      watch('chappe_node_clock_ahead_seconds', 'How far its clock is ahead', () => standing().aheadMs / 1_000);
      watch('chappe_nodes', 'Nodes that live, as this one knows', () => standing().nodes);
    },
    tellNode: tellNodeTo(registry),
    render: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

const tellNodeTo =
  (registry: Registry): Metrics['tellNode'] =>
  (node) => {
    const name = 'chappe_node_info';
    const help = 'Always 1: the version of this node, its process and where it listens';
    new Gauge({ name, help, labelNames: ['version', 'pid', 'listens'], registers: [registry] }).set(node, 1);
  };

function registryOf(node: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ node });
  collectDefaultMetrics({ register: registry });
  return registry;
}
