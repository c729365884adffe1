// The npm packages of which there is anything in the bundles, as components of CycloneDX.

const PACKAGE = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/** The folders of packages whose files have bytes in the output of one of esbuild's runs. */
function folders(metafiles) {
  const found = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = PACKAGE.exec(file)?.[1];
        if (folder && bytesInOutput > 0) {
          found.add(folder);
        }
      }
    }
  }
  return [...found].sort();
}

/** An integrity of npm's, such as `sha512-` and base64, as CycloneDX has it. */
function hashOf(integrity) {
  const [, digits, base64] = /^sha(\d+)-(\S+)$/.exec(integrity);
  return { alg: `SHA-${digits}`, content: Buffer.from(base64, 'base64').toString('hex') };
}

function component(folder, { version, license, integrity }) {
  const path = PACKAGE.exec(`${folder}/`)[2];
  const [name, group] = path.split('/').reverse();
  const purl = `pkg:npm/${path.replace('@', '%40')}@${version}`;
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group && { group }),
    name,
    version,
    scope: 'required',
    hashes: [hashOf(integrity)],
    licenses: [{ license: { id: license } }],
    purl,
  };
}

/** The components, sorted; the lock file says which version, licence and hash they have. */
export function componentsOf(metafiles, lock) {
  return folders(metafiles).map((folder) => component(folder, lock.packages[folder]));
}
