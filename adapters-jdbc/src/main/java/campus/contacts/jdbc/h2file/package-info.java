/**
 * A file system for H2 that corrects what H2 writes, and checks of the file that a killed process left. Start with {@link
 * campus.contacts.jdbc.h2file.H2FileSystem}.
 *
 * <p>H2 2.5.252 writes the header of a file before it notes the newest chunk, so a {@code kill -9} can lose commits that were
 * acknowledged ({@link campus.contacts.jdbc.h2file.HeaderCorrection}), and it does not complete commits that the end of a process
 * interrupted ({@link campus.contacts.jdbc.h2file.InterruptedCommits}). H2 2.4.240 does not have the first fault. Delete this package as
 * soon as the kill tests ({@code CrashIT}, {@code ReopeningTest}) pass without it on the H2 in use.
 */
package campus.contacts.jdbc.h2file;
