import { describe, expect, test } from 'vitest';
import { readStore } from '../../../src/cli/options/queue-addresses.ts';
import { UsageMistake } from '../../../src/cli/terminal/terminal.ts';

type Asked = Parameters<typeof readStore>;

const store = (url: string) =>
  readStore(
    { value: () => url } as unknown as Asked[0],
    { workspace: { environment: () => undefined } } as unknown as Asked[1],
  );

describe('the address of a store', () => {
  test.each(['store', '/mnt/reports', 'C:\\reports', 's3://bucket', 's3://bucket/prefix', 'file:///mnt/reports'])(
    '%s is one',
    (url) => {
      expect(store(url)).toBe(url);
    },
  );

  // As a folder, `s3:bucket` would be made beside the data without a word.
  test.each(['s3:bucket', 's3:/bucket', 'S3:bucket', 's3://', 'http://store/x'])('%s is none', (url) => {
    expect(() => store(url)).toThrow(UsageMistake);
  });
});
