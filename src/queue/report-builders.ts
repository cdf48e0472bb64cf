import { posix } from 'node:path';
import type { Builder } from '../batch/builder.ts';
import { type NamedRecipe, recipeOf } from '../batch/recipe.ts';
import { createWorkerPool } from '../batch/worker-pool.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { type TemporaryFolder, temporaryFolder } from '../host/temporary-folder.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { settingsFile } from '../project/settings.ts';
import { openReporter } from '../report.ts';
import type { JobOptions } from './jobs.ts';

/** Builds the reports of one kind of job in processes of this machine, in a folder that is gone afterwards. */
export interface OpenBuilder {
  /** What this machine builds with; `undefined` when its template or fonts have errors. */
  readonly recipe: NamedRecipe | undefined;
  readonly builder: Builder;
  readonly scratch: Workspace;
  /** Does the work once earlier work under this name is done: two jobs of one file would write the same files. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Folder of the outputs below the scratch folder. */
const out = 'output';

export interface ReportBuilders {
  open(options: JobOptions): Promise<OpenBuilder>;
  close(): Promise<void>;
}

/** Opens a builder for each kind of job when the first such job comes; the one that was used longest ago is closed. */
export function createReportBuilders(workspace: Workspace, concurrency: number): ReportBuilders {
  const opened = new Map<string, Promise<Closable>>();
  return {
    async open(options) {
      const name = JSON.stringify(options);
      const builder = opened.get(name) ?? openBuilder(workspace, options, concurrency);
      opened.delete(name);
      opened.set(name, builder); // the last one is the youngest
      builder.catch(() => opened.delete(name)); // what cannot be read now may be there for the next job
      const [oldest] = opened.keys();
      if (opened.size > atMost && oldest !== undefined) {
        const closing = opened.get(oldest);
        opened.delete(oldest);
        closing?.then(({ close }) => close()).catch(() => {});
      }
      return builder;
    },
    async close() {
      await Promise.allSettled([...opened.values()].map(async (builder) => (await builder).close()));
    },
  };
}

/** Kinds of jobs whose processes run at a time: the fiscal years of an office, or its reports and its drafts. */
const atMost = 3;

interface Closable extends OpenBuilder {
  close(): Promise<void>;
}

async function openBuilder(workspace: Workspace, options: JobOptions, jobs: number): Promise<Closable> {
  const { value: reporter } = await openReporter(workspace, options.report);
  const recipe = reporter && recipeOf(workspace, reporter.ingredients(), options.report);
  const folder = temporaryFolder(settingsOf(workspace));
  const { packageRoot } = workspace;
  const report = { ...options.report, ...absolute(options.report, workspace) };
  const setup = { root: folder.path, packageRoot, isTemporary: true, options: { report, out, strict: options.strict } };
  // BullMQ tries a job three times; the pool need not do it, too.
  const pool = createWorkerPool({ setup, jobs, tries: 1 });
  const scratch = createWorkspace({ root: folder.path, packageRoot, isTemporary: true });
  return { recipe, builder: pool, scratch, inTurn: createTurns(), close };

  async function close(): Promise<void> {
    await pool.close();
    removeFolder(folder);
  }
}

function createTurns(): OpenBuilder['inTurn'] {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
}

function removeFolder({ remove }: TemporaryFolder): void {
  try {
    remove();
  } catch {
    // A process that was just ended may still hold a file; the system's own cleaning takes the rest.
  }
}

/** The settings lie beside the data where the reports are built, as they do at home. */
function settingsOf(workspace: Workspace): [string, Uint8Array][] {
  if (!workspace.exists(settingsFile)) return [];
  return [[settingsFile, workspace.readBytes(settingsFile, sizeLimits.data)]];
}

/** Template, fonts and Word document lie in this machine's folder, not in the scratch folder. */
function absolute(options: JobOptions['report'], workspace: Workspace) {
  const places = { template: options.template, fonts: options.fonts, docxTemplate: options.docxTemplate };
  return Object.fromEntries(
    Object.entries(places).flatMap(([name, path]) =>
      path !== undefined && !posix.isAbsolute(path) && workspace.exists(path)
        ? [[name, posix.join(workspace.root, path)]]
        : [],
    ),
  );
}
