package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.Follower.text;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.feed.FeedEntry;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.spi.ChangeWatch;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.contract.PrivacyContract;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.Follower;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The feed of a PostgreSQL database that several processes write, some of them slowly (recorded time, section 5). */
class FeedTransactionsTest {
    private final StorageSettings settings = Databases.postgreSql();
    private final CampusFixture campus = new CampusFixture(Databases.open(settings));
    private final CampusFixture other = new CampusFixture(Databases.open(settings));

    @AfterEach
    void close() {
        other.close();
        campus.close();
    }

    /** A unit of work of the other process that has written, and stays open until it may end. */
    private final class OpenWriter {
        private final CountDownLatch wrote = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<Id> running;

        OpenWriter() throws InterruptedException {
            running = CompletableFuture.supplyAsync(() -> other.storage().write(unit -> {
                Id made = other.address();
                wrote.countDown();
                await(mayEnd);
                return made;
            }));
            wrote.await();
        }

        Id end() {
            mayEnd.countDown();
            return running.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private long lag() {
        return campus.storage().gauges().get("changes.lag.seconds").getAsLong();
    }

    /** Otherwise its statement, which sees nothing of the other contact, would tell the clerk again that the address is removed. */
    @Test
    void a_contact_that_has_waited_for_another_one_knows_that_their_address_is_hidden_already() throws Exception {
        PrivacyContract.save(campus, PrivacyContract.ada(true));
        Id address = campus.address();
        Follower clerk = Follower.of(campus, PrivacyContract.CLERK);
        CountDownLatch wrote = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Object> hiding =
                CompletableFuture.supplyAsync(() -> other.storage().write(unit -> {
                    Id made = other.contact(new Contact.Link(address, PrivacyContract.ADA), ContactForm.named("one"));
                    wrote.countDown();
                    await(mayEnd);
                    return made;
                }));
        wrote.await();
        CompletableFuture<Id> second = CompletableFuture.supplyAsync(
                () -> campus.contact(new Contact.Link(address, PrivacyContract.ADA), ContactForm.named("other")));
        while (!second.isDone() && number("select count(*) from pg_locks where not granted") == 0) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        hiding.join();
        assertThat(campus.contactOf(second.join()).display().name()).isEqualTo("other");
        assertThat(number("select count(*) from change_entry where kind = 1 and change_code = 10"))
                .isEqualTo(1);
        assertThat(clerk.news()).containsExactly(text("removed", address));
    }

    @Test
    void nobody_reads_past_a_transaction_that_is_still_open() throws InterruptedException {
        Follower follower = Follower.of(campus);
        OpenWriter writer = new OpenWriter();
        Id late = campus.address();
        assertThat(follower.readable(10)).isEmpty();
        assertThat(lag()).isPositive();
        Id early = writer.end();
        assertThat(follower.news()).containsExactly(text("created", early), text("created", late));
    }

    /** A naive feed whose cursor is the number of the last row read; it loses rows of slower writers. */
    @Test
    void a_cursor_of_rows_would_lose_what_an_older_transaction_commits_later() throws InterruptedException {
        long last = places(0).stream().mapToLong(Long::longValue).max().orElse(0);
        OpenWriter writer = new OpenWriter();
        campus.address();
        List<Long> seen = places(last);
        assertThat(seen).hasSize(1);
        writer.end();
        assertThat(places(seen.get(0))).isEmpty();
        assertThat(places(last)).hasSize(2);
    }

    private List<Long> places(long after) {
        return campus.storage()
                .read(unit -> SqlFragment.of(
                                "select e.place from change_entry e where e.place > :after order by e.place")
                        .bind("after", after)
                        .query(((JdbcUnitOfWork) unit).handle())
                        .mapTo(Long.class)
                        .list());
    }

    @Test
    void every_version_is_told_though_two_processes_write_the_same_rows() {
        Id address = campus.address();
        List<Id> contacts = List.of(campus.contact(address), campus.contact(address));
        Follower follower = Follower.of(campus);
        List<FeedEntry> told = new ArrayList<>();
        List<Concurrently.Runner> runners = new ArrayList<>();
        for (CampusFixture process : List.of(campus, other, campus, other)) {
            runners.add(() -> {
                for (int i = 0; i < 50; i++) {
                    rename(process, contacts.get(i % 2));
                }
                return null;
            });
        }
        runners.add(() -> {
            for (int i = 0; i < 100; i++) {
                told.addAll(follower.readable(7));
            }
            return null;
        });
        assertThat(Concurrently.refusals(Concurrently.run(runners))).isEmpty();
        told.addAll(follower.entries(7));
        for (Id contact : contacts) {
            assertThat(told)
                    .filteredOn(entry -> entry.id().equals(contact))
                    .extracting(FeedEntry::version)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(2, 101).boxed().toList());
        }
    }

