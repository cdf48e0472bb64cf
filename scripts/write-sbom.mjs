// Writes raingan.cdx.json, the bill of materials (CycloneDX) of a release: what `npm sbom` says, with a serial number from the
// content and the time of the release, so that the same release gives the same file. The time is SOURCE_DATE_EPOCH, else that
// of the commit. Node's own programs, which the portable archives hold, are components, too.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (command, ...given) =>
  execFileSync(command, given, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });

const { serialNumber: _, ...bill } = JSON.parse(
  run('npm', 'sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev'),
);
const seconds = process.env.SOURCE_DATE_EPOCH ?? run('git', 'log', '-1', '--format=%ct');
bill.metadata.timestamp = new Date(Number(seconds) * 1000).toISOString();
const { name, version, portable } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
bill.metadata.component.name = name; // npm takes the folder's
bill.components.push(...Object.entries(portable.programs).map(nodeComponent));
const { $schema, bomFormat, specVersion, ...rest } = bill;
const serialNumber = `urn:uuid:${uuidOf(JSON.stringify(bill))}`;
writeFileSync(
  `${root}/raingan.cdx.json`,
  `${JSON.stringify({ $schema, bomFormat, specVersion, serialNumber, ...rest }, undefined, 2)}\n`,
);

/** Node's program in the archive of one platform. */
function nodeComponent([platform, { name: program, integrity }]) {
  const purl = `pkg:npm/${program}@${portable.node}`;
  return {
    'bom-ref': purl,
    type: 'application',
    name: program,
    version: portable.node,
    description: `Node.js of the archive raingan-${version}-${platform}`,
    scope: 'optional',
    licenses: [{ license: { id: 'MIT' } }],
    purl,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') }],
    externalReferences: [{ type: 'website', url: 'https://nodejs.org' }],
  };
}

/** A UUID of version 8 (RFC 9562, 5.8) from a text. */
function uuidOf(text) {
  const digest = createHash('sha256').update(text).digest().subarray(0, 16);
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
