// What many reports by a deadline need: `node bench/queue-simulation.mjs [--reports 2400000] [--hours 24] …`. No measurement, a
// calculation from those in queue.md, and a walk through the day with workers that die: each minute, some machines are lost, their
// jobs wait for the lock, and a new machine comes after some minutes.
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2400000' },
    hours: { type: 'string', default: '24' },
    coreMs: { type: 'string', default: '12' }, // of a core, for a report as PDF: build, read and put
    jobBytes: { type: 'string', default: '1300' }, // in the queue's memory, while the job waits
    outputKb: { type: 'string', default: '40' },
    outputs: { type: 'string', default: '1' },
    cores: { type: 'string', default: '2' }, // of a machine
    utilisation: { type: 'string', default: '0.6' }, // what is left for nights, retries and slow disks
    lossesADay: { type: 'string', default: '0.1' }, // of the machines, as those that are lent cheaply
    queueOpsMs: { type: 'string', default: '0.5' }, // of the queue server's core, for a job in all
    machineHour: { type: 'string', default: '0.05' }, // US dollars
    putPrice: { type: 'string', default: '0.000005' }, // US dollars for a request that writes to S3
    getPrice: { type: 'string', default: '0.0000004' },
    storeGbMonth: { type: 'string', default: '0.025' },
  },
});
const given = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
const { reports, hours, cores } = given;

const seconds = hours * 3600;
const perMachine = (cores * 1000 * given.utilisation) / given.coreMs;
const machines = Math.max(2, Math.ceil(reports / seconds / perMachine));
const days = walk(machines);
const objects = reports * (2 + given.outputs); // the data file, the result, the outputs
const puts = objects;
const gets = reports * (4 + given.outputs); // the result twice, the data, the outputs looked for; fetched once
const gigabytes = (reports * (given.outputs * given.outputKb + 8 + 4)) / 1e6;
const price = {
  machines: machines * hours * given.machineHour,
  requests: puts * given.putPrice + gets * given.getPrice,
  'a month of storage': gigabytes * given.storeGbMonth,
};

print('reports a second, on average', (reports / seconds).toFixed(1));
print('reports a second, of a machine', perMachine.toFixed(0));
print('machines', `${machines} of ${cores} cores`);
print(
  'done after, with losses',
  `${days.hours.toFixed(1)} h, ${days.lost} machines lost, ${days.repeated} reports done again`,
);
print('memory of the queue, all jobs put at once', `${((reports * given.jobBytes) / 1e9).toFixed(1)} GB`);
print('core of the queue server', `${((reports * given.queueOpsMs) / 10 / seconds).toFixed(1)} %`);
print('objects in the store', objects.toLocaleString('en-US'));
print('bytes in the store', `${gigabytes.toFixed(0)} GB`);
print('writes to the store a second', (puts / seconds).toFixed(0));
for (const [name, dollars] of Object.entries(price)) print(`cost: ${name}`, `$${dollars.toFixed(2)}`);

/** Minute by minute, with a fixed chance, so that the same numbers give the same day. */
function walk(count) {
  let [left, running, minute, lost, repeated] = [reports, count, 0, 0, 0];
  const coming = [];
  let chance = 0;
  for (; left > 0 && minute < 10 * 24 * 60; minute += 1) {
    chance += (running * given.lossesADay) / (24 * 60);
    for (; chance >= 1; chance -= 1) {
      running -= 1;
      lost += 1;
      repeated += cores;
      left += cores;
      coming.push(minute + 5);
    }
    while (coming[0] <= minute) running += coming.shift() ? 1 : 0;
    left -= Math.max(0, running) * perMachine * 60;
  }
  return { hours: minute / 60, lost, repeated };
}

function print(name, value) {
  console.log(`${name.padEnd(44)}${value}`);
}