    private static void rename(CampusFixture process, Id contact) {
        process.contacts()
                .update(
                        ANYONE,
                        contact,
                        VersionPrecondition.NONE,
                        form -> form.withDisplay(new DisplayText(form.display().name() + "x", null)));
    }

    @Test
    void a_writer_that_is_killed_leaves_nothing_and_holds_nobody_back() throws InterruptedException {
        Follower follower = Follower.of(campus);
        OpenWriter writer = new OpenWriter();
        Id late = campus.address();
        Databases.execute(settings.database(), """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction'""");
        assertThat(follower.news()).containsExactly(text("created", late));
        writer.mayEnd.countDown();
        assertThat(writer.running).failsWithin(Duration.ofMinutes(1));
    }

    @Test
    void listeners_are_called_for_the_changes_of_other_processes() throws InterruptedException {
        Semaphore calls = new Semaphore(0);
        ChangeWatch watch = campus.storage().watchChanges(calls::release);
        Follower follower = Follower.of(campus);
        Id made = other.address();
        List<String> news = new ArrayList<>();
        while (news.isEmpty()) {
            calls.acquire();
            follower.readable(10).forEach(entry -> news.add(Follower.text(entry)));
        }
        assertThat(news).containsExactly(text("created", made));
        watch.close();
        watch.close();
    }

    /** A table that cannot be read is no outage, which a process waits for. */
    @Test
    void listeners_are_called_again_after_the_feed_could_not_be_read_for_a_while() throws Exception {
        Semaphore calls = new Semaphore(0);
        String database = settings.database();
        Databases.execute(database, "create sequence looks");
        Databases.execute(database, """
                create function look() returns bigint language plpgsql as
                'begin perform nextval(''looks''); raise exception ''no look''; end'""");
        Databases.execute(database, "alter table change_entry rename to hidden_entry");
        Databases.execute(
                database, "create view change_entry as select look() as writer, 0 as place, now() as changed_at");
        ChangeWatch watch = campus.storage().watchChanges(calls::release);
        while (number("select last_value from looks") < 3) {
            Thread.onSpinWait();
        }
        Databases.execute(database, "drop view change_entry");
        Databases.execute(database, "alter table hidden_entry rename to change_entry");
        calls.acquire();
        watch.close();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.database());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void listeners_are_called_when_an_older_transaction_ends() throws InterruptedException {
        Semaphore calls = new Semaphore(0);
        ChangeWatch watch = campus.storage().watchChanges(calls::release);
        Follower follower = Follower.of(campus);
        OpenWriter writer = new OpenWriter();
        campus.contacts()
                .create(
                        ANYONE,
                        new Contact.Link(campus.address(), CampusFixture.SOMEBODY),
                        CreationRequest.PLAIN,
                        ContactForm.named("x"));
        assertThat(follower.readable(10)).isEmpty();
        calls.drainPermits();
        writer.end();
        List<FeedEntry> news = new ArrayList<>();
        while (news.size() < 3) {
            calls.acquire();
            news.addAll(follower.readable(10));
        }
        assertThat(news).hasSize(3);
        watch.close();
    }
}
