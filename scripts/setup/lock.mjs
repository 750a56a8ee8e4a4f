import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './steps.mjs';

const LOCK = join(ROOT, 'build', 'setup.lock');
/** The holder touches its lock this often; one not touched for ABANDONED ms belongs to nobody. */
const HEARTBEAT = 2_000;
const ABANDONED = 20_000;

/** Runs `work` while no other process sets up the same checkout. A lock left by a process that died is taken over. */
export async function withLock(work) {
  await take();
  const heartbeat = setInterval(() => utimes(LOCK, new Date(), new Date()).catch(() => undefined), HEARTBEAT);
  const leave = () => rmSync(LOCK, { force: true });
  const interrupted = (signal) => {
    leave();
    process.stderr.write('\n');
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.once('exit', leave).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', leave).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    leave();
  }
}

async function take() {
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  for (let said = false; ; ) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (clearAbandoned()) continue;
    if (!said) process.stderr.write('Waiting for another start of this checkout to finish its set-up …\n');
    said = true;
    await sleep(200);
  }
}

/** Moves a dead process's lock away; true where it is worth trying again. Moving is atomic, so one of several waiters does it. */
function clearAbandoned() {
  try {
    const holder = readFileSync(LOCK, 'utf8');
    // Empty for the moment between its creation and its first write.
    const held = holder === '' || isAlive(Number(holder));
    if (held && Date.now() - statSync(LOCK).mtimeMs < ABANDONED) return false;
    const aside = `${LOCK}.${process.pid}`;
    renameSync(LOCK, aside);
    if (readFileSync(aside, 'utf8') === holder) rmSync(aside);
    else renameSync(aside, LOCK);
    return true;
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
