/** The Contact service without a framework: the use cases, the storage that they need, and one in memory. */
module campus.contacts {
    exports campus.contacts;
    exports campus.contacts.people;
    exports campus.contacts.query;
    exports campus.contacts.records;
    exports campus.contacts.spi;
    exports campus.contacts.tasks;

    uses campus.contacts.spi.StorageProvider;

    provides campus.contacts.spi.StorageProvider with
            campus.contacts.memory.MemoryStorageProvider;
}
