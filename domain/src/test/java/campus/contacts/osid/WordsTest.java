package campus.contacts.osid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada lovelace",
        "O'Neill-Smith & Co., o neill smith co",
        "%_*\"' , ''",
        "Stra\u00dfe 12b, strasse 12b",
        "\u0410\u043d\u043d\u0430 \u041a\u0430\u0440\u0435\u043d\u0438\u043d\u0430, \u0430\u043d\u043d\u0430 \u043a\u0430\u0440\u0435\u043d\u0438\u043d\u0430",
        "\u0645\u064f\u062d\u0645\u062f, \u0645\u062d\u0645\u062f",
        "\u6771\u4eac\u30bf\u30ef\u30fc, \u6771\u4eac\u30bf\u30ef\u30fc \u4eac\u30bf\u30ef\u30fc \u30bf\u30ef\u30fc \u30ef\u30fc \u30fc",
        "\ud55c\uae00ab3, \ud55c\uae00 \uae00 ab3",
        "\ud801\udc00x, \ud801\udc28x"
    })
    void divides_folded_text_into_runs_of_letters_and_digits(String text, String words) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
    }

    @Test
    void a_typed_run_of_han_is_one_word() {
        assertThat(Words.typed("\u6771\u4eac \u4eac")).containsExactly("\u6771\u4eac", "\u4eac");
    }

    @Test
    void long_words_are_cut() {
        assertThat(Words.of("\u6771".repeat(18)))
                .hasSize(18)
                .startsWith("\u6771".repeat(16))
                .endsWith("\u6771");
        assertThat(Words.typed("\u6771".repeat(18))).containsExactly("\u6771".repeat(16));
        assertThat(Words.of("\ud801\udc28".repeat(600))).containsExactly("\ud801\udc28".repeat(500));
    }
}
