package campus.contacts.rest;

import java.util.List;
import java.util.UUID;

/** Where the service under test keeps its objects. The surface may not differ between them. */
enum StorageUnderTest {
    MEMORY {
        @Override
        List<String> options() {
            return List.of("--database", "memory");
        }
    },
    H2 {
        @Override
        List<String> options() {
            return List.of("--database", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        }
    },
    POSTGRESQL {
        @Override
        List<String> options() {
            return Postgres.options();
        }
    };

    /** The command line options that open a new, empty one. */
    abstract List<String> options();
}
