import { runTool } from './run-tool.ts';

/** Profiles of veraPDF: PDF/A-3a and PDF/UA-1; PDF/A-4f, PDF/UA-2 and well-tagged PDF's level for accessibility. */
export type Flavour = '3a' | 'ua1' | '4f' | 'ua2' | 'wt1a';

/** What one profile says about one file. */
export interface Verdict {
  readonly flavour: Flavour;
  readonly compliant: boolean;
  /** Number of rules that were looked at. */
  readonly rules: number;
  readonly failed: readonly FailedRule[];
}

export interface FailedRule {
  /** Clause and test number as in veraPDF's profiles: `7.4.2-1`. */
  readonly id: string;
  readonly text: string;
  /** How often it failed, and where first. */
  readonly count: number;
  readonly where: string;
}

/** Validates all files with one profile in one Java machine; throws when a file could not be judged at all. */
export function validate(files: readonly string[], flavour: Flavour): Map<string, Verdict> {
  const jar = process.env.RAINGAN_VERAPDF;
  if (!jar)
    throw new Error('RAINGAN_VERAPDF does not name the jar of veraPDF; start the checks with `npm run conformance`');
  const java = ['-Djava.awt.headless=true', '-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper'];
  const options = ['--flavour', flavour, '--format', 'json', '--maxfailuresdisplayed', '1'];
  // Status 1: a file breaks a rule.
  const output = runTool('java', [...java, ...options, ...files], [0, 1]);
  const { report } = JSON.parse(output.toString('utf8')) as { report: Report };
  const verdicts = new Map(report.jobs.map((job) => [job.itemDetails.name, verdictOf(job, flavour)]));
  for (const file of files) if (!verdicts.has(file)) throw new Error(`veraPDF says nothing about ${file}`);
  return verdicts;
}

/** Failed rules of a verdict, one a line, for messages. */
export function describeFailures({ flavour, failed }: Verdict): string {
  return failed
    .map(({ id, count, text, where }) => `     ${flavour} ${id} (${count} times): ${text}\n       first at ${where}`)
    .join('\n');
}

/** The part of veraPDF's JSON report that is read here. */
interface Report {
  readonly jobs: readonly Job[];
}

interface Job {
  readonly itemDetails: { readonly name: string };
  readonly taskException?: unknown;
  readonly validationResult?: readonly {
    readonly compliant: boolean;
    readonly jobEndStatus: string;
    readonly details: {
      readonly passedRules: number;
      readonly failedRules: number;
      readonly ruleSummaries: readonly RuleSummary[];
    };
  }[];
}

interface RuleSummary {
  readonly clause: string;
  readonly testNumber: number;
  readonly ruleStatus: string;
  readonly failedChecks: number;
  readonly description: string;
  readonly checks: readonly { readonly context: string }[];
}

function verdictOf(job: Job, flavour: Flavour): Verdict {
  const [result] = job.validationResult ?? [];
  if (result?.jobEndStatus !== 'normal') {
    throw new Error(`veraPDF could not judge ${job.itemDetails.name}: ${JSON.stringify(job.taskException ?? result)}`);
  }
  const { compliant, details } = result;
  const failed = details.ruleSummaries
    .filter(({ ruleStatus }) => ruleStatus === 'FAILED')
    .map(({ clause, testNumber, failedChecks, description, checks }) => ({
      id: `${clause}-${testNumber}`,
      text: description,
      count: failedChecks,
      where: checks[0]?.context ?? '',
    }));
  return { flavour, compliant, rules: details.passedRules + details.failedRules, failed };
}
