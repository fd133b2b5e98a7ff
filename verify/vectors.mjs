// Recompute the vectors from the calendar's table: node verify/vectors.mjs CALENDAR.csv DEADLINES.csv
import { readFileSync } from "node:fs";

const [calendar, deadlines] = process.argv.slice(2).map((path) => {
  const [head, ...rows] = readFileSync(path, "utf8").trim().split("\n").map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
});

// A later notice overrides an earlier one; where only the month of issue is known, its end is taken.
const issued = (row) => (row.issued + "-31").slice(0, 10);
calendar.sort((a, b) => (issued(a) < issued(b) ? -1 : issued(a) > issued(b) ? 1 : 0));
const changed = new Map(calendar.map((row) => [row.date, row.kind]));

const text = (day) => day.toISOString().slice(0, 10);
const plus = (day, n) => new Date(day.getTime() + n * 86400000);
const works = (day) => {
  const kind = changed.get(text(day));
  return kind ? kind === "work" : day.getUTCDay() % 6 !== 0;
};

function months(start, n) {
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n + 1, 0));
  const same = Math.min(start.getUTCDate(), last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), same));
}

function due(row) {
  const amount = Number(row.amount);
  let day = new Date(row.start + "T00:00:00Z");
  if (row.unit === "day") day = plus(day, amount);
  else if (row.unit === "month") day = months(day, amount);
  else if (row.unit === "year") day = months(day, 12 * amount);
  else if (row.unit === "date") day = new Date(`${day.getUTCFullYear() + 1}-${row.amount}T00:00:00Z`);
  else if (row.unit === "on") day = new Date(row.amount + "T00:00:00Z");
  else {
    for (let left = amount; left > 0; ) {
      day = plus(day, 1);
      const credited = row.credited_from && row.credited_from <= text(day) && text(day) <= row.credited_to;
      if (works(day) && !credited) left -= 1;
    }
  }
  if (row.clear === "yes") day = plus(day, 1);
  while (row.rolls === "yes" && !works(day)) day = plus(day, 1);
  return text(day);
}

const wrong = deadlines.filter((row) => due(row) !== row.due);
for (const row of wrong) console.log(`${row.id}: ${row.due} is given, ${due(row)} computed`);
if (!wrong.length) console.log(`${deadlines.length} ok`);
process.exitCode = wrong.length ? 1 : 0;
