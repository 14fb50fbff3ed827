/** Export and import of everything in a storage. Start with {@link campus.contacts.memory.archive.MemoryLoader}. */
package campus.contacts.memory.archive;
