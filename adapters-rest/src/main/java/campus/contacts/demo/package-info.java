/**
 * A small invented campus, for trying things out: some 200 people, their addresses and contacts, and a university of three
 * levels. Open {@link campus.contacts.demo.Demo} first; {@code People} and {@code Units} hold the names as tables. It speaks
 * to the use cases as any embedder would, and nothing else depends on it but the program's start.
 */
package campus.contacts.demo;
