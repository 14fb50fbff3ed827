package campus.contacts.memory;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.contract.HistorySweepContract;
import campus.contacts.spi.contract.RecordedClockContract;
import campus.contacts.spi.contract.StorageContract;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MemoryStorageTest implements StorageContract, RecordedClockContract, HistorySweepContract {
    @Override
    public Storage openStorage(UnaryOperator<StorageSettings> options) {
        return StorageProvider.openStorage(options.apply(StorageSettings.of(StorageSettings.MEMORY, AUTHORITY)));
    }

    @Test
    void the_default_authority_is_localhost() {
        try (Storage storage = StorageProvider.openStorage(StorageSettings.of(StorageSettings.MEMORY, null))) {
            assertThat(storage.defaultAddressBookId()).hasToString("contact.AddressBook:1@localhost");
        }
    }

    @Test
    void numbers_of_every_kind_start_at_1() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            assertThat(address).hasToString("contact.Address:1@campus.example");
            assertThat(campus.contact(address)).hasToString("contact.Contact:1@campus.example");
            assertThat(campus.book()).hasToString("contact.AddressBook:2@campus.example");
            campus.addresses().delete(ANYONE, campus.address(), VersionPrecondition.NONE);
            assertThat(campus.address()).hasToString("contact.Address:3@campus.example");
        }
    }

    @Test
    void every_storage_is_separate() {
        try (CampusFixture one = campus();
                CampusFixture other = campus()) {
            one.storage().write(unit -> other.address());
            assertThat(one.list(AddressQuery.ALL)).isEmpty();
            assertThat(other.list(AddressQuery.ALL)).hasSize(1);
        }
    }

    @Test
    void a_unit_that_has_ended_cannot_be_used() {
        try (CampusFixture campus = campus()) {
            UnitOfWork ended = campus.storage().write(unit -> unit);
            assertThatIllegalStateException().isThrownBy(ended::addresses);
            var addresses = campus.storage().write(UnitOfWork::addresses);
            assertThatIllegalStateException()
                    .isThrownBy(() -> addresses.list(AddressQuery.ALL, Visibility.EVERYTHING, CampusFixture.all()));
            assertThatIllegalStateException().isThrownBy(() -> addresses.delete(campus.addressOf(campus.address())));
        }
    }

    @Test
    void a_unit_cannot_be_used_by_another_thread() {
        try (CampusFixture campus = campus()) {
            campus.storage().read(unit -> {
                CompletableFuture<Object> other = CompletableFuture.supplyAsync(unit::contacts);
                assertThatThrownBy(other::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(IllegalStateException.class);
                return null;
            });
        }
    }

    @Test
    void a_read_only_unit_can_neither_lock_nor_write() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Address stored = campus.addressOf(address);
            campus.storage().read(unit -> {
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addresses().lock(address));
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addresses().delete(stored));
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addressBooks().lockHierarchy());
                assertThatIllegalStateException()
                        .isThrownBy(() -> unit.addressBooks().markRoot(campus.defaultBook(), false));
                return null;
            });
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(address);
        }
    }

    @Test
    void a_unit_cannot_close_its_storage() {
        try (CampusFixture campus = campus()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> campus.storage().read(unit -> {
                        campus.storage().close();
                        return null;
                    }));
            assertThat(campus.roots()).hasSize(1);
        }
    }

    @Test
    void a_closed_storage_rejects_the_call_for_its_authority() {
        Storage storage = openStorage();
        storage.close();
        assertThatThrownBy(storage::ownIds).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(storage::defaultAddressBookId).isInstanceOf(StorageUnavailableException.class);
    }
}
