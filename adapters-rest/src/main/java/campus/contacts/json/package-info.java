/** JSON of values, as requests, archives and imports have it. Start with {@link campus.contacts.json.Json}. */
package campus.contacts.json;
