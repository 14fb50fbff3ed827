package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookView;
import campus.contacts.osid.Id;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.testing.Dice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the path counts between books against an independent count, after random additions and removals of edges. */
class PathsTest {
    private static final int BOOKS = 9;
    private static final int EDITS = 120;
    private static final int LEVELS = 150;

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2InMemory(), Databases.postgreSql());
    }

    private record Way(long ancestor, long descendant) {}

    private static Map<Way, BigDecimal> stored(JdbcStorage storage) {
        Map<Way, BigDecimal> ways = new HashMap<>();
        storage.jdbi()
                .useHandle(handle -> handle.createQuery("select * from address_book_path")
                        .map((row, context) -> ways.put(
                                new Way(row.getLong("ancestor_id"), row.getLong("descendant_id")),
                                row.getBigDecimal("path_count")))
                        .list());
        return ways;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void path_counts_match_an_independent_count(StorageSettings settings) {
        Dice dice = Dice.of("ways");
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            List<Id> books = new ArrayList<>(List.of(campus.defaultBook()));
            while (books.size() < BOOKS) {
                books.add(campus.book());
            }
            boolean[][] edges = new boolean[BOOKS][BOOKS];
            for (int edit = 0; edit < EDITS; edit++) {
                int parent = dice.below(BOOKS - 1);
                int child = parent + 1 + dice.below(BOOKS - 1 - parent);
                edges[parent][child] = !edges[parent][child];
                if (edges[parent][child]) {
                    campus.hierarchy().addChild(ANYONE, books.get(parent), books.get(child));
                } else {
                    campus.hierarchy().removeChild(ANYONE, books.get(parent), books.get(child));
                }
                assertThat(stored(storage)).isEqualTo(counted(edges));
            }
        }
    }

    /** Books are numbered from 1, and edges lead to larger numbers only. */
    private static Map<Way, BigDecimal> counted(boolean[][] edges) {
        Map<Way, BigDecimal> ways = new HashMap<>();
        for (int from = 0; from < BOOKS; from++) {
            long[] count = new long[BOOKS];
            count[from] = 1;
            for (int to = from; to < BOOKS; to++) {
                for (int between = from; between < to; between++) {
                    count[to] += edges[between][to] ? count[between] : 0;
                }
                if (count[to] > 0) {
                    ways.put(new Way(from + 1, to + 1), BigDecimal.valueOf(count[to]));
                }
            }
        }
        return ways;
    }

    /**
     * Every rung has two books, both below both books of the rung above: from the first to the last there are 2 to the power of 149 paths, a
     * number of 45 digits.
     */
    @ParameterizedTest
    @MethodSource("databases")
    void a_ladder_of_150_rungs_can_be_built_and_removed(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            Id top = campus.book();
            Id[] rung = {top};
            for (int level = 1; level < LEVELS; level++) {
                rung = new Id[] {campus.book(rung), campus.book(rung)};
            }
            campus.address(campus.book(rung));
            assertThat(campus.addressesIn(top, AddressBookView.FEDERATED)).hasSize(1);
            Map<Way, BigDecimal> ways = stored(storage);
            assertThat(ways).hasSize(waysOfLadder());
            assertThat(ways.values())
                    .contains(BigDecimal.valueOf(2).pow(LEVELS - 1))
                    .doesNotContain(BigDecimal.valueOf(2).pow(LEVELS));
            List<Id> sides = campus.children(top);
            sides.forEach(side -> campus.hierarchy().removeChild(ANYONE, top, side));
            assertThat(campus.addressesIn(top, AddressBookView.FEDERATED)).isEmpty();
            assertThat(campus.addressesIn(sides.get(0), AddressBookView.FEDERATED))
                    .hasSize(1);
        }
    }

    /** Returns the number of pairs of an ancestor and a descendant, each of which is one row, whatever the number of paths between them. */
    private static int waysOfLadder() {
        int rungs = LEVELS - 1;
        int sides = 2 * rungs;
        int ofItself = 1 + 1 + sides + 1;
        int fromTheTop = sides + 1;
        int betweenRungs = 4 * rungs * (rungs - 1) / 2;
        return ofItself + fromTheTop + betweenRungs + sides;
    }
}
