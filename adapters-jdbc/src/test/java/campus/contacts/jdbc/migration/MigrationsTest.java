package campus.contacts.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private final Migrations migrations = new Migrations(List.of("campus/contacts/jdbc/migrations"));

    @Test
    void versions_are_ordered_by_their_numbers() {
        assertThat(migrations.versions()).containsExactly("1.2", "1.10", "2");
        assertThat(migrations.latest()).isEqualTo("2");
    }

    @Test
    void the_relations_are_those_that_the_last_migration_leaves() {
        assertThat(migrations.relations()).containsExactlyInAnyOrder("book", "book_number", "volume");
    }
}
