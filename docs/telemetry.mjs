// Sends the spans and counters of a worker by OpenTelemetry: `NODE_OPTIONS="--import ./telemetry.mjs" raingan worker`.
// Where to is said by OTEL_EXPORTER_OTLP_ENDPOINT and the other variables of OpenTelemetry.
import { NodeSDK } from '@opentelemetry/sdk-node';

// The processes that build reports have a channel to the worker, and nothing of their own to send.
if (process.send === undefined) {
  const sdk = new NodeSDK();
  sdk.start();
  process.once('beforeExit', () => sdk.shutdown());
}
