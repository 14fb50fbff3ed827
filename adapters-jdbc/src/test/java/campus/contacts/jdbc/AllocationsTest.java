package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.osid.Id;
import campus.contacts.spi.fixture.CampusFixture;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the memory that frequent reads allocate on H2, in this process: unlike their time it is the same on every machine and under any
 * load. The limits are half as much again as was measured.
 */
class AllocationsTest {
    private static final int WARM_UPS = 2000;
    private static final int TIMES = 1000;
    private static final int PAGE = 100;

    private final JdbcStorage storage = Databases.open(Databases.h2InMemory());
    private final CampusFixture campus = new CampusFixture(storage);

    @AfterEach
    void close() {
        campus.close();
    }

    /** Returns the bytes that an action allocates, on average. */
    private static long allocated(Runnable action) {
        for (int i = 0; i < WARM_UPS; i++) {
            action.run();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < TIMES; i++) {
            action.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }

    @Test
    void finding_a_contact_allocates_little() {
        Id contact = campus.contact(campus.address());
        long bytes = allocated(() -> campus.contacts().get(ANYONE, contact));
        assertThat(bytes).isLessThan(16_000);
    }

    @Test
    void listing_contacts_allocates_little_for_each() {
        Id address = campus.address();
        for (int i = 0; i < PAGE; i++) {
            campus.contact(address);
        }
        long one = allocated(() -> campus.contacts().list(ANYONE, ContactQuery.ALL, PageRequest.first(1)));
        long page = allocated(() -> campus.contacts().list(ANYONE, ContactQuery.ALL, PageRequest.first(PAGE)));
        assertThat((page - one) / (PAGE - 1)).isLessThan(850);
    }
}
