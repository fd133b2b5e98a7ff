// Reads a calendar from standard input with ical.js: its events and the problems of its components, or why it does not.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.argv[2]}/`);
const { default: ICAL } = await import(pathToFileURL(require.resolve("ical.js")));
ICAL.design.strict = true;
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
let events = [];
let error = "";
try {
  const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString("utf8")));
  events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    // The library counts on where a date has too many days or months; a date that changes so is none.
    for (const name of ["dtstart", "dtend", "dtstamp"]) {
      const property = component.getFirstProperty(name);
      if (property && property.getFirstValue().toString() !== property.jCal[3]) {
        throw new Error(`${name} is no date: ${property.jCal[3]}`);
      }
    }
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      sequence: event.sequence,
      starts: event.startDate.toString(),
      ends: event.endDate.toString(),
      status: component.getFirstPropertyValue("status"),
      stamp: component.getFirstPropertyValue("dtstamp").toString(),
    };
  });
} catch (reason) {
  error = String(reason.message);
}
process.stdout.write(JSON.stringify({ events, error }));
