/** The storage in memory. Start with {@link campus.contacts.memory.MemoryStorageProvider}. */
package campus.contacts.memory;
