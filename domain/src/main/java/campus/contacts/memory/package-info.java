/**
 * The storage in memory: real in everything but durability. Open {@link campus.contacts.memory.MemoryStorageProvider} first.
 * Nothing outside this package names its types; it is found as any storage is.
 */
package campus.contacts.memory;
