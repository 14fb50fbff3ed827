package campus.contacts.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.Caller;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.osid.Refusal;
import campus.contacts.service.people.ResultSnapshots;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Search results are kept as snapshots and paged through later (campus facades, section 4). */
public interface ResultSnapshotContract extends StorageFixture {
    Caller ADA = new Caller("ada", Map.of());
    Caller BOB = new Caller("bob", Map.of());
    ResultSnapshots.Search PATH = new ResultSnapshots.Search("/api/email_addresses", List.of());

    private static ResultSnapshots sets(CampusFixture campus) {
        return new ResultSnapshots(campus.service().storage(), campus.clock());
    }

    @Test
    default void a_large_snapshot_is_read_back_unchanged() {
        try (CampusFixture campus = campus()) {
            long[] numbers = LongStream.range(0, 300_000).map(i -> i * i + 1).toArray();
            String key = sets(campus).keep(ADA, PATH, numbers);
            assertThat(key).matches("[0-9a-f]{32}");
            assertThat(sets(campus).find(ADA, PATH, key))
                    .hasValueSatisfying(found -> assertThat(found).isEqualTo(numbers));
        }
    }

    @Test
    default void a_snapshot_belongs_to_one_caller_and_path() {
        try (CampusFixture campus = campus()) {
            String key = sets(campus).keep(ADA, PATH, new long[] {1, 2});
            assertThat(sets(campus).find(BOB, PATH, key)).isEmpty();
            assertThat(sets(campus).find(ADA, new ResultSnapshots.Search("/api/terms", List.of()), key))
                    .isEmpty();
            assertThat(sets(campus).find(ADA, PATH, key.replace(key.charAt(0), key.charAt(0) == 'a' ? 'b' : 'a')))
                    .isEmpty();
            assertThat(sets(campus).find(ADA, PATH, key)).isPresent();
        }
    }

    @Test
    default void a_snapshot_expires_twelve_hours_after_its_last_use() {
        try (CampusFixture campus = campus()) {
            String key = sets(campus).keep(ADA, PATH, new long[] {1});
            for (int day = 0; day < 3; day++) {
                campus.clock().advance(ResultSnapshots.KEPT);
                assertThat(sets(campus).find(ADA, PATH, key)).isPresent();
            }
            campus.clock().advance(ResultSnapshots.KEPT.plus(Duration.ofMillis(1)));
            assertThat(sets(campus).find(ADA, PATH, key)).isEmpty();
            sets(campus).keep(BOB, PATH, new long[] {1});
            campus.clock().advance(ResultSnapshots.KEPT.negated());
            assertThat(sets(campus).find(ADA, PATH, key)).isEmpty();
        }
    }

    @Test
    default void the_oldest_of_a_caller_s_sets_goes_when_there_are_too_many() {
        try (CampusFixture campus = campus()) {
            String bobs = sets(campus).keep(BOB, PATH, new long[] {1});
            List<String> keys = new ArrayList<>();
            for (int i = 0; i <= ResultSnapshots.MOST; i++) {
                keys.add(sets(campus).keep(ADA, PATH, new long[] {i}));
            }
            assertThat(sets(campus).find(ADA, PATH, keys.get(0))).isEmpty();
            assertThat(keys.subList(1, keys.size()))
                    .allSatisfy(
                            key -> assertThat(sets(campus).find(ADA, PATH, key)).isPresent());
            assertThat(sets(campus).find(BOB, PATH, bobs)).isPresent();
        }
    }

    @Test
    default void a_snapshot_is_found_with_no_filter_or_its_own_in_any_order() {
        try (CampusFixture campus = campus()) {
            CollectionFilter.Term adv = new CollectionFilter.Term("data_source", "adv");
            CollectionFilter.Term primary = new CollectionFilter.Term("is_primary", "true");
            ResultSnapshots.Search search = new ResultSnapshots.Search("/api/email_addresses", List.of(adv, primary));
            String key = sets(campus).keep(ADA, search, new long[] {1});
            for (List<CollectionFilter.Term> same : List.of(List.<CollectionFilter.Term>of(), List.of(primary, adv))) {
                assertThat(sets(campus).find(ADA, new ResultSnapshots.Search(search.path(), same), key))
                        .isPresent();
            }
            for (List<CollectionFilter.Term> other : List.of(List.of(adv), List.of(adv, primary, primary))) {
                ResultSnapshots.Search another = new ResultSnapshots.Search(search.path(), other);
                CampusFixture.assertRefused(
                        Refusal.Reason.INVALID_ARGUMENT, () -> sets(campus).find(ADA, another, key));
                assertThat(sets(campus).find(BOB, another, key)).isEmpty();
            }
        }
    }
}
