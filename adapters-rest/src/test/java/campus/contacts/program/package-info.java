/**
 * Tests of the program as its users get it: the jar in a process of its own, started with options, spoken to over HTTP, stopped
 * or killed. {@link campus.contacts.program.ProgramLauncher} starts one, {@link campus.contacts.program.Program} is one. What the service
 * answers in detail is tested elsewhere, without a process.
 */
package campus.contacts.program;
