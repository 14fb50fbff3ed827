/** Corrections below H2 for files that a killed process leaves behind. Start with {@link campus.contacts.jdbc.h2file.H2FileSystem}. */
package campus.contacts.jdbc.h2file;
