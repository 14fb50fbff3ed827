/** The command line and the wiring of the server. Start with {@link campus.contacts.program.Main}. */
package campus.contacts.program;
