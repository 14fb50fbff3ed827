/**
 * Tests of the packaged program: the jar in a process of its own, started with options, called over HTTP, stopped or killed. {@link
 * campus.contacts.program.ProgramLauncher} starts a process, {@link campus.contacts.program.Program} represents it. Details of
 * responses are tested elsewhere, without a process.
 */
package campus.contacts.program;
