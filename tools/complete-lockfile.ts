/**
 * Adds to package-lock.json the binaries of other platforms that a partial mirror of the registry does not have: `npm
 * install` leaves them out of the lock file there, and `npm ci` then refuses the lock file everywhere. Run it after an
 * `npm install` that took entries away.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const file = new URL('../package-lock.json', import.meta.url);
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(readFileSync(file, 'utf8'));
const added: Record<string, object> = {};
for (const { dev, optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`;
    if (path in lock.packages) continue;
    added[path] = { version, ...platformOf(name), ...(dev === true ? { dev } : {}), optional: true };
  }
}
const [root, ...others] = Object.entries({ ...lock.packages, ...added });
const sorted = others.sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries([root ?? [], ...sorted]) }, null, 2)}\n`);
console.log(`added ${Object.keys(added).join(', ') || 'nothing'}`);

/** The platform that the name of a binary package ends with, such as `linux-x64-musl`. */
function platformOf(name: string): object {
  const [, os, cpu, abi = ''] = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)-?(\w*)$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) throw new Error(`The platform of ${name} cannot be told from its name.`);
  const libc = abi.startsWith('musl') ? ['musl'] : os === 'linux' && abi.startsWith('gnu') ? ['glibc'] : undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc }) };
}
