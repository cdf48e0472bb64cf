import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { runTool } from './run-tool.ts';

/** A family of fonts of a package, as an office would name it in fonts.yaml; paths are absolute. */
export interface FontFamily {
  readonly name: string;
  readonly regular: string;
  /** The regular face where the package has no bold one. */
  readonly bold: string;
}

/** A package of an ordinary registry, and the families in it: their files without weight and extension. */
interface FontPackage {
  readonly fetch: (folder: string) => void;
  readonly families: Readonly<Record<string, readonly [regular: string, bold: string]>>;
}

/** The families that every run of the checks looks at; `RAINGAN_FAMILIES=all` looks at all of them. */
const always = ['Loma', 'Kanit', 'TH Sarabun New'];

const packages: Readonly<Record<string, FontPackage>> = {
  ...debian('garuda', 'Garuda', 'Garuda.ttf', 'Garuda-Bold.ttf'),
  ...debian('kinnari', 'Kinnari', 'Kinnari.ttf', 'Kinnari-Bold.ttf'),
  ...debian('laksaman', 'Laksaman', 'Laksaman.ttf', 'Laksaman-Bold.ttf'),
  ...debian('loma', 'Loma', 'Loma.ttf', 'Loma-Bold.ttf'),
  ...debian('mono', 'Tlwg Mono', 'TlwgMono.ttf', 'TlwgMono-Bold.ttf'),
  ...debian('norasi', 'Norasi', 'Norasi.ttf', 'Norasi-Bold.ttf'),
  ...debian('purisa', 'Purisa', 'Purisa.ttf', 'Purisa-Bold.ttf'),
  ...debian('sawasdee', 'Sawasdee', 'Sawasdee.ttf', 'Sawasdee-Bold.ttf'),
  ...debian('typewriter', 'Tlwg Typewriter', 'TlwgTypewriter.ttf', 'TlwgTypewriter-Bold.ttf'),
  ...debian('typist', 'Tlwg Typist', 'TlwgTypist.ttf', 'TlwgTypist-Bold.ttf'),
  ...debian('typo', 'Tlwg Typo', 'TlwgTypo.ttf', 'TlwgTypo-Bold.ttf'),
  ...debian('umpush', 'Umpush', 'Umpush.ttf', 'Umpush-Bold.ttf'),
  ...debian('waree', 'Waree', 'Waree.ttf', 'Waree-Bold.ttf'),
  ...google('bai-jamjuree@0.4.1', 'Bai Jamjuree', 'BaiJamjuree'),
  ...google('chakra-petch@0.4.1', 'Chakra Petch', 'ChakraPetch'),
  ...google('kanit@0.4.1', 'Kanit', 'Kanit'),
  ...google('noto-sans-thai@0.4.2', 'Noto Sans Thai', 'NotoSansThai'),
  ...google('prompt@0.4.1', 'Prompt', 'Prompt'),
  'l10n-th-fonts': {
    fetch(folder) {
      runTool('pip', ['download', '-q', '--no-deps', '-d', folder, 'odoo-addon-l10n-th-fonts==18.0.1.0.0.2']);
      for (const wheel of readdirSync(folder))
        runTool('python3', ['-m', 'zipfile', '-e', path.join(folder, wheel), folder]);
    },
    families: Object.fromEntries(
      [
        ['TH Sarabun New', 'THSarabunNew.ttf'],
        ['TH SarabunPSK', 'THSarabun.ttf'],
        ['TH Baijam', 'THBaijam.ttf'],
        ['TH Chakra Petch', 'THChakraPetch.ttf'],
        ['TH Charm of AU', 'THCharmofAU.ttf'],
        ['TH Charmonman', 'THCharmonman.ttf'],
        ['TH Fahkwang', 'THFahkwang.ttf'],
        ['TH K2D July8', 'THK2DJuly8.ttf'],
        ['TH KoHo', 'THKoHo.ttf'],
        ['TH Kodchasal', 'THKodchasal.ttf'],
        ['TH Krub', 'THKrub.ttf'],
        ['TH Mali Grade 6', 'THMaliGrade6.ttf'],
        ['TH Niramit AS', 'THNiramitAS.ttf'],
        ['TH Srisakdi', 'THSrisakdi.ttf'],
      ].map(([name, file]) => [name!, [file!, file!]]),
    ),
  },
};

function debian(part: string, name: string, regular: string, bold: string): Record<string, FontPackage> {
  const source = `fonts-tlwg-${part}-ttf`;
  return {
    [source]: {
      fetch(folder) {
        runTool('apt-get', ['-qq', '-o', 'APT::Sandbox::User=root', 'download', source], undefined, folder);
        for (const file of readdirSync(folder)) runTool('dpkg-deb', ['-x', path.join(folder, file), folder]);
      },
      families: { [name]: [regular, bold] },
    },
  };
}

function google(versioned: string, name: string, file: string): Record<string, FontPackage> {
  return {
    [`expo-google-fonts-${versioned}`]: {
      fetch(folder) {
        runTool('npm', ['pack', '--silent', '--pack-destination', folder, `@expo-google-fonts/${versioned}`]);
        for (const archive of readdirSync(folder)) runTool('tar', ['xzf', path.join(folder, archive), '-C', folder]);
      },
      families: { [name]: [`${file}_400Regular.ttf`, `${file}_700Bold.ttf`] },
    },
  };
}

/** The families to look at, their packages fetched once into the cache of the checks. */
export function fontFamilies(): FontFamily[] {
  const wanted = (name: string) => process.env.RAINGAN_FAMILIES === 'all' || always.includes(name);
  return Object.entries(packages).flatMap(([source, { fetch, families }]) => {
    const names = Object.keys(families).filter(wanted);
    if (names.length === 0) return [];
    const files = filesOf(fetched(source, fetch));
    return names.map((name): FontFamily => {
      const [regular, bold] = families[name]!.map((file) => files.find((each) => path.basename(each) === file));
      if (!regular || !bold) throw new Error(`${source} has no file of ${name}`);
      return { name, regular, bold };
    });
  });
}

function fetched(source: string, fetch: FontPackage['fetch']): string {
  const cache = path.join(homedir(), '.cache', 'raingan-conformance', 'fonts');
  const folder = path.join(cache, source);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const half = mkdtempSync(path.join(cache, 'half-'));
  try {
    fetch(half);
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return folder;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
