import type { Diagnostic, Outcome } from './diagnostic.ts';

/** An outcome on its way between processes: the text that findings show is carried once, not with each of them. */
export interface PackedOutcome<Value> {
  readonly value?: Value;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Makes findings ready to cross from a process: the text of each file is sent once. */
export function packFindings<Value>({ value, diagnostics }: Outcome<Value>): PackedOutcome<Value> {
  const sources = new Map<string, string>();
  const packed = diagnostics.map(({ source, ...rest }) => {
    if (source !== undefined) sources.set(rest.file, source);
    return rest;
  });
  return { ...(value !== undefined && { value }), diagnostics: packed, sources };
}

/** The findings that crossed, each with the text of its file again. */
export function unpackFindings<Value>({ value, diagnostics, sources }: PackedOutcome<Value>): Outcome<Value> {
  const unpacked = diagnostics.map((each) => {
    const source = sources.get(each.file);
    return source === undefined ? each : { ...each, source };
  });
  return value === undefined ? { diagnostics: unpacked } : { value, diagnostics: unpacked };
}
