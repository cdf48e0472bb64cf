import type { Workspace } from '../model/workspace.ts';
import type { Answer } from './answer.ts';
import type { ChangeLog } from './change-log.ts';
import type { LiveRenderer } from './live-renderer.ts';
import type { StudioTools } from './open-tools.ts';
import type { YearRow } from './protocol.ts';

/** What all handlers of one studio share. */
export interface StudioContext {
  readonly workspace: Workspace;
  readonly renderer: LiveRenderer;
  readonly changes: ChangeLog;
  /** Template, fonts and settings of a fiscal year, opened once and again when the settings change. */
  tools(fiscalYear: number): Promise<StudioTools>;
  /** Rows of the list by file, with the digest of the data that they were read from. */
  readonly rows: Map<string, CheckedRow>;
}

export interface CheckedRow {
  readonly sha256: string;
  readonly tools: StudioTools;
  readonly row: Omit<YearRow, 'built'>;
}

export interface StudioRequest {
  readonly query: URLSearchParams;
  /** Aborted when the browser goes away. */
  readonly signal: AbortSignal;
  /** The body, refused when it is larger than `most` bytes. */
  body(most: number): Promise<Uint8Array>;
}

export type Handler = (request: StudioRequest, context: StudioContext) => Promise<Answer> | Answer;
