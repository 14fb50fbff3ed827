package campus.contacts.osid;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFoldTest {
    @ParameterizedTest
    @CsvSource({
        "Ada, ada",
        "Lovel\u00e9, lovele",
        "STRASSE, strasse",
        "Stra\u00dfe, strasse",
        "\u1e9e, ss",
        "\u03a3\u03c3\u03c2, \u03c3\u03c3\u03c3",
        "\u00d8re, ore",
        "\u0141\u00f3d\u017a, lodz",
        "\u0110\u00d0\u00de, ddth",
        "\u0130\u0131I, iii",
        "\u00c6\u0152, aeoe",
        "\ufb01, fi",
        "\uff21, a",
        "\u304c, \u304b",
        "\uac00, \uac00",
        "\u00ef\u0308, i"
    })
    void folds_letters_without_marks_and_case(String text, String folded) {
        assertThat(TextFold.fold(text)).isEqualTo(folded);
    }

    @RepeatedTest(20)
    void sort_keys_have_the_order_of_code_points() {
        Dice dice = Dice.of("sort keys");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            texts.add(dice.text(1 + dice.below(4)));
        }
        Comparator<String> byCodePoint = Comparator.comparing(
                text -> TextFold.fold(text).codePoints().boxed().toList(), TextFoldTest::compare);
        assertThat(texts.stream()
                        .sorted(Comparator.comparing(TextFold::sortKey))
                        .toList())
                .isEqualTo(texts.stream().sorted(byCodePoint).toList());
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) - other.get(i);
            }
        }
        return one.size() - other.size();
    }

    @Test
    void sort_keys_have_a_maximum_length() {
        assertThat(TextFold.sortKey("\ufdfa".repeat(128))).hasSize(1000).isLessThan(TextFold.LAST);
    }
}
