import { torture } from './torture/run.ts';

/** `npm run torture -- [kills]`: kills writing processes at random moments and counts what is lost, which is to be nothing. */
const asked = process.argv[2] ?? '200';
const kills = Number(asked);
if (!Number.isSafeInteger(kills) || kills < 1) {
  console.error(`“${asked}” is not a number of kills. Write npm run torture 200.`);
  process.exit(2);
}

const startedAt = performance.now();
const report = await torture(kills, (done) => {
  if (done % 100 < 2) console.error(`${done} of ${kills} kills …`);
});
const { acknowledged, interrupted, recovered, losses } = report;
const total = Object.values(acknowledged).reduce((sum, count) => sum + count, 0);

const rows: [string, number][] = [
  ['processes killed', report.kills],
  ['writes acknowledged', total],
  ...Object.entries(acknowledged).map(([what, count]): [string, number] => [`  ${what}`, count]),
  ['writes interrupted', interrupted.made + interrupted.unmade],
  ['  made all the same', interrupted.made],
  ['  not made', interrupted.unmade],
  ['files put back at recovery', recovered.undone],
  ['leftovers swept at recovery', recovered.swept],
  ['torn files', losses.torn],
  ['lost acknowledged writes', losses.lost],
  ['changes made by half', losses.halved],
  ['leftovers that stayed', losses.orphans],
  ['writes refused without reason', losses.refused],
];
for (const [what, count] of rows) console.log(`${what.padEnd(32)}${String(count).padStart(8)}`);
console.log(`in ${Math.round((performance.now() - startedAt) / 1000)} s`);
for (const complaint of report.complaints.slice(0, 20)) console.error(complaint);
if (report.complaints.length > 0) process.exitCode = 1;
