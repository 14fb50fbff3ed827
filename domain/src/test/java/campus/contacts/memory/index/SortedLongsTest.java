package campus.contacts.memory.index;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.PrimitiveIterator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SortedLongsTest {
    @Test
    void a_set_of_numbers_behaves_like_a_sorted_set() {
        Dice dice = Dice.of("numbers");
        SortedLongSet numbers = new SortedLongSet();
        NavigableSet<Long> model = new TreeSet<>();
        for (int i = 0; i < 5000; i++) {
            long number = dice.below(50);
            if (dice.oneIn(2)) {
                assertThat(numbers.add(number)).isEqualTo(model.add(number));
            } else {
                assertThat(numbers.remove(number)).isEqualTo(model.remove(number));
            }
            assertThat(numbers.contains(number)).isEqualTo(model.contains(number));
            assertThat(numbers.isEmpty()).isEqualTo(model.isEmpty());
            assertThat(numbers.size()).isEqualTo(model.size());
            assertWalks(numbers, model, dice.below(52) - 1);
        }
    }

    @Test
    void merged_sets_iterate_like_their_union() {
        Dice dice = Dice.of("merged numbers");
        for (int i = 0; i < 500; i++) {
            List<SortedLongSet> parts = new ArrayList<>();
            NavigableSet<Long> union = new TreeSet<>();
            for (int part = dice.below(5); part > 0; part--) {
                List<Long> some = new ArrayList<>();
                for (int j = dice.below(12); j > 0; j--) {
                    some.add((long) dice.below(20));
                }
                parts.add(SortedLongSet.of(some));
                union.addAll(some);
            }
            assertWalks(new MergedLongSets(parts), union, dice.below(22) - 1);
            assertThat(new MergedLongSets(parts).size()).isGreaterThanOrEqualTo(union.size());
        }
    }

    private static void assertWalks(SortedLongs candidates, NavigableSet<Long> model, long position) {
        assertThat(all(candidates.after(position))).isEqualTo(List.copyOf(model.tailSet(position, false)));
        assertThat(all(candidates.before(position)))
                .isEqualTo(List.copyOf(model.headSet(position, false).descendingSet()));
    }

    private static List<Long> all(PrimitiveIterator.OfLong walk) {
        List<Long> all = new ArrayList<>();
        walk.forEachRemaining((long number) -> all.add(number));
        return all;
    }
}
