/**
 * What neither Maven nor javac sees of the shape that the top README draws: who may read the environment, ask for the time, or
 * name which library. {@link campus.contacts.architecture.Bytecode} is what the rules look at, all modules together.
 */
package campus.contacts.architecture;
