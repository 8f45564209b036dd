// Reads calendar files, one JSON string a line, as a calendar program does: by the zone rules the file carries.
import { createInterface } from "node:readline";
import ICAL from "ical.js";

for await (const line of createInterface({ input: process.stdin })) {
    ICAL.TimezoneService.reset();
    const calendar = new ICAL.Component(ICAL.parse(JSON.parse(line)));
    const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone));
    zones.forEach((zone) => ICAL.TimezoneService.register(zone.tzid, zone));
    const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
    console.log(JSON.stringify({
        method: calendar.getFirstPropertyValue("method"),
        zones: zones.map((zone) => zone.tzid),
        starts: event.startDate.toJSDate().toISOString(),
        minutes: event.duration.toSeconds() / 60,
        local: event.startDate.toString(),
        summary: event.summary,
        description: event.description,
        location: event.location,
        attendees: event.attendees.map((attendee) => attendee.getFirstValue()),
        uid: event.uid,
        sequence: event.sequence,
    }));
}
