import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import type { ErrorObject } from 'ajv';
import Draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

// The published JSON Schema of SARIF 2.1.0, as a package of its authors carries it; its formats are judged, too.
const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const validate = ajv.compile(schema);

/** What the schema has against a SARIF log; empty for a valid one. */
export function sarifFaults(log: string): readonly string[] {
  if (validate(JSON.parse(log))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`);
}
