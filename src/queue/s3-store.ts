import type * as S3 from '@aws-sdk/client-s3';
import type { GetObjectCommandOutput, S3ServiceException } from '@aws-sdk/client-s3';
import { loadOptional } from '../host/load-optional.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Store } from './store.ts';
import { bucketFailure } from './store-failure.ts';

/**
 * A store in a bucket of any server that speaks S3. Keys, region and address come from the environment, as the
 * SDK reads them: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL_S3.
 * A connection on which nothing moves for `silenceMs` has failed.
 */
export function openS3Store(url: string, workspace: Workspace, silenceMs = 20_000): Store {
  const { S3Client, GetObjectCommand, HeadObjectCommand, PutObjectCommand, DeleteObjectCommand } = loadOptional<
    typeof S3
  >('@aws-sdk/client-s3', s3Version, workspace.root);
  const [, bucket = '', prefix = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/?$/.exec(url) ?? [];
  const address = workspace.environment('AWS_ENDPOINT_URL_S3') ?? workspace.environment('AWS_ENDPOINT_URL');
  // Servers of one's own have no host name for each bucket. What retries is the patience of the store.
  const client = new S3Client({
    forcePathStyle: address !== undefined,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: silenceMs, socketTimeout: silenceMs },
    ...plainChecksums,
  });
  const at = (name: string) => ({ Bucket: bucket, Key: prefix === '' ? name : `${prefix}/${name}` });

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (isAbsent(error)) return undefined;
      if (error instanceof EnvironmentFailure) throw error;
      throw bucketFailure(url, error);
    }
  }

  return {
    get: (name) =>
      attempt(async () => {
        const answer: GetObjectCommandOutput = await client.send(new GetObjectCommand(at(name)));
        const { ContentLength: size = 0, Body: body } = answer;
        if (size > most) {
          (body as { destroy?: () => void } | undefined)?.destroy?.();
          throw failureOfKind('too-large', name, { size, most });
        }
        return body?.transformToByteArray() ?? new Uint8Array();
      }),
    has: async (name) => (await attempt(() => client.send(new HeadObjectCommand(at(name))))) !== undefined,
    put: async (name, bytes) => {
      const put = { ...at(name), Body: bytes, ContentLength: bytes.length };
      if (!(await attempt(() => client.send(new PutObjectCommand(put)))))
        throw bucketFailure(url, new Error('no bucket'));
    },
    remove: async (name) => {
      await attempt(() => client.send(new DeleteObjectCommand(at(name))));
    },
  };
}

/** Bytes of an object. */
const most = sizeLimits.manifest;

/** The version that this was tested with. */
const s3Version = '3.1175.0';

/** Trailing checksums are understood by Amazon alone; what is read is judged by its own digest anyway. */
const plainChecksums = {
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
} as const;

/** A missing bucket is no missing object. */
function isAbsent(error: unknown): boolean {
  const { name, $metadata } = error as Partial<S3ServiceException>;
  return name === 'NoSuchKey' || (name === 'NotFound' && $metadata?.httpStatusCode === 404);
}
