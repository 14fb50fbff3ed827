/**
 * Rules on the structure in the top README that neither Maven nor javac checks: who may read the environment, read the clock, or use
 * which library. {@link campus.contacts.architecture.Bytecode} reads the classes of all modules for the rules.
 */
package campus.contacts.architecture;
