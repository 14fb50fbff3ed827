import org.jspecify.annotations.NullMarked;

/**
 * The Contact service without a framework: its domain model, its use cases, the SPI of storages, and a storage in
 * memory.
 *
 * @since 1.0.0
 */
@NullMarked
module campus.contacts {
    requires static org.jspecify;

    exports campus.contacts;
    exports campus.contacts.access;
    exports campus.contacts.directory;
    exports campus.contacts.feed;
    exports campus.contacts.filter;
    exports campus.contacts.history;
    exports campus.contacts.imports;
    exports campus.contacts.osid;
    exports campus.contacts.people;
    exports campus.contacts.records;
    exports campus.contacts.service;
    exports campus.contacts.service.duplicates;
    exports campus.contacts.service.feed;
    exports campus.contacts.service.contactimport;
    exports campus.contacts.service.history;
    exports campus.contacts.service.peopleimport;
    exports campus.contacts.service.objects;
    exports campus.contacts.service.people;
    exports campus.contacts.spi;
    exports campus.contacts.storage;
    exports campus.contacts.storage.text to
            campus.contacts.jdbc;
    exports campus.contacts.tasks;

    uses campus.contacts.spi.StorageProvider;

    provides campus.contacts.spi.StorageProvider with
            campus.contacts.memory.MemoryStorageProvider;
}
