import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics';

/** Answers Prometheus at /metrics, on a port of its own that stays on this machine. */
export function createMetricsServer(metrics: Metrics): Server {
  return createServer((request, response) => {
    response.setHeader('x-content-type-options', 'nosniff');
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.render().then(
      ({ contentType, body }) => response.writeHead(200, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  });
}
