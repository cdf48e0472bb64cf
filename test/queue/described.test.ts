import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { commands } from '../../src/cli/commands.ts';
import { parseArguments } from '../../src/cli/options/parse-arguments.ts';

interface Pod {
  readonly kind: string;
  readonly spec: {
    readonly template: {
      readonly spec: { readonly containers: readonly Container[]; readonly volumes: readonly { name: string }[] };
    };
  };
}

interface Container {
  readonly command?: readonly string[];
  readonly args: readonly string[];
  readonly volumeMounts: readonly { readonly name: string }[];
  readonly ports?: readonly { readonly containerPort: number }[];
}

describe('the example for Kubernetes', () => {
  const documents = parseAllDocuments(readFileSync('docs/kubernetes.yaml', 'utf8'));
  const pods = documents.map((document) => document.toJS() as Pod);
  const containers = pods.flatMap(({ spec }) => spec.template.spec.containers);

  test('is YAML without mistakes', () => {
    expect(documents.flatMap((document) => [...('errors' in document ? document.errors : [])])).toEqual([]);
    expect(pods.map(({ kind }) => kind)).toEqual(['Deployment', 'Job']);
  });

  test.each(containers)('runs a command line that raingan takes: $args', ({ command, args, ports }) => {
    const words = command
      ? args[0]!
          .replace('raingan ', '')
          .replace(/"([^"]*)"/g, '$1')
          .replace(/\$\(\([^)]*\)\)/g, '1')
          .split(' ')
      : args;
    const spec = commands.find(({ name }) => name === words[0])!;
    const given = parseArguments(spec, words.slice(1));
    if (ports) expect(given.value('health')).toBe(String(ports[0]?.containerPort));
    else expect(given.value('shard')).toBe('1/8');
  });

  test('mounts volumes that it declares', () => {
    for (const { spec } of pods) {
      const declared = spec.template.spec.volumes.map(({ name }) => name);
      for (const { volumeMounts } of spec.template.spec.containers)
        expect(declared).toEqual(expect.arrayContaining(volumeMounts.map(({ name }) => name)));
    }
  });
});

test('code and documents name the versions of packages that are tested', () => {
  const { peerDependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const code = ['open-queue', 's3-store'].map((name) => readFileSync(`src/queue/${name}.ts`, 'utf8')).join('');
  const pages = ['docs/scaling.md', 'docs/kubernetes.yaml'].map((name) => readFileSync(name, 'utf8')).join('');
  for (const name of ['bullmq', 'ioredis', 'pg', '@aws-sdk/client-s3']) {
    const version = peerDependencies?.[name];
    expect([name, devDependencies?.[name]]).toEqual([name, version]);
    expect(code).toContain(`'${version}'`);
    for (const [, named] of pages.matchAll(new RegExp(`(?<![\\w-])${name}@([\\d.]+\\d)`, 'g')))
      expect(named).toBe(version);
  }
  expect(pages).toContain(`bullmq-otel@${peerDependencies?.['bullmq-otel']}`);
});
