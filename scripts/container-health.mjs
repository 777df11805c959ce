/** The container's HEALTHCHECK: exit code 0 when the server in this container welcomes requests. */
import http from 'node:http';
import https from 'node:https';

const { PORT = '3000', TLS_CERT } = process.env;
// On loopback the certificate's name cannot fit, and nobody else answers there.
const options = { host: '127.0.0.1', port: PORT, path: '/health/ready', timeout: 4_000, rejectUnauthorized: false };

(TLS_CERT ? https : http)
  .get(options, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .on('timeout', () => process.exit(1))
  .on('error', () => process.exit(1));
