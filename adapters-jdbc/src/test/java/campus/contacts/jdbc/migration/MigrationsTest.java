package campus.contacts.jdbc.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private final Migrations migrations = new Migrations(List.of("campus/contacts/jdbc/migrations"));

    @Test
    void versions_are_ordered_numerically() {
        assertThat(migrations.versions()).containsExactly("1.2", "1.10", "2");
        assertThat(migrations.latest()).isEqualTo("2");
    }

    @Test
    void relations_are_those_after_the_last_migration() {
        assertThat(migrations.relations()).containsExactlyInAnyOrder("book", "book_number", "volume");
    }
}
