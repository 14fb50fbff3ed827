package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.access.Caller;
import campus.contacts.records.WebAddress;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Tests storages on connections that the program provides. */
class OwnConnectionsTest {
    private static final Caller ME = Caller.ANYONE;

    private static DataSource source(String database) {
        if (database.equals("PostgreSQL")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(Databases.postgreSql().database());
            return source;
        }
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(Databases.h2File().database());
        source.setUser("sa");
        return source;
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_storage_on_own_connections_is_durable_and_leaves_them_usable(String database) throws SQLException {
        DataSource source = source(database);
        Address made;
        try (ContactService service = ContactService.over(JdbcStorageProvider.open(source))) {
            WebAddress page = WebAddress.at("https://example.edu/");
            made = service.addresses().create(ME, AddressForm.named("Gate").with(page));
        }
        try (ContactService again = ContactService.over(JdbcStorageProvider.open(source))) {
            assertThat(again.addresses().get(ME, made.id())).isEqualTo(made);
        }
        assertThat(source.getConnection().isValid(1)).isTrue();
    }

    @Test
    void a_stream_reads_page_by_page_and_holds_nothing() {
        try (ContactService service = ContactService.over(JdbcStorageProvider.open(source("H2")))) {
            IntStream.range(0, 1001).forEach(i -> service.addresses().create(ME, AddressForm.named("A" + i)));
            assertThat(service.addresses().find().stream(ME)
                            .map(each -> each.display().name()))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 1001).mapToObj(i -> "A" + i).toList());
            // more unfinished streams than there are connections
            for (int i = 0; i < 40; i++) {
                assertThat(service.addresses().find().stream(ME).iterator().next())
                        .isNotNull();
            }
            assertThat(service.addresses().find().count(ME)).isEqualTo(1001);
        }
    }

    @Test
    void a_source_without_connections_is_reported() {
        PGSimpleDataSource closed = new PGSimpleDataSource();
        closed.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        assertThatThrownBy(() -> JdbcStorageProvider.open(closed)).isInstanceOf(StorageUnavailableException.class);
    }
}
