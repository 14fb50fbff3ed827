// Reads vCards from standard input with ical.js and writes one line for each.
import ICAL from "ical.js";

let text = "";
for await (const chunk of process.stdin) {
    text += chunk;
}
const parsed = ICAL.parse(text);
for (const each of typeof parsed[0] === "string" ? [parsed] : parsed) {
    const card = new ICAL.Component(each);
    const values = (name) => card.getAllProperties(name).map((property) => property.getFirstValue());
    console.log([values("fn")[0], values("note")[0], ...values("email"), ...values("tel")].join(" | "));
}
