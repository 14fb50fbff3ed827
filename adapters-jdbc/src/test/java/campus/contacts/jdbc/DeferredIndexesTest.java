package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Contact;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of the keys and indexes that an import drops and creates again. */
class DeferredIndexesTest {
    private static final String KEYS_AND_INDEXES = """
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace
            union all select indexdef from pg_indexes where schemaname = 'public' order by 1""";

    @Test
    void all_exist_again_after_a_load() {
        try (CampusFixture original = new CampusFixture(Databases.open(Databases.h2InMemory()));
                JdbcStorage copy = Databases.open(Databases.postgreSql())) {
            Id contact = original.contact(original.address(original.book()));
            List<String> before = keysAndIndexes(copy);
            copy.archive().importFrom(original.storage().archive()::exportTo);
            assertThat(keysAndIndexes(copy))
                    .isEqualTo(before)
                    .anyMatch(each -> each.contains("contact_by_reference"))
                    .anyMatch(each -> each.contains("FOREIGN KEY (address_id)"));
            assertThat(copy.<Contact>read(unit ->
                            unit.contacts().find(contact, Visibility.EVERYTHING).orElseThrow()))
                    .isEqualTo(original.contactOf(contact));
        }
    }

    @Test
    void all_still_exist_after_a_failed_load() {
        try (JdbcStorage storage = Databases.open(Databases.postgreSql())) {
            List<String> before = keysAndIndexes(storage);
            assertThatThrownBy(() -> storage.archive().importFrom(sink -> {
                        throw new ArithmeticException();
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(keysAndIndexes(storage)).isEqualTo(before);
        }
    }

    private static List<String> keysAndIndexes(JdbcStorage storage) {
        return storage.jdbi()
                .withHandle(handle ->
                        handle.createQuery(KEYS_AND_INDEXES).mapTo(String.class).list());
    }
}
